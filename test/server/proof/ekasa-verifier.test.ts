import { afterEach, beforeEach, expect, test } from 'vitest';
import { ekasaVerifier } from '../../../server/proof/ekasa-verifier.ts';
import { startEkasaTwin } from './ekasa-twin.ts';
import type { EkasaMood, EkasaTwin } from './ekasa-twin.ts';

const online = 'O-7AF0CFF74D45483FB0CFF74D45283FA1';
const okp = '65674ADF-5F4CB684-A0656DAA-8EABB201-3439C33B';
const offline = `${okp}:88812345678900001:211207145700:36:3.00`;
const purchase = { totalPrice: 1.9, issueDate: '12.03.2023 20:35:16' };
const hourMs = 3_600_000;

let twin: EkasaTwin;
beforeEach(async () => {
  twin = await startEkasaTwin();
});
afterEach(() => twin.close());
const ask = (code: string, signal: AbortSignal = AbortSignal.timeout(10_000)) => ekasaVerifier(twin.url).ask(code, signal);

test('an on-line identifier is asked for by its number, and what the code does not say is told', async () => {
  twin.file({ receiptId: online, ...purchase });
  expect(await ask(online.toLowerCase())).toEqual({
    kind: 'known',
    told: { amountMinor: 190, purchasedAtLocal: '2023-03-12T20:35:16', issuer: '88812345678900001' },
  });
  expect(twin.questions).toEqual([{ receiptId: online }]);
});

test('an off-line code is asked for by its five parts', async () => {
  twin.file({ okp: okp.toLowerCase(), totalPrice: 3, issueDate: '07.12.2021 14:57:00' });
  twin.file({ okp, totalPrice: 3, issueDate: '07.12.2021 14:57:00' });
  expect(await ask(offline)).toMatchObject({ kind: 'known', told: { amountMinor: 300, purchasedAtLocal: '2021-12-07T14:57:00' } });
  expect(twin.questions).toEqual([
    { okp, cashRegisterCode: '88812345678900001', issueDateFormatted: '07.12.2021 14:57:00', receiptNumber: 36, totalAmount: '3.00' },
  ]);
});

test('what is not on file may still come in: at once for an identifier that the administration gave, for days where a till had no connection', async () => {
  expect(await ask(online)).toEqual({ kind: 'unknown', patienceMs: hourMs });
  expect(await ask(offline)).toEqual({ kind: 'unknown', patienceMs: 120 * hourMs });
});

test.each([
  ['an invalid document', { ...purchase, type: 'ND' }],
  ['money put into the till', { ...purchase, type: 'VK' }],
  ['money taken out of the till', { ...purchase, type: 'VY' }],
  ['money that went back', { ...purchase, totalPrice: -1.9 }],
])('%s is no purchase', async (_name, receipt) => {
  twin.file({ receiptId: online, ...receipt });
  expect((await ask(online)).kind).toBe('no-purchase');
});

test.each<[string, EkasaMood]>([
  ['too many questions', { status: 429 }],
  ['a server in trouble', { status: 500 }],
  ['a gateway in trouble', { status: 503 }],
  ['a page instead of an answer', 'garbage'],
  ['JSON of another shape', 'other-shape'],
  ['a search that goes on', 'searching'],
  ['an answer about another receipt', 'another-receipt'],
  ['an answer without end', 'endless'],
])('%s: asked later, and never a no', async (_name, mood) => {
  twin.file({ receiptId: `O-${'0'.repeat(32)}`, ...purchase });
  twin.mood = mood;
  expect((await ask(online)).kind).toBe('ask-later');
});

test.each([
  ['a total of three decimals', { totalPrice: 1.905, issueDate: purchase.issueDate }],
  ['a total that no receipt has', { totalPrice: 1e21, issueDate: purchase.issueDate }],
  ['no total', { totalPrice: null, issueDate: purchase.issueDate }],
  ['a day that never was', { totalPrice: 1.9, issueDate: '31.02.2023 20:35:16' }],
  ['a time of another form', { totalPrice: 1.9, issueDate: '2023-03-12T20:35:16' }],
])('%s is not believed', async (_name, receipt) => {
  twin.file({ receiptId: online, ...receipt });
  expect((await ask(online)).kind).toBe('ask-later');
});

test('a question ends when its time is over, and a redirection is not followed', async () => {
  twin.mood = 'slow';
  await expect(ask(online, AbortSignal.timeout(50))).rejects.toThrow();
  twin.mood = 'moved';
  await expect(ask(online)).rejects.toThrow();
  expect(twin.questions).toHaveLength(2);
});

test('a till code that is none is not told', async () => {
  twin.file({ receiptId: online, ...purchase, cashRegisterCode: 'x/../y' });
  expect(await ask(online)).toMatchObject({ kind: 'known', told: { issuer: null } });
});
