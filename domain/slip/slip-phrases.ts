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
    'slip.summary': 'Ihr Besuch',
    'slip.card-enough': 'Am Infostand genügt Ihre Karte.',
    'slip.show-desk': 'Wartende Bons zeigen Sie am Infostand.',
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
