/**
 * The sentences of paper in the four visitor languages, as ICU messages; domain/text takes them in under the same keys.
 * Plain words, present tense, second person; what, where, until when.
 */
import type { SlipLanguage } from './slip-document.ts';

/** Every sentence a slip can hold, with the arguments it takes. */
export type SlipPhrase =
  /** {gift} */
  | 'slip.gift-yours'
  /** {gift} */
  | 'slip.gift-waits'
  /** {gift} */
  | 'slip.one-gift'
  /** {gift} */
  | 'slip.or-gift'
  | 'slip.choose'
  /** {place} */
  | 'slip.at-till'
  | 'slip.coupon-once'
  /** {when} */
  | 'slip.until'
  | 'slip.to-be-confirmed'
  /** {card} */
  | 'slip.card'
  | 'slip.copy'
  | 'slip.held'
  | 'slip.at-desk'
  | 'slip.refused'
  /** No shop known: a paper whose code did not scan. */
  | 'slip.paper'
  | 'slip.new-points'
  | 'slip.balance'
  /** {date} */
  | 'slip.run-out'
  /** {date} */
  | 'slip.later'
  /** {date} */
  | 'slip.tickets-on'
  | 'slip.tickets'
  | 'slip.draw-terms'
  | 'slip.summary'
  | 'slip.card-enough'
  | 'slip.show-desk'
  /** {kiosk} {when} {journal} */
  | 'slip.made'
  | 'slip.your-card'
  | 'slip.card-scan'
  | 'slip.card-spend'
  | 'slip.card-keep'
  | 'slip.card-number'
  | 'slip.device-test'
  | 'slip.device-test-why'
  | 'slip.test-card';

/** Words a phrase in one language. */
export type SaySlip = (key: SlipPhrase, args?: Readonly<Record<string, string | number>>) => string;

