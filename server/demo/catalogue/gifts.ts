import type { GiftDocument } from '../../../domain/contract/catalogue-document.ts';
import type { Localized } from '../../../domain/contract/primitive.ts';
import { demoCoupons } from './coupons.ts';

/** A gift of the demo mall: `pricePoints` null is only a campaign's gift; `stock` units at the start; `valueMinor` kopecks. `tenantId` makes it a coupon for that shop. */
export interface DemoGift {
  readonly id: string;
  readonly name: Localized;
  readonly text: Localized;
  readonly art: string | null;
  readonly pricePoints: number | null;
  readonly stock: number;
  readonly valueMinor: number;
  readonly collectDays: number;
  readonly tenantId: string | null;
  readonly face: GiftDocument['face'];
  /** What the desk gives when none is left. */
  readonly substitute?: string;
}

const gift = (
  id: string,
  art: string | null,
  pricePoints: number | null,
  stock: number,
  valueMinor: number,
  name: Localized,
): DemoGift => ({
  id,
  name,
  text: { en: '', ru: '', fi: '', de: '' },
  art,
  pricePoints,
  stock,
  valueMinor,
  collectDays: pricePoints === null ? 3 : 14,
  tenantId: null,
  face: { kind: 'goods' },
});

/** The thirty things; three folding umbrellas are left. */
const things: readonly DemoGift[] = [
  {
    ...gift('plush-hare', 'hare', null, 900, 65000, { en: 'Plush hare', ru: 'Плюшевый заяц', fi: 'Pehmojänis', de: 'Plüschhase' }),
    substitute: 'autumn-lantern',
  },
  gift('coffee-card', 'mug', null, 2000, 25000, { en: 'Coffee card', ru: 'Кофейная карта', fi: 'Kahvikortti', de: 'Kaffeekarte' }),
  gift('autumn-lantern', 'lantern', null, 300, 40000, { en: 'Autumn lantern', ru: 'Осенний фонарь', fi: 'Syyslyhty', de: 'Herbstlaterne' }),
  gift('beach-ball', 'ball', null, 400, 20000, { en: 'Summer ball', ru: 'Летний мяч', fi: 'Kesäpallo', de: 'Sommerball' }),
  gift('umbrella-mini', 'umbrella', 900, 3, 90000, {
    en: 'Folding umbrella',
    ru: 'Складной зонт',
    fi: 'Taittuva sateenvarjo',
    de: 'Taschenschirm',
  }),
  gift('umbrella-stick', 'umbrella', 1800, 40, 180000, {
    en: 'Walking umbrella',
    ru: 'Зонт-трость',
    fi: 'Kävelysateenvarjo',
    de: 'Stockschirm',
  }),
  gift('mug-passage', 'mug', 450, 260, 45000, { en: 'Mug "Passage"', ru: 'Кружка «Пассаж»', fi: 'Passage-muki', de: 'Becher „Passage“' }),
  gift('mug-night', 'mug', 500, 120, 50000, {
    en: 'Mug "Night arcade"',
    ru: 'Кружка «Ночная аркада»',
    fi: 'Muki Yön kaari',
    de: 'Becher „Nachtarkade“',
  }),
  gift('bag-canvas', 'bag', 300, 400, 30000, { en: 'Canvas bag', ru: 'Холщовая сумка', fi: 'Kangaskassi', de: 'Stofftasche' }),
  gift('bag-cooler', 'bag', 850, 60, 85000, { en: 'Cooling bag', ru: 'Сумка-холодильник', fi: 'Kylmälaukku', de: 'Kühltasche' }),
  gift('bag-city', 'bag', 2900, 25, 290000, { en: 'City backpack', ru: 'Городской рюкзак', fi: 'Kaupunkireppu', de: 'Stadtrucksack' }),
  gift('ball-kids', 'ball', 250, 150, 25000, { en: "Children's ball", ru: 'Детский мяч', fi: 'Lasten pallo', de: 'Kinderball' }),
  gift('ball-football', 'ball', 1200, 45, 120000, { en: 'Football', ru: 'Футбольный мяч', fi: 'Jalkapallo', de: 'Fußball' }),
  gift('lantern-garden', 'lantern', 700, 80, 70000, {
    en: 'Garden lantern',
    ru: 'Садовый фонарь',
    fi: 'Puutarhalyhty',
    de: 'Gartenlaterne',
  }),
  gift('lantern-candle', 'lantern', 1100, 50, 110000, {
    en: 'Table lantern',
    ru: 'Настольный фонарь',
    fi: 'Pöytälyhty',
    de: 'Tischlaterne',
  }),
  gift('cinema-ticket', 'ticket', 600, 500, 60000, { en: 'Cinema ticket', ru: 'Билет в кино', fi: 'Elokuvalippu', de: 'Kinokarte' }),
  gift('cinema-pair', 'ticket', 1100, 200, 110000, {
    en: 'Two cinema tickets',
    ru: 'Два билета в кино',
    fi: 'Kaksi elokuvalippua',
    de: 'Zwei Kinokarten',
  }),
  gift('bowling-hour', 'ticket', 1500, 90, 150000, {
    en: 'An hour of bowling',
    ru: 'Час боулинга',
    fi: 'Tunti keilausta',
    de: 'Eine Stunde Bowling',
  }),
  gift('parking-day', 'ticket', 200, 999, 20000, {
    en: 'A day of parking',
    ru: 'День парковки',
    fi: 'Päivän pysäköinti',
    de: 'Ein Tag Parken',
  }),
  gift('book-city', 'book', 750, 70, 75000, {
    en: 'Book "The covered street"',
    ru: 'Книга «Крытая улица»',
    fi: 'Kirja Katettu katu',
    de: 'Buch „Die gedeckte Straße“',
  }),
  gift('notebook', 'book', 180, 300, 18000, { en: 'Notebook', ru: 'Блокнот', fi: 'Muistikirja', de: 'Notizbuch' }),
  gift('plant-fern', 'plant', 380, 55, 38000, { en: 'Small fern', ru: 'Маленький папоротник', fi: 'Pieni saniainen', de: 'Kleiner Farn' }),
  gift('plant-olive', 'plant', 2200, 12, 220000, { en: 'Olive tree', ru: 'Оливковое дерево', fi: 'Oliivipuu', de: 'Olivenbaum' }),
  gift('candle-wax', 'candle', 320, 140, 32000, {
    en: 'Beeswax candle',
    ru: 'Восковая свеча',
    fi: 'Mehiläisvahakynttilä',
    de: 'Bienenwachskerze',
  }),
  gift('scarf-wool', 'scarf', 1600, 35, 160000, { en: 'Wool scarf', ru: 'Шерстяной шарф', fi: 'Villahuivi', de: 'Wollschal' }),
  gift('flask-steel', 'flask', 1000, 75, 100000, { en: 'Steel flask', ru: 'Стальной термос', fi: 'Teräksinen pullo', de: 'Stahlflasche' }),
  gift('flask-kids', 'flask', 650, 65, 65000, {
    en: "Children's flask",
    ru: 'Детский термос',
    fi: 'Lasten juomapullo',
    de: 'Kinderflasche',
  }),
  gift('socks-passage', null, 220, 350, 22000, {
    en: 'Socks "Mosaic"',
    ru: 'Носки «Мозаика»',
    fi: 'Mosaiikki-sukat',
    de: 'Socken „Mosaik“',
  }),
  gift('puzzle-arcade', null, 950, 48, 95000, {
    en: 'Puzzle "Arcade", 1000 pieces',
    ru: 'Пазл «Аркада», 1000 деталей',
    fi: 'Palapeli Kaari, 1000 palaa',
    de: 'Puzzle „Arkade“, 1000 Teile',
  }),
  gift('card-holder', null, 280, 210, 28000, { en: 'Card holder', ru: 'Футляр для карт', fi: 'Korttikotelo', de: 'Kartenetui' }),
];

/** Things at the info desk and coupons of shops. */
export const demoGifts: readonly DemoGift[] = [...things, ...demoCoupons];
