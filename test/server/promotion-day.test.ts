/** What the office sets for days of many visitors, and marks of shops: kept as said, refused whole with the reason, in the log like everything. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyProgramme } from '../../server/verify/verify.ts';
import { promotionDayText, readPromotionDay, setLogo, setPromotionDay } from '../../server/promotion-day.ts';
import type { Programme } from '../../server/open-programme.ts';
import { openProgramme } from '../../server/open-programme.ts';
import { noon } from '../domain/decide/fixture.ts';
import { mallActs, temporaryFolder } from './test-programme.ts';

let programme: Programme;
let remove: () => void;

beforeEach(async () => {
  const made = temporaryFolder();
  remove = made.remove;
  programme = await openProgramme({ place: { kind: 'sqlite', folder: made.folder }, nowMs: () => noon, secrets: null });
  for (const act of mallActs()) await programme.decider.act([act], 'mall');
});
afterEach(async () => {
  await programme.close();
  remove();
});

const settings = () => programme.store.read((transaction) => transaction.document('settings', 'settings'));
const tenants = () => programme.store.read((transaction) => transaction.documentsOf('tenant', '', 50));

test('periods are told and kept in the mall’s own time, and nothing else of the settings moves', async () => {
  const before = await settings();
  const none = await readPromotionDay(programme);
  const period = { fromLocal: '2026-11-28T10:00:00', untilLocal: '2026-11-29T22:00:00' };
  await setPromotionDay(programme, { ...none, periods: [period] });
  expect(await readPromotionDay(programme)).toEqual({ ...none, periods: [period] });
  const after = await settings();
  expect(after?.promotionDay.periods).toHaveLength(1);
  expect({ ...after, version: 0, promotionDay: null }).toEqual({ ...before, version: 0, promotionDay: null });
  await setPromotionDay(programme, none);
  expect(await readPromotionDay(programme)).toEqual(none);
});

test('a campaign that nobody loaded is refused; nothing changes', async () => {
  const none = await readPromotionDay(programme);
  await expect(setPromotionDay(programme, { ...none, campaigns: ['no-such-campaign'] })).rejects.toThrow('no-such-campaign');
  expect(await readPromotionDay(programme)).toEqual(none);
});

test('a warning shorter than 20 s, a period that ends before it begins, and strange keys are refused', async () => {
  const none = await readPromotionDay(programme);
  expect(promotionDayText.safeParse(none).success).toBe(true);
  expect(promotionDayText.safeParse({ ...none, idleWarningMs: 30_000, idleEndMs: 40_000 }).success).toBe(false);
  const backwards = { fromLocal: '2026-11-29T10:00:00', untilLocal: '2026-11-28T10:00:00' };
  expect(promotionDayText.safeParse({ ...none, periods: [backwards] }).success).toBe(false);
  expect(promotionDayText.safeParse({ ...none, more: 1 }).success).toBe(false);
});

test('the mark of a shop is plain shapes; a script refuses it whole, and null takes it away', async () => {
  const id = (await tenants())[0]?.id ?? '';
  const logo = async () => (await tenants()).find((each) => each.id === id)?.logo;
  await setLogo(programme, id, '<svg viewBox="0 0 64 64"><path d="M0 0h9" fill="currentColor"/></svg>');
  expect(await logo()).toEqual([{ name: 'path', attributes: { d: 'M0 0h9', fill: 'currentColor' } }]);
  for (const svg of [
    '<svg viewBox="0 0 64 64"><script>alert(1)</script></svg>',
    '<svg viewBox="0 0 64 64"><path d="M0 0h9" onclick="x()"/></svg>',
    '<svg viewBox="0 0 64 64"><image href="http://x"/></svg>',
    '<svg viewBox="0 0 64 64"><path d="M0 0h9" fill="url(#a)"/></svg>',
  ])
    await expect(setLogo(programme, id, svg)).rejects.toThrow('The mark');
  expect(await logo()).toHaveLength(1);
  await setLogo(programme, id, null);
  expect(await logo()).toBeNull();
  await expect(setLogo(programme, 'nobody', null)).rejects.toThrow('nobody');
  expect((await verifyProgramme(programme.store)).filter((finding) => finding.breaches > 0)).toEqual([]);
});
