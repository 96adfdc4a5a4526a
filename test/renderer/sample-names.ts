import type { Language } from '../../domain/text/language.ts';

/** What a mall's own data says in the samples: names of gifts, campaigns and places. */
export interface Names {
  readonly initial: string;
  readonly desk: string;
  readonly hare: string;
  readonly posterTitle: string;
  readonly posterSentence: string;
  readonly shoesTitle: string;
  readonly shoesSentence: string;
  readonly cinemaTitle: string;
  readonly coffee: string;
  readonly cup: string;
  readonly fiveShops: string;
  readonly fashion: string;
  readonly cafes: string;
  readonly base: string;
  readonly mug: string;
  readonly bag: string;
  readonly cinema: string;
  readonly umbrella: string;
  readonly lantern: string;
  readonly ball: string;
  readonly parcel: string;
  readonly giftText: string;
  readonly combination: string;
  readonly kite: string;
  readonly cake: string;
  readonly silver: string;
  readonly silverCard: string;
  readonly draw: string;
  readonly baskets: string;
  readonly weekend: string;
  readonly coupon: string;
}

/** @see Names */
export const names: Readonly<Record<Language, Names>> = {
  en: {
    initial: 'A',
    desk: 'Info desk, floor 1',
    hare: 'Plush hare',
    posterTitle: 'A plush hare for you',
    posterSentence: 'Shop for 5,000\u00a0₽ today, in as many shops as you like.',
    shoesTitle: 'Shoe weeks on the ground floor',
    shoesSentence: 'Triple points in all shoe shops, Monday to Wednesday.',
    cinemaTitle: 'A cinema ticket for cake and candles',
    coffee: 'Coffee card',
    cup: 'A cup of coffee',
    fiveShops: 'Five shops in November',
    fashion: 'Fashion',
    cafes: 'Cafés',
    base: 'A point for 100\u00a0₽',
    mug: 'Arcade mug',
    bag: 'Linen bag',
    cinema: 'Cinema, two seats',
    umbrella: 'Umbrella',
    lantern: 'Table lantern',
    ball: 'Football',
    parcel: 'Surprise parcel',
    giftText: 'Woven in a small workshop, with the arch of the house on it.',
    combination: 'A cake and a kite',
    kite: 'Kite & Drum, 1,500\u00a0₽ or more',
    cake: 'Bistro Lumen, 700\u00a0₽ or more',
    silver: 'Silver',
    silverCard: 'The silver card',
    draw: 'A bicycle for the winter',
    baskets: 'Five baskets a day',
    weekend: 'Three times the fun',
    coupon: '20% off at Café Tilia',
  },
  ru: {
    initial: 'А',
    desk: 'Инфостойка, 1 этаж',
    hare: 'Плюшевый заяц',
    posterTitle: 'Плюшевый заяц в подарок',
    posterSentence: 'за покупки на 5\u00a0000\u00a0₽ сегодня, можно в разных магазинах.',
    shoesTitle: 'Обувные недели на первом этаже',
    shoesSentence: 'Тройные баллы во всех обувных магазинах, с понедельника по среду.',
    cinemaTitle: 'Билет в кино за торт и свечи',
    coffee: 'Кофейная карта',
    cup: 'Чашка кофе в подарок',
    fiveShops: 'Пять магазинов в ноябре',
    fashion: 'Одежда',
    cafes: 'Кафе',
    base: 'Балл за 100\u00a0₽',
    mug: 'Кружка с аркой',
    bag: 'Льняная сумка',
    cinema: 'Кино на двоих',
    umbrella: 'Зонт',
    lantern: 'Настольный фонарь',
    ball: 'Футбольный мяч',
    parcel: 'Посылка-сюрприз',
    giftText: 'Соткана в небольшой мастерской, с аркой нашего центра.',
    combination: 'Торт и воздушный змей',
    kite: 'Kite & Drum от 1\u00a0500\u00a0₽',
    cake: 'Bistro Lumen от 700\u00a0₽',
    silver: 'Серебро',
    silverCard: 'Серебряная карта',
    draw: 'Велосипед к зиме',
    baskets: 'Пять корзин в день',
    weekend: 'Втрое веселее',
    coupon: 'Скидка 20% в Café Tilia',
  },
  fi: {
    initial: 'A',
    desk: 'Neuvonta, 1. kerros',
    hare: 'Pehmojänis',
    posterTitle: 'Pehmojänis lahjaksi',
    posterSentence: 'kun ostoksesi ovat tänään 5\u00a0000\u00a0₽, vaikka useasta liikkeestä.',
    shoesTitle: 'Kenkäviikot katutason kerroksessa',
    shoesSentence: 'Kolminkertaiset pisteet kaikista kenkäkaupoista maanantaista keskiviikkoon.',
    cinemaTitle: 'Elokuvalippu kakusta ja kynttilöistä',
    coffee: 'Kahvikortti',
    cup: 'Kupillinen kahvia',
    fiveShops: 'Viisi liikettä marraskuussa',
    fashion: 'Muoti',
    cafes: 'Kahvilat',
    base: 'Piste 100\u00a0₽:sta',
    mug: 'Kauppakujan muki',
    bag: 'Pellavakassi',
    cinema: 'Elokuvat kahdelle',
    umbrella: 'Sateenvarjo',
    lantern: 'Pöytälyhty',
    ball: 'Jalkapallo',
    parcel: 'Yllätyspaketti',
    giftText: 'Kudottu pienessä pajassa, talon kaari kuviona.',
    combination: 'Kakku ja leija',
    kite: 'Kite & Drum, vähintään 1\u00a0500\u00a0₽',
    cake: 'Bistro Lumen, vähintään 700\u00a0₽',
    silver: 'Hopea',
    silverCard: 'Hopeakortti',
    draw: 'Polkupyörä talveksi',
    baskets: 'Viisi koria päivässä',
    weekend: 'Kolminkertainen ilo',
    coupon: '20\u00a0% alennusta, Café Tilia',
  },
  de: {
    initial: 'A',
    desk: 'Infotheke, Ebene 1',
    hare: 'Plüschhase',
    posterTitle: 'Ein Plüschhase geschenkt',
    posterSentence: 'ab 5.000\u00a0₽ Einkauf heute, auch in mehreren Geschäften.',
    shoesTitle: 'Schuhwochen im Erdgeschoss',
    shoesSentence: 'Dreifache Punkte in allen Schuhgeschäften, montags bis mittwochs.',
    cinemaTitle: 'Eine Kinokarte für Torte und Kerzen',
    coffee: 'Kaffeekarte',
    cup: 'Eine Tasse Kaffee',
    fiveShops: 'Fünf Geschäfte im November',
    fashion: 'Mode',
    cafes: 'Cafés',
    base: 'Ein Punkt je 100\u00a0₽',
    mug: 'Passagenbecher',
    bag: 'Leinenbeutel',
    cinema: 'Kino für zwei',
    umbrella: 'Regenschirm',
    lantern: 'Tischlaterne',
    ball: 'Fußball',
    parcel: 'Überraschungspaket',
    giftText: 'Gewebt in einer kleinen Werkstatt, mit dem Bogen des Hauses.',
    combination: 'Ein Kuchen und ein Drachen',
    kite: 'Kite & Drum ab 1.500\u00a0₽',
    cake: 'Bistro Lumen ab 700\u00a0₽',
    silver: 'Silber',
    silverCard: 'Die silberne Karte',
    draw: 'Ein Fahrrad für den Winter',
    baskets: 'Fünf Körbe am Tag',
    weekend: 'Dreimal so viel Spaß',
    coupon: '20\u00a0% Nachlass im Café Tilia',
  },
};
