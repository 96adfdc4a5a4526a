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
}

/** @see Names */
export const names: Readonly<Record<Language, Names>> = {
  en: {
    initial: 'A',
    desk: 'Info desk, floor 1',
    hare: 'Plush hare',
    posterTitle: 'A plush hare for you',
    posterSentence: 'Shop for 5,000 ₽ today, in as many shops as you like.',
    shoesTitle: 'Shoe weeks on the ground floor',
    shoesSentence: 'Triple points in all shoe shops, Monday to Wednesday.',
    cinemaTitle: 'A cinema ticket for cake and candles',
    coffee: 'Coffee card',
    cup: 'A cup of coffee',
    fiveShops: 'Five shops in November',
    fashion: 'Fashion',
    cafes: 'Cafés',
    base: 'A point for 100 ₽',
    mug: 'Arcade mug',
    bag: 'Linen bag',
    cinema: 'Cinema, two seats',
    umbrella: 'Umbrella',
    lantern: 'Table lantern',
    ball: 'Football',
    parcel: 'Surprise parcel',
    giftText: 'Woven in a small workshop, with the arch of the house on it.',
  },
  ru: {
    initial: 'А',
    desk: 'Инфостойка, 1 этаж',
    hare: 'Плюшевый заяц',
    posterTitle: 'Плюшевый заяц в подарок',
    posterSentence: 'за покупки на 5 000 ₽ сегодня, можно в разных магазинах.',
    shoesTitle: 'Обувные недели на первом этаже',
    shoesSentence: 'Тройные баллы во всех обувных магазинах, с понедельника по среду.',
    cinemaTitle: 'Билет в кино за торт и свечи',
    coffee: 'Кофейная карта',
    cup: 'Чашка кофе в подарок',
    fiveShops: 'Пять магазинов в ноябре',
    fashion: 'Одежда',
    cafes: 'Кафе',
    base: 'Балл за 100 ₽',
    mug: 'Кружка с аркой',
    bag: 'Льняная сумка',
    cinema: 'Кино на двоих',
    umbrella: 'Зонт',
    lantern: 'Настольный фонарь',
    ball: 'Футбольный мяч',
    parcel: 'Посылка-сюрприз',
    giftText: 'Соткана в небольшой мастерской, с аркой нашего центра.',
  },
  fi: {
    initial: 'A',
    desk: 'Neuvonta, 1. kerros',
    hare: 'Pehmojänis',
    posterTitle: 'Pehmojänis lahjaksi',
    posterSentence: 'kun ostoksesi ovat tänään 5 000 ₽, vaikka useasta liikkeestä.',
    shoesTitle: 'Kenkäviikot katutason kerroksessa',
    shoesSentence: 'Kolminkertaiset pisteet kaikista kenkäkaupoista maanantaista keskiviikkoon.',
    cinemaTitle: 'Elokuvalippu kakusta ja kynttilöistä',
    coffee: 'Kahvikortti',
    cup: 'Kupillinen kahvia',
    fiveShops: 'Viisi liikettä marraskuussa',
    fashion: 'Muoti',
    cafes: 'Kahvilat',
    base: 'Piste 100 ₽:sta',
    mug: 'Kauppakujan muki',
    bag: 'Pellavakassi',
    cinema: 'Elokuvat kahdelle',
    umbrella: 'Sateenvarjo',
    lantern: 'Pöytälyhty',
    ball: 'Jalkapallo',
    parcel: 'Yllätyspaketti',
    giftText: 'Kudottu pienessä pajassa, talon kaari kuviona.',
  },
  de: {
    initial: 'A',
    desk: 'Infotheke, Ebene 1',
    hare: 'Plüschhase',
    posterTitle: 'Ein Plüschhase geschenkt',
    posterSentence: 'ab 5.000 ₽ Einkauf heute, auch in mehreren Geschäften.',
    shoesTitle: 'Schuhwochen im Erdgeschoss',
    shoesSentence: 'Dreifache Punkte in allen Schuhgeschäften, montags bis mittwochs.',
    cinemaTitle: 'Eine Kinokarte für Torte und Kerzen',
    coffee: 'Kaffeekarte',
    cup: 'Eine Tasse Kaffee',
    fiveShops: 'Fünf Geschäfte im November',
    fashion: 'Mode',
    cafes: 'Cafés',
    base: 'Ein Punkt je 100 ₽',
    mug: 'Passagenbecher',
    bag: 'Leinenbeutel',
    cinema: 'Kino für zwei',
    umbrella: 'Regenschirm',
    lantern: 'Tischlaterne',
    ball: 'Fußball',
    parcel: 'Überraschungspaket',
    giftText: 'Gewebt in einer kleinen Werkstatt, mit dem Bogen des Hauses.',
  },
};