export const slipPhrases: Readonly<Record<SlipLanguage, Readonly<Record<SlipPhrase, string>>>> = {
  en: {
    'slip.gift-yours': '{gift} is yours.',
    'slip.gift-waits': '{gift} waits for you.',
    'slip.one-gift': '1 × {gift}',
    'slip.or-gift': 'or {gift}',
    'slip.choose': 'Choose your gift.',
    'slip.at-till': 'at the till of {place}',
    'slip.coupon-once': 'A coupon counts once, at the till of its shop.',
    'slip.until': 'until {when}',
    'slip.to-be-confirmed': 'to be confirmed',
    'slip.card': 'card {card}',
    'slip.copy': 'COPY',
    'slip.held': 'held',
    'slip.at-desk': 'at the desk',
    'slip.refused': 'not booked',
    'slip.paper': 'Receipt without code',
    'slip.new-points': 'New points',
    'slip.balance': 'Balance',
    'slip.run-out': 'Run out {date}',
    'slip.later': 'From {date}',
    'slip.tickets-on': 'Tickets, draw on {date}',
    'slip.tickets': 'Tickets for a draw',
    'slip.draw-terms': 'Terms of the draw: at the info desk.',
    'slip.summary': 'Your visit',
    'slip.card-enough': 'Your card alone is enough at the desk.',
    'slip.show-desk': 'Show the waiting papers at the desk.',
    'slip.made': 'Kiosk {kiosk}, {when}, {journal}',
    'slip.your-card': 'Your new card',
    'slip.card-scan': 'Scan this code first, then your receipts.',
    'slip.card-spend': 'You earn at once. You spend after you confirm your phone.',
    'slip.card-keep': 'Keep this slip, or take a picture of it.',
    'slip.card-number': 'card number',
    'slip.device-test': 'Device test',
    'slip.device-test-why': 'This paper is worth nothing.',
    'slip.test-card': 'Test card: nothing was posted.',
  },
  ru: {
    'slip.gift-yours': '{gift} — ваш подарок.',
    'slip.gift-waits': '{gift} ждёт вас.',
    'slip.one-gift': '1 × {gift}',
    'slip.or-gift': 'или {gift}',
    'slip.choose': 'Выберите подарок.',
    'slip.at-till': 'на кассе {place}',
    'slip.coupon-once': 'Купон действует один раз, на кассе своего магазина.',
    'slip.until': 'до {when}',
    'slip.to-be-confirmed': 'будет подтверждено',
    'slip.card': 'карта {card}',
    'slip.copy': 'КОПИЯ',
    'slip.held': 'ждёт',
    'slip.at-desk': 'на стойку',
    'slip.refused': 'не учтён',
    'slip.paper': 'Чек без кода',
    'slip.new-points': 'Новые баллы',
    'slip.balance': 'Баланс',
    'slip.run-out': 'Сгорят {date}',
    'slip.later': 'Ещё с {date}',
    'slip.tickets-on': 'Билеты, розыгрыш {date}',
    'slip.tickets': 'Билеты розыгрыша',
    'slip.draw-terms': 'Правила розыгрыша: на инфостойке.',
    'slip.summary': 'Ваш визит',
    'slip.card-enough': 'На стойке достаточно одной карты.',
    'slip.show-desk': 'Ждущие чеки покажите на стойке.',
    'slip.made': 'Киоск {kiosk}, {when}, {journal}',
    'slip.your-card': 'Ваша новая карта',
    'slip.card-scan': 'Сканируйте сначала этот код, потом чеки.',
    'slip.card-spend': 'Баллы копятся сразу. Тратить можно, когда подтвердите телефон.',
    'slip.card-keep': 'Сохраните этот листок или сфотографируйте его.',
    'slip.card-number': 'номер карты',
    'slip.device-test': 'Проверка устройств',
    'slip.device-test-why': 'Этот листок ничего не стоит.',
    'slip.test-card': 'Тестовая карта: ничего не начислено.',
  },
  fi: {
    'slip.gift-yours': '{gift} on sinun.',
    'slip.gift-waits': '{gift} odottaa sinua.',
    'slip.one-gift': '1 × {gift}',
    'slip.or-gift': 'tai {gift}',
    'slip.choose': 'Valitse lahjasi.',
    'slip.at-till': 'kassalla: {place}',
    'slip.coupon-once': 'Kuponki käy kerran, oman liikkeensä kassalla.',
    'slip.until': '{when} asti',
    'slip.to-be-confirmed': 'vahvistetaan myöhemmin',
    'slip.card': 'kortti {card}',
    'slip.copy': 'KOPIO',
    'slip.held': 'odottaa',
    'slip.at-desk': 'neuvontaan',
    'slip.refused': 'ei kirjattu',
    'slip.paper': 'Kuitti ilman koodia',
    'slip.new-points': 'Uudet pisteet',
    'slip.balance': 'Saldo',
    'slip.run-out': 'Vanhenee {date}',
    'slip.later': 'Lisää {date} alkaen',
    'slip.tickets-on': 'Arvat, arvonta {date}',
    'slip.tickets': 'Arvat arvontaan',
    'slip.draw-terms': 'Arvonnan säännöt: neuvonnassa.',
    'slip.summary': 'Käyntisi',
    'slip.card-enough': 'Neuvonnassa riittää pelkkä korttisi.',
    'slip.show-desk': 'Näytä odottavat kuitit neuvonnassa.',
    'slip.made': 'Kioski {kiosk}, {when}, {journal}',
    'slip.your-card': 'Uusi korttisi',
    'slip.card-scan': 'Skannaa ensin tämä koodi, sitten kuitit.',
    'slip.card-spend': 'Pisteitä kertyy heti. Voit käyttää ne, kun olet vahvistanut puhelimesi.',
    'slip.card-keep': 'Säilytä tämä lappu tai ota siitä kuva.',
    'slip.card-number': 'kortin numero',
    'slip.device-test': 'Laitetesti',
    'slip.device-test-why': 'Tällä paperilla ei ole arvoa.',
    'slip.test-card': 'Testikortti: mitään ei kirjattu.',
  },
  de: {
    'slip.gift-yours': '{gift} gehört Ihnen.',
    'slip.gift-waits': '{gift} wartet auf Sie.',
    'slip.one-gift': '1 × {gift}',
    'slip.or-gift': 'oder {gift}',
    'slip.choose': 'Wählen Sie Ihr Geschenk.',
    'slip.at-till': 'an der Kasse von {place}',
    'slip.coupon-once': 'Ein Coupon gilt einmal, an der Kasse seines Geschäfts.',
    'slip.until': 'bis {when}',
    'slip.to-be-confirmed': 'wird noch bestätigt',
    'slip.card': 'Karte {card}',
    'slip.copy': 'KOPIE',
    'slip.held': 'wartet',
    'slip.at-desk': 'zur Info',
    'slip.refused': 'nicht gebucht',
    'slip.paper': 'Bon ohne Code',
    'slip.new-points': 'Neue Punkte',
    'slip.balance': 'Punktestand',
    'slip.run-out': 'Verfallen am {date}',
    'slip.later': 'Weitere ab {date}',
    'slip.tickets-on': 'Lose, Ziehung am {date}',
    'slip.tickets': 'Lose für eine Ziehung',
    'slip.draw-terms': 'Bedingungen der Verlosung: an der Infotheke.',
    'slip.summary': 'Ihr Besuch',
    'slip.card-enough': 'An der Infotheke genügt Ihre Karte.',
    'slip.show-desk': 'Wartende Bons zeigen Sie an der Infotheke.',
    'slip.made': 'Kiosk {kiosk}, {when}, {journal}',
    'slip.your-card': 'Ihre neue Karte',
    'slip.card-scan': 'Scannen Sie zuerst diesen Code, dann Ihre Bons.',
    'slip.card-spend': 'Sie sammeln sofort. Einlösen können Sie, sobald Ihr Telefon bestätigt ist.',
    'slip.card-keep': 'Heben Sie diesen Zettel auf oder fotografieren Sie ihn.',
    'slip.card-number': 'Kartennummer',
    'slip.device-test': 'Gerätetest',
    'slip.device-test-why': 'Dieses Papier ist nichts wert.',
    'slip.test-card': 'Testkarte: Es wurde nichts gebucht.',
  },
};

/** Words slip phrases by putting the arguments in place; for tools and tests that run without domain/text. */
export const saySlip =
  (language: SlipLanguage): SaySlip =>
  (key, args = {}) =>
    slipPhrases[language][key].replace(/\{(\w+)\}/g, (_, name: string) => String(args[name] ?? ''));
