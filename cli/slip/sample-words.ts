/** Words of the sample slips: one mall, one afternoon, in each language. */
import type { SlipLanguage } from '../../domain/slip/slip-document.ts';

/** Names and sentences that a mall would bring; figures are worked out by the samples. */
export type SampleWords = {
  readonly mall: string;
  readonly gift: string;
  readonly giftTitle: string;
  readonly place: string;
  readonly shops: readonly [string, string, string, string];
  readonly choices: readonly string[];
  readonly coupon: string;
  readonly worth: string;
  readonly shortWorth: string;
  readonly conditions: readonly string[];
  readonly shopPlace: string;
  readonly campaign: string;
  readonly draw: string;
  readonly prizes: readonly string[];
  readonly publicValue: string;
  readonly staff: string;
  readonly second: string;
  readonly override: readonly [what: string, reason: string];
  readonly movement: readonly [gift: string, correction: string];
  readonly terms: readonly string[];
};

export const sampleWords: Readonly<Record<SlipLanguage, SampleWords>> = {
  en: {
    mall: 'Galleria Lumen',
    gift: 'plush hare',
    giftTitle: 'The hare',
    place: 'Info desk, floor 1',
    shops: ['Vesta', 'Café Tilia', 'Corso Shoes', 'Flora & Fern'],
    choices: ['arcade mug', 'umbrella'],
    coupon: '20% off at Café Tilia',
    worth: '20% off, at most 400 ₽',
    shortWorth: '20% off',
    conditions: ['at most 400 ₽', 'from 1,000 ₽ on'],
    shopPlace: 'floor 2, by the fountain',
    campaign: 'A hare for your weekend',
    draw: 'Autumn draw',
    prizes: ['1 × a weekend for two', '20 × gift card, 5,000 ₽'],
    publicValue: 'closing value of the exchange index on 1 December',
    staff: 'M. Lind',
    second: 'O. Petrova',
    override: ['Receipt K3-4812 accepted', 'older than 24 hours, was ill'],
    movement: ['plush hare', 'Correction'],
    terms: [
      '1. Organiser. Name: Galleria Lumen Ltd. Registered under: 1027700132195. Address: 12 Lantern Street.',
      '2. Period. Purchases count from Saturday 14 November, 10:00 until Sunday 15 November, 20:00. Receipts are registered until Sunday 15 November, 21:00.',
      '3. Who takes part. Members of the programme who are at least 18 years old. Employees of the mall do not take part.',
      '4. What to do. Buy in shops of the mall for 5,000 ₽ or more in one day and register the receipts. Purchases in cafés, pharmacies and banks do not count.',
      '5. What is given. One plush hare a member and day. While stock lasts: 100 a day.',
      '6. Collecting. At the info desk on floor 1, until 21:00 of the same day. What is not collected goes back into stock.',
      '7. Returned goods. Whoever returns goods and falls below the sum pays the hare back in points.',
      '8. Personal data. Used only to keep the member account and to carry out this promotion, as the rules of the programme say.',
      '9. Questions and disputes. Answered at the info desk and at passage.example/help. Consumer rights remain.',
    ],
  },
  ru: {
    mall: 'Галерея Люмен',
    gift: 'плюшевый заяц',
    giftTitle: 'Плюшевый заяц',
    place: 'Инфостойка, 1 этаж',
    shops: ['Веста', 'Ёлки и иголки', 'Обувной бульвар', 'Цветы и папоротники'],
    choices: ['кружка с аркой', 'зонт'],
    coupon: 'Скидка 20 % в «Ёлках и иголках»',
    worth: 'скидка 20 %, не больше 400 ₽',
    shortWorth: 'Скидка 20 %',
    conditions: ['не больше 400 ₽', 'при покупке от 1 000 ₽'],
    shopPlace: '2 этаж, у фонтана',
    campaign: 'Заяц на выходные',
    draw: 'Осенний розыгрыш',
    prizes: ['1 × выходные на двоих', '20 × подарочная карта, 5 000 ₽'],
    publicValue: 'значение индекса биржи на закрытии 1\u00a0декабря',
    staff: 'М. Линд',
    second: 'О. Петрова',
    override: ['Чек K3-4812 принят', 'старше 24 часов, покупатель болел'],
    movement: ['плюшевый заяц', 'Исправление'],
    terms: [
      '1. Организатор. Наименование: ООО «Галерея Люмен». ОГРН: 1027700132195. Адрес: Фонарная улица, дом 12.',
      '2. Сроки. Учитываются покупки с 10:00 субботы, 14 ноября, до 20:00 воскресенья, 15 ноября. Чеки регистрируются до 21:00 воскресенья, 15 ноября.',
      '3. Кто участвует. Участники программы старше 18 лет. Сотрудники торгового центра не участвуют.',
      '4. Что нужно сделать. Купить в магазинах центра на 5 000 ₽ и больше за один день и зарегистрировать чеки. Покупки в кафе, аптеках и банках не учитываются.',
      '5. Что выдаётся. Один плюшевый заяц участнику в день. Количество ограничено: 100 в день.',
      '6. Получение. На инфостойке на 1 этаже до 21:00 того же дня. Неполученное возвращается в остаток.',
      '7. Возврат товаров. Кто вернул товар и опустился ниже суммы, возвращает стоимость зайца баллами.',
      '8. Персональные данные. Используются только для ведения счёта участника и проведения этой акции, как сказано в правилах программы.',
      '9. Вопросы и споры. Ответят на инфостойке и на passage.example/help. Права потребителя сохраняются.',
    ],
  },
  fi: {
    mall: 'Galleria Lumen',
    gift: 'pehmojänis',
    giftTitle: 'Pehmojänis',
    place: 'Neuvonta, 1. kerros',
    shops: ['Vesta', 'Kahvila Tähti', 'Kenkäkauppa Öljy & Ås', 'Kukkakauppa Saniainen'],
    choices: ['kauppakujan muki', 'sateenvarjo'],
    coupon: '20 % alennusta, Kahvila Tähti',
    worth: '20 % alennusta, enintään 400 ₽',
    shortWorth: '20 % alennusta',
    conditions: ['enintään 400 ₽', 'vähintään 1 000 ₽:n ostoksesta'],
    shopPlace: '2. kerros, suihkulähteen luona',
    campaign: 'Jänis viikonlopuksi',
    draw: 'Syksyn arvonta',
    prizes: ['1 × viikonloppu kahdelle', '20 × lahjakortti, 5 000 ₽'],
    publicValue: 'pörssi-indeksin päätösarvo 1. joulukuuta',
    staff: 'M. Lind',
    second: 'O. Petrova',
    override: ['Kuitti K3-4812 hyväksytty', 'yli 24 tuntia vanha, asiakas sairaana'],
    movement: ['pehmojänis', 'Oikaisu'],
    terms: [
      '1. Järjestäjä. Nimi: Galleria Lumen Oy. Rekisteritunnus: 1027700-1. Osoite: Lyhtykatu 12.',
      '2. Aika. Ostokset lasketaan lauantaista 14. marraskuuta klo 10 sunnuntaihin 15. marraskuuta klo 20. Kuitit kirjataan viimeistään sunnuntaina klo 21.',
      '3. Kuka osallistuu. Ohjelman vähintään 18-vuotiaat jäsenet. Kauppakeskuksen työntekijät eivät osallistu.',
      '4. Mitä tehdään. Osta keskuksen liikkeistä vähintään 5 000 ₽:lla yhden päivän aikana ja kirjaa kuitit. Ostoksia kahviloissa, apteekeissa ja pankeissa ei lasketa.',
      '5. Mitä annetaan. Yksi pehmojänis jäsentä ja päivää kohti. Niin kauan kuin varastoa riittää: 100 päivässä.',
      '6. Noutaminen. Neuvonnasta 1. kerroksesta saman päivän klo 21:een asti. Noutamattomat palautetaan varastoon.',
      '7. Palautetut tavarat. Joka palauttaa tavaran ja jää alle summan, maksaa jäniksen takaisin pisteinä.',
      '8. Henkilötiedot. Käytetään vain jäsentilin hoitamiseen ja tämän kampanjan toteuttamiseen, kuten ohjelman säännöissä sanotaan.',
      '9. Kysymykset ja riidat. Vastaamme neuvonnassa ja osoitteessa passage.example/help. Kuluttajan oikeudet säilyvät.',
    ],
  },
  de: {
    mall: 'Galleria Lumen',
    gift: 'Plüschhase',
    giftTitle: 'Der Plüschhase',
    place: 'Infotheke, Erdgeschoss',
    shops: ['Vesta', 'Café Tilia', 'Großmanns Schuhe und Lederwaren', 'Blumen und Farne'],
    choices: ['Passagenbecher', 'Regenschirm'],
    coupon: '20 % Nachlass im Café Tilia',
    worth: '20 % Rabatt, höchstens 400 ₽',
    shortWorth: '20 % Rabatt',
    conditions: ['höchstens 400 ₽', 'ab einem Einkauf von 1.000 ₽'],
    shopPlace: 'Obergeschoss, am Springbrunnen',
    campaign: 'Ein Hase fürs Wochenende',
    draw: 'Große Herbstverlosung',
    prizes: ['1 × ein Wochenende zu zweit', '20 × Geschenkkarte, 5.000 ₽'],
    publicValue: 'Schlussstand des Börsenindex am 1. Dezember',
    staff: 'M. Lind',
    second: 'O. Petrova',
    override: ['Bon K3-4812 angenommen', 'älter als 24 Stunden, Kundin war krank'],
    movement: ['Plüschhase', 'Berichtigung'],
    terms: [
      '1. Veranstalter. Name: Galleria Lumen Verwaltungsgesellschaft mbH. Registernummer: HRB 102770. Anschrift: Laternengasse 12.',
      '2. Zeitraum. Es zählen Einkäufe von Samstag, 14. November, 10 Uhr bis Sonntag, 15. November, 20 Uhr. Bons werden bis Sonntag, 15. November, 21 Uhr erfasst.',
      '3. Teilnahmeberechtigung. Mitglieder des Programms ab 18 Jahren. Beschäftigte des Einkaufszentrums nehmen nicht teil.',
      '4. Was zu tun ist. An einem Tag in Geschäften des Zentrums für 5.000 ₽ oder mehr einkaufen und die Kassenbons erfassen. Einkäufe in Cafés, Apotheken und Banken zählen nicht.',
      '5. Was es gibt. Einen Plüschhasen je Mitglied und Tag. Solange der Vorrat reicht: 100 am Tag.',
      '6. Abholung. An der Infotheke im Erdgeschoss bis 21 Uhr desselben Tages. Nicht abgeholte Geschenke gehen zurück in den Vorrat.',
      '7. Zurückgegebene Ware. Wer Ware zurückgibt und damit unter die Summe fällt, zahlt den Hasen in Punkten zurück.',
      '8. Personenbezogene Daten. Sie dienen nur der Führung des Mitgliedskontos und der Durchführung dieser Aktion, wie in den Programmbedingungen beschrieben.',
      '9. Fragen und Streitigkeiten. Antwort geben die Infotheke und passage.example/help. Verbraucherrechte bleiben bestehen.',
    ],
  },
};
