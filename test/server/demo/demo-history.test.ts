import { expect, test } from 'vitest';
import { rangeOfNumber, demoCardRanges } from '../../../domain/card/card-range.ts';
import { readReceipt } from '../../../domain/receipt/read-receipt.ts';
import { demoCampaigns } from '../../../server/demo/demo-campaigns.ts';
import { demoCardNumber } from '../../../server/demo/demo-cards.ts';
import { demoCatalogue } from '../../../server/demo/demo-documents.ts';
import { demoHistory } from '../../../server/demo/demo-history.ts';
import { demoTills, fiscalCode } from '../../../server/demo/demo-tills.ts';

const options = {
  seed: 7,
  nowMs: Date.UTC(2026, 10, 14, 10),
  accounts: 200,
  utcOffsetMinutes: 180,
  cardSecret: Buffer.alloc(32, 1).toString('base64'),
};

test('the same seed and day make the same year, event by event', () => {
  expect(demoHistory(options)).toEqual(demoHistory(options));
});

test('every receipt of the year is a real fiscal code of a listed till, bought before it was registered and registered before today', () => {
  const listed = new Set(
    demoTills()
      .filter((till) => till.listed)
      .map((till) => `ru-fns:${till.fn}`),
  );
  const events = demoHistory(options).filter((event) => event.body.kind === 'receipt.registered');
  expect(events.length).toBeGreaterThan(500);
  for (const { body, registeredAtMs } of events) {
    if (body.kind !== 'receipt.registered' || body.raw === null) throw new Error('a receipt without a code');
    const reading = readReceipt(body.raw);
    if (!reading.ok) throw new Error(`${body.raw}: ${reading.detail}`);
    expect(listed.has(reading.tillKey ?? '')).toBe(true);
    expect(Date.parse(`${reading.issuedAtLocal}+03:00`)).toBeLessThan(registeredAtMs);
    expect(registeredAtMs).toBeLessThan(Date.UTC(2026, 10, 13, 21));
  }
});

test('no two receipts of the year share an identity, and events come in order of time', () => {
  const events = demoHistory(options);
  const identities = events
    .flatMap(({ body }) => (body.kind === 'receipt.registered' && body.raw !== null ? [readReceipt(body.raw)] : []))
    .map((reading) => (reading.ok ? reading.identity : ''));
  expect(new Set(identities).size).toBe(identities.length);
  expect(events.every((event, at) => at === 0 || event.registeredAtMs >= (events[at - 1]?.registeredAtMs ?? 0))).toBe(true);
});

test('demo cards stand in their own ranges', () => {
  for (const purpose of ['member', 'staff', 'test'] as const)
    expect(rangeOfNumber(demoCardNumber(purpose, 11), demoCardRanges)?.purpose).toBe(purpose);
});

test('a refund code says that it is one', () => {
  expect(readReceipt(fiscalCode('9289000100393001', 17, '2026-11-14T12:00:00', 98_000, 2))).toMatchObject({
    ok: true,
    kind: 'refund',
    totalMinor: 98_000,
  });
});

test('all campaigns are read without a problem, and each mechanic is used at least twice', () => {
  const versions = demoCampaigns(demoCatalogue(options.nowMs, options.cardSecret), '2026-11-14', options.nowMs);
  expect(versions).toHaveLength(21);
  const of = (test: (version: (typeof versions)[number]) => boolean): number => versions.filter(test).length;
  expect(of((version) => version.reward.kind === 'points-per-amount')).toBeGreaterThanOrEqual(2);
  expect(of((version) => version.span === 'receipt' && version.reward.kind === 'points')).toBeGreaterThanOrEqual(2);
  expect(of((version) => (version.reach.shops ?? 0) > 1 || (version.reach.receipts ?? 0) > 1)).toBeGreaterThanOrEqual(2);
  expect(
    of((version) => version.reward.kind === 'gift' && version.reach.sumMinor !== null && version.quota.perDay !== null),
  ).toBeGreaterThanOrEqual(2);
});
