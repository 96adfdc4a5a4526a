/** J1 and J2 whole by keypad and ear, in English and in Russian: every step is reached, and what is heard is enough to go on. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { earFaults } from '../renderer/ear-faults.ts';
import { ByEar } from './by-ear.ts';
import { Mall, type Station } from './mall.ts';
import { rows, visitor } from './on-page.ts';
import { messagesOf, nextCode } from './outbox.ts';

let mall: Mall;
let k3: Station;
let ear: ByEar;

beforeAll(async () => {
  mall = await Mall.open();
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  ear = await ByEar.at(k3);
});
afterAll(async () => {
  await mall.close();
});

async function speaksFrom(language: 'en' | 'ru'): Promise<void> {
  await k3.shows('attract');
  await ear.press('next');
  await k3.page.waitForSelector('html[data-keypad="on"]');
  await ear.press('plug');
  await ear.choose(`language-${language}`);
  await k3.page.waitForSelector(`html[lang="${language}"]`);
}

async function inLanguage(language: 'en' | 'ru'): Promise<void> {
  if ((await k3.page.getAttribute('html', 'lang')) === language) return;
  await ear.choose('languages');
  await ear.choose(`language-${language}`);
  await k3.page.waitForSelector(`html[lang="${language}"]`);
}

/** What a visitor must have heard, by what it is about; `ru` and `en` say the same. */
const words = {
  en: {
    rows: /Vesta, fashion, .*plus \d+, 2450 roubles/,
    notCounted: /Cafés and restaurants: not counted/,
    paper: /Please show this paper at the info desk: K 3, \d( \d)+/,
    bound: /Yours: Plush hare\nInfo desk, floor 1, until .*\nnumber K 3, \d( \d)+, \d+ roubles of 5000 roubles/,
    whose: /number ending \d \d \d \d/,
    slip: /1 piece: Plush hare/,
    on: /to tick, off, 1 of \d+\non\n/,
    step: /The rules, 2 of 4/,
    cardNumber: /The number on your card, \d \d \d \d, \d \d \d \d, /,
    confirmed: /Your phone is confirmed/,
  },
  ru: {
    rows: /Vesta, одежда, .*плюс \d+, 2450 рублей/,
    notCounted: /Кафе и рестораны: не участвует/,
    paper: /Покажите его, пожалуйста, на инфостойке: K 3, \d( \d)+/,
    bound: /Ваш подарок: Плюшевый заяц\nИнфостойка, 1 этаж, до .*\nномер K 3, \d( \d)+, \d+ рубл\S+ из 5000 рублей/,
    whose: /последние цифры \d \d \d \d/,
    slip: /1 штука: Плюшевый заяц/,
    on: /отметка, выключено, 1 из \d+\nвключено\n/,
    step: /Правила, 2 из 4/,
    cardNumber: /Номер на вашей карте, \d \d \d \d, \d \d \d \d, /,
    confirmed: /Телефон подтверждён/,
  },
} as const;

/** All of it was said, and nothing that an ear cannot understand. */
function wasSaid(language: 'en' | 'ru', from: number, ...names: readonly (keyof (typeof words)['en'])[]): void {
  const heard = ear.heard.slice(from);
  for (const name of names) expect(heard.join('\n'), name).toMatch(words[language][name]);
  expect([...new Set(earFaults(heard).filter((fault) => !fault.startsWith('said twice')))]).toEqual([]);
}

test.each(['en', 'ru'] as const)('J1 in %s', { timeout: 180_000 }, async (language) => {
  const member = language === 'en' ? 1 : 4;
  const from = ear.heard.length;
  ear.note(`J1 ${language}`);
  await speaksFrom(language);
  ear.note('card');
  k3.devices.swipe(visitor(k3, member));
  await ear.shows('visit');
  await inLanguage(language);
  ear.note('receipt A');
  await k3.devices.receipt('vesta', 245_000, 'sale', 4);
  await rows(k3, 1);
  ear.note('receipt B');
  await k3.devices.receipt('cafe-tilia', 89_000, 'sale', 3);
  await rows(k3, 2);
  ear.note('C does not scan');
  await ear.choose('code-help');
  await ear.shows('code-help');
  await ear.choose('show-at-desk');
  await ear.shows('visit');
  ear.note('receipt D');
  await k3.devices.receipt('corso-shoes', 260_000, 'sale', 2);
  await ear.shows('gift-bound');
  await ear.press('help');
  await ear.choose('next');
  await ear.shows('visit');
  await ear.press('help');
  await ear.choose('finish');
  await ear.shows('result');
  await ear.choose('slip-words');
  await ear.shows('slip-words');
  await ear.press('back');
  await ear.shows('result');
  await ear.choose('slip-yes');
  await ear.shows('goodbye');
  await ear.press('unplug');
  await k3.shows('attract');
  await k3.page.waitForSelector('html[data-keypad="off"]');
  wasSaid(language, from, 'rows', 'notCounted', 'paper', 'bound', 'whose', 'slip');
});

test.each(['en', 'ru'] as const)('J2 in %s', { timeout: 180_000 }, async (language) => {
  const from = ear.heard.length;
  ear.note(`J2 ${language}`);
  await speaksFrom(language);
  ear.note('receipt without a card');
  await k3.devices.receipt('kilowatt', language === 'en' ? 900_000 : 900_100, 'sale', 5);
  await ear.shows('kept-receipts');
  await ear.choose('join');
  await ear.shows('join-age');
  await ear.choose('of-age');
  await ear.shows('join-terms');
  const beforeSwitch = ear.heard.length;
  await ear.choose('toggle-rules');
  await ear.hears(language === 'en' ? /^on$/m : /^включено$/m, beforeSwitch);
  await ear.choose('next');
  await ear.shows('join-phone');
  for (const key of language === 'en' ? '9163332255' : '9163332266') await ear.choose(key);
  await ear.press('help');
  await ear.choose('next');
  await ear.choose('not-now');
  await ear.shows('join-card');
  const before = messagesOf(mall).length;
  await ear.choose('slip-card');
  await ear.shows('join-done');
  await ear.press('help');
  await ear.choose('next');
  await ear.shows('gift-bound');
  await ear.choose('next');
  await ear.shows('enter-code');
  const digits = await nextCode(mall, before);
  for (const key of digits) await ear.choose(key);
  await ear.choose('next');
  await ear.shows('visit');
  ear.note('one more receipt');
  await k3.devices.receipt('vesta', 145_000, 'sale', 25);
  await rows(k3, 2);
  await ear.choose('finish');
  await ear.shows('result');
  await ear.choose('slip-yes');
  await ear.shows('goodbye');
  await ear.press('unplug');
  await k3.shows('attract');
  wasSaid(language, from, 'on', 'step', 'cardNumber', 'confirmed', 'bound');
});
