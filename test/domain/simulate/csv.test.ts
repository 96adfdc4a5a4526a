import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvDelimiters, csvLine, splitCsvLine } from '../../../domain/simulate/csv-line.ts';
import { readHeader, readRow } from '../../../domain/simulate/csv-table.ts';
import { createReceiptReader, receiptColumns } from '../../../domain/simulate/past-receipt.ts';
import { readLocalTime, readMoney } from '../../../domain/simulate/read-value.ts';
import { mall } from '../campaign/make-version.ts';

const field = fc.string({ unit: fc.constantFrom('a', 'Ж', '"', ',', ';', '\t', ' ', '0', '.'), maxLength: 8 });

describe('a line', () => {
  it('written and read again gives the same fields', () => {
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 6 }), (fields) => {
        expect(splitCsvLine(csvLine(fields).slice(0, -1), ',')).toEqual({ ok: true, fields });
      }),
    );
  });

  it('gives what csv-parse gives, for every delimiter', () => {
    fc.assert(
      fc.property(fc.constantFrom(...csvDelimiters), fc.array(field, { minLength: 1, maxLength: 6 }), (delimiter, fields) => {
        const line = fields.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter);
        const [record]: string[][] = parse(`${line}\n`, { delimiter });
        expect(splitCsvLine(line, delimiter)).toEqual({ ok: true, fields: record });
      }),
    );
  });

  it.each([
    ['"a', 'the quote of field 1 is not closed on the same line'],
    ['a,"b""', 'the quote of field 2 is not closed on the same line'],
    ['"a"b,c', 'text follows the closing quote of field 1'],
  ])('%s is refused and says why', (line, what) => {
    expect(splitCsvLine(line, ',')).toEqual({ ok: false, what });
  });

  it('keeps a quote in the middle of a bare field', () => {
    expect(splitCsvLine('5" disc,x', ',')).toEqual({ ok: true, fields: ['5" disc', 'x'] });
  });
});

describe('a header', () => {
  const columns = { known: ['member', 'amount', 'shop'], required: ['member', 'amount'] } as const;

  it.each([
    ['member,shop,amount', ','],
    ['\uFEFFMember;"Shop";AMOUNT', ';'],
    ['member\tshop\tamount', '\t'],
  ])('%j tells its delimiter and columns', (line, delimiter) => {
    const read = readHeader(line, columns);
    expect(read).toMatchObject({ ok: true, table: { delimiter, width: 3, unknown: [] } });
    expect(read.ok && [...read.table.at]).toEqual([
      ['member', 0],
      ['amount', 2],
      ['shop', 1],
    ]);
  });

  it('that lacks a column says which, and which one may be meant', () => {
    const read = readHeader('member,amuont', columns);
    expect(read).toMatchObject({ ok: false });
    expect(read.ok ? '' : read.what).toMatch(/missing: amount\..*is "amuont" meant to be "amount"\?/);
  });

  it('that names a column twice is refused', () => {
    expect(readHeader('member,amount,member', columns)).toEqual({ ok: false, what: 'column "member" stands twice' });
  });

  it('makes rows of the same width only', () => {
    const read = readHeader('member,amount', columns);
    if (!read.ok) throw new Error(read.what);
    expect(readRow('m1,12,50', read.table)).toEqual({ ok: false, what: 'it has 3 fields, the header has 2' });
    const row = readRow(' m1 ,"12,50"', read.table);
    expect(row.ok && [row.row('member'), row.row('amount'), row.row('shop')]).toEqual(['m1', '12,50', '']);
  });
});

