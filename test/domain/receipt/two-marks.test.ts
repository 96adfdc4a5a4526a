import { describe, expect, test } from 'vitest';
import { readReceipt } from '../../../domain/receipt/read-receipt.ts';
import { receiptKeys } from '../../../domain/receipt/receipt-keys.ts';
import type { ReceiptKeyInput } from '../../../domain/receipt/receipt-keys.ts';

/** Keys as a registration makes them; `over` is what the visitor or the authority adds. */
function keysOf(code: string, over: Partial<ReceiptKeyInput> = {}) {
  const reading = readReceipt(code);
  if (!reading.ok) throw new Error(reading.detail);
  return receiptKeys({
    identity: reading.identity,
    tenantId: 'vesta',
    amountMinor: reading.totalMinor ?? 0,
    purchasedAtLocal: reading.issuedAtLocal ?? '',
    timeKnown: reading.timeKnown,
    number: reading.number,
    ...over,
  });
}
const finds = (later: ReturnType<typeof keysOf>, earlier: ReturnType<typeof keysOf>) =>
  later.weakLookup.some((key) => earlier.weak.includes(key));
const both = (a: ReturnType<typeof keysOf>, b: ReturnType<typeof keysOf>) => [finds(a, b), finds(b, a)];

// Croatian paper prints both marks as text; the address with the other one is typed into any QR maker.
const jir = 'https://porezna.gov.hr/rn?jir=18916f95-5787-4e7f-a190-3a091970cfa2&datv=20250331_2359&izn=132,72';
const zki = 'https://porezna.gov.hr/rn?zki=e68d136bfe5c7fa4eb33eedce585bf7d&datv=20250331_2359&izn=13272';
// One Slovak receipt: number and OKP of the answer that an open client of the administration holds as its example.
const identifier = 'O-845A79A29D1D4B639A79A29D1D1B63A9';
const okp = 'F1760A46-E53ABE3F-A40958F2-98121978-54E02BF1:88820200447960099:230312203516:36:16.20';
const told = { amountMinor: 1620, purchasedAtLocal: '2023-03-12T20:35:16', timeKnown: true };

describe('a paper with two marks is one paper', () => {
  test.each([
    ['Croatia: JIR and ZKI', keysOf(jir), keysOf(zki)],
    ['Croatia, another shop picked', keysOf(jir), keysOf(zki, { tenantId: 'corso-shoes' })],
    ['Croatia, shop not known yet', keysOf(jir, { tenantId: null }), keysOf(zki)],
    ['Slovakia: identifier and OKP', keysOf(identifier, told), keysOf(okp)],
  ])('%s find each other', (_name, one, other) => {
    expect(both(one, other)).toEqual([true, true]);
  });

  test.each([
    ['another sum', keysOf(zki.replace('13272', '13273'))],
    ['another minute', keysOf(zki.replace('2359', '2358'))],
    ['a day without a time', keysOf(zki, { purchasedAtLocal: '2025-03-31T12:00:00', timeKnown: false })],
  ])('%s is another paper', (_name, other) => {
    expect(both(keysOf(jir), other)).toEqual([false, false]);
  });

  test('two papers told by the same kind of mark stay two, however alike', () => {
    expect(both(keysOf(jir), keysOf(jir.replace('18916f95', '28916f95')))).toEqual([false, false]);
    expect(both(keysOf(okp), keysOf(okp.replace('F1760A46', 'E1760A46')))).toEqual([false, false]);
  });
});
