/** Fills an empty programme with the demo mall: catalogue, campaigns, and a year of receipts through the real registration code, in batches. */
import type { Act } from '../../domain/contract/act.ts';
import { drawActs } from '../draw/announce-draw.ts';
import type { FactOutcome } from '../../domain/contract/sync.ts';
import { localOf } from '../../domain/time/zone.ts';
import { ensureImportKiosk } from '../api/enrol.ts';
import { putProfiles } from '../audience/put-profiles.ts';
import { seededRandom } from './seeded-random.ts';
import { uuidV7 } from '../../domain/encoding/uuid.ts';
import type { ImportFact } from '../decider/job.ts';
import type { Programme } from '../open-programme.ts';
import { demoCampaigns } from './demo-campaigns.ts';
import { DEMO_MALL_ID, demoCatalogue } from './demo-documents.ts';
import { demoHistory, type DemoEvent } from './demo-history.ts';
import { demoProfiles } from './demo-profiles.ts';

/** What was put in. */
export interface DemoCount {
  readonly accounts: number;
  readonly cards: number;
  readonly receipts: number;
  readonly booked: number;
  readonly campaigns: number;
  readonly seconds: number;
}

/** How much, and where to tell. `accounts` 5,000 for the demo; tests take fewer. */
export interface SeedOptions {
  readonly accounts: number;
  readonly seed: number;
  readonly print: (line: string) => void;
}

const IMPORT_KIOSK = 'IMPORT';
const BATCH = 500;
const TOLD_EVERY = 5_000;
/** Moscow time all the year. */
const UTC_OFFSET_MINUTES = 180;
/** Gifts of the past were fetched this long after they were promised. */
const FETCHED_AFTER_MS = 25 * 60_000;

/** True when the programme holds a mall already. */
export function isSeeded(programme: Programme): Promise<boolean> {
  return programme.store.read(async (transaction) => (await transaction.document('mall', DEMO_MALL_ID)) !== null);
}

/** @see file comment. What is made depends on `nowMs`, so a seeding that was cut off starts again in an empty folder. */
export async function seedDemo(programme: Programme, options: SeedOptions): Promise<DemoCount> {
  const startedMs = performance.now();
  const nowMs = programme.nowMs();
  const { cardSecret } = await programme.store.read((transaction) => transaction.secrets());
  const catalogue = demoCatalogue(nowMs, cardSecret);
  const mall = catalogue.items.find((item) => item.kind === 'mall');
  if (mall?.kind !== 'mall') throw new Error('the demo catalogue has no mall');
  const campaigns = demoCampaigns(catalogue, localOf(nowMs, mall.offsets).slice(0, 10), nowMs);
  await programme.decider.act([catalogue], DEMO_MALL_ID);
  const draws: Act[] = [];
  for (const version of campaigns) draws.push(...(await drawActs(programme.store, version, nowMs)));
  await programme.decider.act([...campaigns.map((version) => ({ kind: 'campaign.loaded' as const, version })), ...draws], DEMO_MALL_ID);
  await ensureImportKiosk(programme, IMPORT_KIOSK, DEMO_MALL_ID);
  const events = demoHistory({ seed: options.seed, nowMs, accounts: options.accounts, utcOffsetMinutes: UTC_OFFSET_MINUTES, cardSecret });
  const booked = await importAll(programme, events, options);
  const accountIds = events.flatMap(({ body }) => (body.kind === 'account.opened' ? [body.accountId] : []));
  const profiles = demoProfiles(accountIds, localOf(nowMs, mall.offsets).slice(0, 10), options.seed);
  await programme.store.write((transaction) => putProfiles(transaction, profiles, nowMs));
  const count = (kind: DemoEvent['body']['kind']) => events.filter((event) => event.body.kind === kind).length;
  return {
    accounts: count('account.opened'),
    cards: count('account.opened') + count('card.linked'),
    receipts: count('receipt.registered'),
    booked,
    campaigns: campaigns.length,
    seconds: Math.round((performance.now() - startedMs) / 100) / 10,
  };
}

async function importAll(programme: Programme, events: readonly DemoEvent[], options: SeedOptions): Promise<number> {
  const random = seededRandom(options.seed + 1);
  let booked = 0;
  for (let at = 0; at < events.length; at += BATCH) {
    const facts = events
      .slice(at, at + BATCH)
      .map((event): ImportFact => ({ id: uuidV7(event.registeredAtMs, random.bytes16()), ...event }));
    const outcomes = await programme.decider.importFacts(IMPORT_KIOSK, facts);
    booked += facts.filter((fact, n) => fact.body.kind === 'receipt.registered' && outcomes[n]?.fate === 'applied').length;
    const fetched = handOuts(facts, outcomes, () => random.bytes16());
    if (fetched.length > 0) await programme.decider.importFacts(IMPORT_KIOSK, fetched);
    if (Math.floor(at / TOLD_EVERY) !== Math.floor((at + BATCH) / TOLD_EVERY))
      options.print(`  ${Math.min(at + BATCH, events.length)} of ${events.length} events registered`);
  }
  return booked;
}

/** Gifts that the year's receipts earned were fetched at the desk the same day, so that the demo's stock is believable. */
function handOuts(facts: readonly ImportFact[], outcomes: readonly FactOutcome[], bytes16: () => Uint8Array): readonly ImportFact[] {
  return facts.flatMap((fact, n) => {
    if (fact.body.kind !== 'receipt.registered') return [];
    const { accountId } = fact.body;
    return (outcomes[n]?.awards ?? []).flatMap((award): ImportFact[] => {
      if (award.voucherId === null) return [];
      const registeredAtMs = fact.registeredAtMs + FETCHED_AFTER_MS;
      return [
        {
          id: uuidV7(registeredAtMs, bytes16()),
          registeredAtMs,
          body: { kind: 'voucher.honoured', voucherId: award.voucherId, accountId, staffId: 'm-lind', identifiedBy: 'card' },
        },
      ];
    });
  });
}