describe('values', () => {
  it.each([
    ['2450', 245_000],
    ['2450.5', 245_050],
    ['2450,50', 245_050],
    ['2 450,50', 245_050],
    ['2\u00a0450.00', 245_000],
    ['2.450,50', 245_050],
    ['1,222,450.5', 122_245_050],
    ['0.01', 1],
    ['12.500', null],
    ['1,234', null],
    ['12.345,6,7', null],
    ['-5', null],
    ['abc', null],
    ['', null],
    ['99999999999999999', null],
  ])('money %j is %j minor units', (text, minor) => {
    const read = readMoney(text, 2);
    expect(read.ok ? read.value : null).toBe(minor);
  });

  it('whole minor units survive both decimal signs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), fc.constantFrom('.', ','), (minor, sign) => {
        const text = `${Math.floor(minor / 100)}${sign}${String(minor % 100).padStart(2, '0')}`;
        expect(readMoney(text, 2)).toEqual({ ok: true, value: minor });
      }),
    );
  });

  it.each([
    ['2026-11-21T14:30:05', '2026-11-21T14:30:05'],
    ['2026-11-21 14:30', '2026-11-21T14:30:00'],
    ['21.11.2026 14:30', '2026-11-21T14:30:00'],
    ['1.2.2026, 9:05:07', '2026-02-01T09:05:07'],
    ['2026-11-21', '2026-11-21T12:00:00'],
    ['2026-02-29 10:00', null],
    ['2026-11-21 24:00', null],
    ['11/21/2026', null],
  ])('time %j is %j', (text, local) => {
    const read = readLocalTime(text);
    expect(read.ok ? read.value : null).toBe(local);
  });
});

describe('a receipt', () => {
  const header = 'receipt,member,shop,category,amount,purchased,registered,kiosk,goods,paid_with_points,card';
  const read = (line: string) => {
    const table = readHeader(header, receiptColumns);
    if (!table.ok) throw new Error(table.what);
    const row = readRow(line, table.table);
    if (!row.ok) return row;
    return createReceiptReader({ offsets: mall.offsets, minorDigits: 2, categoryOf: new Map([['vesta', 'fashion']]) })(row.row, 7);
  };

  it('is read with all its columns', () => {
    expect(read('r1,m1,Vesta,,2450.00,2026-11-21 12:00,2026-11-21 12:05,k3,cakes:450|bread:120.50,100,phone')).toEqual({
      ok: true,
      value: {
        receiptId: 'r1',
        memberId: 'm1',
        tenantId: 'vesta',
        category: 'fashion',
        amountMinor: 245_000,
        paidWithPointsMinor: 10_000,
        goods: [
          { group: 'cakes', amountMinor: 45_000 },
          { group: 'bread', amountMinor: 12_050 },
        ],
        purchasedAtLocal: '2026-11-21T12:00:00',
        purchasedAtMs: Date.UTC(2026, 10, 21, 9, 0),
        registeredAtMs: Date.UTC(2026, 10, 21, 9, 5),
        kioskId: 'K3',
        medium: 'phone',
      },
    });
  });

  it('without an id is named by its line, without a registration registered when bought', () => {
    const found = read(',m1,vesta,food,1,2026-11-21 12:00,,,,,');
    expect(found).toMatchObject({ ok: true, value: { receiptId: 'line-7', category: 'food', goods: null, medium: null, kioskId: 'K0' } });
    expect(found.ok && found.value.registeredAtMs === found.value.purchasedAtMs).toBe(true);
  });

  it.each([
    [',,vesta,,1,2026-11-21,,,,,', 'the member is missing'],
    [',m,corso,,1,2026-11-21,,,,,', 'category: shop "corso" is not known and the line names no category'],
    [',m,vesta,,1,2026-11-21 12:00,2026-11-21 11:59,,,,', 'registered: it is before the purchase'],
    [',m,vesta,,1,2026-11-21,,,,2,', 'paid_with_points: it is more than the amount'],
    [',m,vesta,,1,2026-11-21,,,a:1|b:1,,', 'goods: the groups add up to more than the amount'],
    [',m,vesta,,1,2026-11-21,,,a,,', 'goods: "" is no amount; write 2450.50 or 2450,50'],
    [',m,vesta,,1,2026-11-21,,desk,,,wood', 'card: "wood" is none of plastic, slip, phone'],
  ])('%s is refused: %s', (line, what) => {
    expect(read(line)).toEqual({ ok: false, what });
  });
});
