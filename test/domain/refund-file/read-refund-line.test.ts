/** One line of a shop's list: every way to name the purchase, every form of money and time, and what is wrong told with its column. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refundLine } from '../../../domain/contract/refund-line.ts';
import { isSameSlip } from '../../../domain/decide/refund-slips.ts';
import { readRefundLine } from '../../../domain/refund-file/read-refund-line.ts';
import { readRefundHeader, refundColumns } from '../../../domain/refund-file/refund-columns.ts';
import type { RefundColumn } from '../../../domain/refund-file/refund-columns.ts';
import { RefundListReader } from '../../../domain/refund-file/refund-list.ts';

type Cells = Partial<Record<RefundColumn, string>>;
const read = (cells: Cells) => readRefundLine((column) => cells[column] ?? '', 7, 2);
const key: Cells = { fn: '9289000100000001', fd: '0017', fp: '1000017' };
const what: Cells = { refund_amount: '500', refunded: '2026-11-21 15:00' };

describe('a line names its purchase', () => {
  test.each<[string, Cells, object]>([
    ['by three numbers', key, { identity: 'ru-fns:9289000100000001/17/1000017', amountMinor: null, purchasedAtLocal: null }],
    [
      'by its code',
      { code: 't=20261121T1130&s=2450.00&fn=9289000100000001&i=17&fp=1000017&n=1' },
      { identity: 'ru-fns:9289000100000001/17/1000017', amountMinor: 245_000, purchasedAtLocal: '2026-11-21T11:30:00' },
    ],
    [
      'by minute and sum',
      { bought: '21.11.2026 11:30', bought_amount: '2 450,00' },
      { identity: null, amountMinor: 245_000, purchasedAtLocal: '2026-11-21T11:30:00', number: null },
    ],
    [
      'by day, sum and number; midnight is a day without a time',
      { bought: '2026-11-21 00:00', bought_amount: '2450', number: '17' },
      { purchasedAtLocal: '2026-11-21T12:00:00', number: '17' },
    ],
  ])('%s', (_, cells, purchase) => {
    expect(read({ ...what, ...cells })).toMatchObject({ ok: true, value: { line: 7, purchase } });
  });

  test.each<[Cells, RegExp]>([
    [{}, /does not say which purchase/],
    [{ bought: '2026-11-21' }, /does not say which purchase/],
    [{ bought: '2026-11-21', bought_amount: '5000' }, /^bought: it has no time of day, and number is empty/],
    [{ ...key, fp: '' }, /^fp: "" is not digits only/],
    [{ ...key, fn: '0' }, /^fn: it is no receipt's code/],
    [{ code: 'https://shop.example/' }, /^code: it is no receipt's code/],
    [{ code: 't=20261121T1130&s=2450.00&fn=9289000100000001&i=17&fp=1000017&n=2' }, /^code: it is the code of a refund, not of a purchase/],
    [{ bought: '2026-11-21 11:30', bought_amount: '499.99' }, /^refund_amount: more went back/],
    [{ bought: '2026-11-22 11:30', bought_amount: '500' }, /^refunded: it is before the purchase/],
  ])('%j is wrong: %s', (cells, why) => {
    const line = read({ ...what, ...cells });
    expect(line.ok ? '' : line.what).toMatch(why);
  });
});

test('an own code of the refund tells its amount and time; what the columns say goes before', () => {
  const refund_code = 't=20261121T1500&s=500.00&fn=9289000100000001&i=91&fp=1000091&n=2';
  const own = { identity: 'ru-fns:9289000100000001/91/1000091', issuedAtLocal: '2026-11-21T15:00:00', amountMinor: 50_000 };
  expect(read({ ...key, refund_code })).toMatchObject({ ok: true, value: { refund: own } });
  expect(read({ ...key, refund_code, refund_amount: '-300,50' })).toMatchObject({ ok: true, value: { refund: { amountMinor: 30_050 } } });
});

test('whatever stands in the cells, a line that is read fits what the server takes', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom('1', '17', '2026-11-21', '9289000100000001', '500,00', '=1+1', '__proto__'),
  );
  const cells = fc.record(Object.fromEntries(refundColumns.known.map((name) => [name, text])), { requiredKeys: [] });
  fc.assert(
    fc.property(cells, (some) => {
      const line = read(some);
      if (line.ok) expect(refundLine.safeParse(line.value).success).toBe(true);
      else expect(line.what.length).toBeLessThan(400);
    }),
  );
});

test('the header is known in Russian too, whatever separates it; a list without its columns says which are missing', () => {
  for (const sign of [',', ';', '\t'])
    expect(readRefundHeader(['\uFEFFФН', 'ФД', ' фпд ', '"Сумма  возврата"', 'Дата возврата', 'Кассир'].join(sign))).toMatchObject({
      ok: true,
      table: { width: 6, unknown: ['кассир'] },
    });
  const header = readRefundHeader('fn,fd,fp,amount,refunded');
  expect(header.ok ? '' : header.what).toMatch(/missing: refund_amount/);
});

test('a line that says the same as one before is told with its line', () => {
  const reader = new RefundListReader(2);
  reader.csvLine(1, 'fn,fd,fp,refund_amount,refunded');
  expect(reader.csvLine(2, '1,1,1,500,2026-11-21')?.ok).toBe(true);
  expect(reader.csvLine(3, '1,01,1,"500,00",21.11.2026')).toMatchObject({
    fate: { fate: 'already', what: expect.stringContaining('line 2') },
  });
  expect(reader.csvLine(4, '1,1,1,501,2026-11-21')?.ok).toBe(true);
});

test.each([
  [{ identity: 'a' }, { identity: 'a', amountMinor: 9 }, true],
  [{ identity: 'a' }, { identity: 'b' }, false],
  [{ identity: 'a', issuedAtLocal: '2026-11-21T15:00:00' }, { issuedAtLocal: '2026-11-21T15:00:40' }, true],
  [{ issuedAtLocal: '2026-11-21T15:00:00' }, { issuedAtLocal: '2026-11-21T15:01:00' }, false],
  [{ issuedAtLocal: '2026-11-21T15:00:00' }, { issuedAtLocal: '2026-11-21T12:00:00' }, true],
  [{ issuedAtLocal: '2026-11-21T12:00:00', number: '1' }, { issuedAtLocal: '2026-11-21T12:00:00', number: '2' }, false],
  [{ issuedAtLocal: '2026-11-21T12:00:00' }, { issuedAtLocal: '2026-11-22T12:00:00' }, false],
  [{ amountMinor: 1 }, { amountMinor: 2 }, false],
])('%j and %j are one refund: %s', (a, b, same) => {
  const slip = { identity: null, issuedAtLocal: null, number: null, amountMinor: 500 };
  expect(isSameSlip({ ...slip, ...a }, { ...slip, ...b })).toBe(same);
  expect(isSameSlip({ ...slip, ...b }, { ...slip, ...a })).toBe(same);
});
