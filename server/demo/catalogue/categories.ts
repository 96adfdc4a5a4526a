import type { Localized } from '../../../domain/contract/primitive.ts';

/** Categories of the demo mall: slug and names. */
export const demoCategories: readonly { readonly id: string; readonly name: Localized }[] = [
  { id: 'fashion', name: { en: 'Fashion', ru: 'Одежда', fi: 'Muoti', de: 'Mode' } },
  { id: 'shoes', name: { en: 'Shoes and bags', ru: 'Обувь и сумки', fi: 'Kengät ja laukut', de: 'Schuhe und Taschen' } },
  {
    id: 'cafe',
    name: { en: 'Cafés and restaurants', ru: 'Кафе и рестораны', fi: 'Kahvilat ja ravintolat', de: 'Cafés und Restaurants' },
  },
  { id: 'pharmacy', name: { en: 'Pharmacy', ru: 'Аптека', fi: 'Apteekki', de: 'Apotheke' } },
  {
    id: 'bank',
    name: { en: 'Bank and exchange', ru: 'Банк и обмен', fi: 'Pankki ja valuutanvaihto', de: 'Bank und Wechselstube' },
  },
  { id: 'books', name: { en: 'Books and music', ru: 'Книги и музыка', fi: 'Kirjat ja musiikki', de: 'Bücher und Musik' } },
  { id: 'electronics', name: { en: 'Electronics', ru: 'Электроника', fi: 'Elektroniikka', de: 'Elektronik' } },
  { id: 'home', name: { en: 'Home and plants', ru: 'Дом и растения', fi: 'Koti ja kasvit', de: 'Wohnen und Pflanzen' } },
  { id: 'toys', name: { en: 'Toys and children', ru: 'Игрушки и детям', fi: 'Lelut ja lapset', de: 'Spielzeug und Kinder' } },
  { id: 'beauty', name: { en: 'Beauty and optics', ru: 'Красота и оптика', fi: 'Kauneus ja optiikka', de: 'Schönheit und Optik' } },
  { id: 'sport', name: { en: 'Sport', ru: 'Спорт', fi: 'Urheilu', de: 'Sport' } },
  { id: 'grocery', name: { en: 'Food', ru: 'Продукты', fi: 'Ruoka', de: 'Lebensmittel' } },
  { id: 'leisure', name: { en: 'Cinema and leisure', ru: 'Кино и досуг', fi: 'Elokuvat ja vapaa-aika', de: 'Kino und Freizeit' } },
];
