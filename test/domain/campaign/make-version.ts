/** Builders of campaign versions, receipts, members and windows with defaults: a test names what it is about. */
import { compileRule } from '../../../domain/campaign/rule.ts';
import type { MemberFacts, RuleMall, RuleReceipt } from '../../../domain/campaign/evaluation.ts';
import { evaluate } from '../../../domain/campaign/evaluate.ts';
import type { Evaluation } from '../../../domain/campaign/evaluation.ts';
import type { CampaignPart, CampaignReward, CampaignVersion, ProgressEntry, ProgressWindow } from '../../../domain/contract/campaign.ts';
import { mallDay } from '../../../domain/time/mall-day.ts';
import { utcOf } from '../../../domain/time/zone.ts';

type RewardOf<K extends CampaignReward['kind']> = Extract<CampaignReward, { kind: K }>;

/** Moscow: one offset, cut-off 04:00. */
export const mall: RuleMall = { offsets: [{ atMs: 0, offsetMinutes: 180 }], dayCutoffMinutes: 240, currency: 'RUB' };

const name = { en: 'x', ru: 'x', fi: 'x', de: 'x' };

/** Instant of a Moscow wall clock `2026-11-21T10:00`. */
export const at = (local: string) => utcOf(local.length === 16 ? `${local}:00` : local, mall.offsets);

/** Asks what is named and nothing else. */
export const reach = (asked: Partial<CampaignVersion['reach']> = {}): CampaignVersion['reach'] => ({
  sumMinor: null,
  receipts: null,
  shops: null,
  categories: null,
  days: null,
  stamps: null,
  ...asked,
});

/** No limit but those named; remainders are carried. */
export const quota = (limits: Partial<CampaignVersion['quota']> = {}): CampaignVersion['quota'] => ({
  perDay: null,
  total: null,
  perAccountWindow: null,
  perAccountCampaign: null,
  budgetPoints: null,
  budgetPointsPerDay: null,
  remainder: 'carried',
  ...limits,
});

/** Everybody takes part, but for what is named. */
export const everyone = (asked: Partial<CampaignVersion['audience']> = {}): CampaignVersion['audience'] => ({
  tiers: [],
  anyOf: [],
  noneOf: [],
  languages: [],
  media: [],
  kiosks: [],
  joinedWithinDays: null,
  birthday: null,
  invited: false,
  share: null,
  ...asked,
});

/** All of a receipt counts that was not paid with points. */
export const counted = (change: Partial<CampaignVersion['counted']> = {}): CampaignVersion['counted'] => ({
  perReceiptMaxMinor: null,
  goods: { only: [], except: [] },
  withPointsPaid: false,
  stamps: null,
  firstReceipts: null,
  ...change,
});

/** All shops, but for what is named. */
export const where = (change: Partial<CampaignVersion['where']> = {}): CampaignVersion['where'] => ({
  tenants: [],
  categories: [],
  except: { tenants: [], categories: [] },
  ...change,
});

/** November 2026 in mall days; a day longer to register. */
export const when = (change: Partial<CampaignVersion['when']> = {}): CampaignVersion['when'] => ({
  boughtFromMs: at('2026-11-01T04:00'),
  boughtUntilMs: at('2026-12-01T04:00'),
  weekdays: [],
  hours: null,
  registeredUntilMs: at('2026-12-02T04:00'),
  registeredWithinDays: null,
  collectedUntilMs: null,
  announcedAtMs: null,
  ...change,
});

/** One receipt of any shop and amount. */
export const part = (change: Partial<CampaignPart> = {}): CampaignPart => ({
  tenants: [],
  categories: [],
  goods: [],
  sumMinor: 0,
  receipts: 1,
  ...change,
});

/** Points to spend everywhere, at once, for ever. */
export const points = (amount: number, change: Partial<RewardOf<'points'>> = {}): RewardOf<'points'> => ({
  kind: 'points',
  points: amount,
  purse: 'everywhere',
  life: { kind: 'never' },
  start: { kind: 'at-once' },
  ...change,
});

/** One point for each full 100 roubles. */
export const perAmount = (change: Partial<RewardOf<'points-per-amount'>> = {}): RewardOf<'points-per-amount'> => ({
  kind: 'points-per-amount',
  points: 1,
  perMinor: 10_000,
  rounding: 'down',
  capPoints: null,
  purse: 'everywhere',
  life: { kind: 'never' },
  start: { kind: 'at-once' },
  ...change,
});

/** Base points times a factor in thousandths. */
export const multiply = (factorPerMille: number, change: Partial<RewardOf<'multiply'>> = {}): RewardOf<'multiply'> => ({
  kind: 'multiply',
  factorPerMille,
  of: null,
  capPoints: null,
  purse: 'everywhere',
  life: { kind: 'never' },
  start: { kind: 'at-once' },
  ...change,
});

export const gift = (giftId: string, choices: string[] = []): RewardOf<'gift'> => ({ kind: 'gift', giftId, choices });
export const tickets = (amount: number): RewardOf<'tickets'> => ({ kind: 'tickets', tickets: amount });
/** A tier until the end of next year. */
export const tier = (tierId: string, change: Partial<RewardOf<'tier'>> = {}): RewardOf<'tier'> => ({
  kind: 'tier',
  tierId,
  until: { kind: 'end-of-year', years: 1 },
  ...change,
});

/** A version that counts everything of November 2026 and gives a hare for 5,000 in a mall day; change what the test is about. */
export function makeVersion(change: Partial<CampaignVersion> = {}): CampaignVersion {
  return {
    campaignId: 'hare',
    version: 1,
    contentHash: '0'.repeat(64),
    effectiveFromMs: at('2026-10-01T00:00'),
    stoppedAtMs: null,
    engineLevel: 1,
    title: name,
    text: name,
    short: name,
    terms: name,
    trigger: 'receipt',
    questionnaireId: null,
    audience: everyone(),
    segment: null,
    notFor: [],
    where: where(),
    when: when(),
    counted: counted(),
    span: 'day',
    rollingDays: null,
    minimumMinor: 0,
    reach: reach({ sumMinor: 500_000 }),
    parts: [],
    reward: gift('plush-hare'),
    whenGone: null,
    inviter: null,
    quota: quota({ perDay: 100, perAccountWindow: 1 }),
    refunds: 'take-back',
    draw: null,
    legal: null,
    funding: [{ funder: 'operator', perMille: 1000 }],
    poster: { art: null, priority: 0, palette: null },
    stackingGroup: null,
    stackingBy: 'best',
    receiptUse: null,
    rank: 0,
    ...change,
  };
}

/** A receipt of Vesta, registered at K1 when it was bought unless said. */
export function makeReceipt(change: Partial<RuleReceipt> & { readonly receiptId: string }): RuleReceipt {
  const purchasedAtLocal = change.purchasedAtLocal ?? '2026-11-21T12:00:00';
  return {
    tenantId: 'vesta',
    category: 'fashion',
    amountMinor: 100_000,
    purchasedAtLocal,
    purchasedAtMs: at(purchasedAtLocal),
    registeredAtMs: at(purchasedAtLocal) + 60_000,
    kioskId: 'K1',
    paidWithPointsMinor: 0,
    goods: null,
    ...change,
  };
}

/** A member of long standing of whom nothing is known. */
export function makeMember(change: Partial<MemberFacts> = {}): MemberFacts {
  return {
    accountId: '00000000-0000-7000-8000-000000000001',
    openedAtMs: at('2025-01-10T12:00'),
    language: 'en',
    media: ['plastic'],
    invited: false,
    audience: [],
    tierId: null,
    ...change,
  };
}

/** A receipt as a window holds it: Vesta, 1,000, noon of 21 November unless said. */
export function entry(change: Partial<ProgressEntry> & { readonly receiptId: string }): ProgressEntry {
  const atLocal = change.atLocal ?? '2026-11-21T12:00:00';
  return {
    atLocal,
    day: mallDay(atLocal, mall.dayCutoffMinutes),
    tenantId: 'vesta',
    category: 'fashion',
    amountMinor: 100_000,
    parts: [],
    ...change,
  };
}

/** What the rules say to one receipt, without an index. */
export function run(
  versions: readonly CampaignVersion[],
  receipt: RuleReceipt,
  progress: readonly ProgressWindow[] = [],
  member: MemberFacts = makeMember(),
): Evaluation {
  return evaluate({ candidates: versions.map((version) => compileRule(version)), mall, member, progress, receipt });
}

/** Windows after these receipts came in this order, one evaluation each, as kiosk and server do it. */
export function windowsAfter(
  versions: readonly CampaignVersion[],
  order: readonly RuleReceipt[],
  start: readonly ProgressWindow[] = [],
  member: MemberFacts = makeMember(),
): readonly ProgressWindow[] {
  const keyOf = (window: Pick<ProgressWindow, 'campaignId' | 'windowKey'>) => `${window.campaignId}/${window.windowKey}`;
  const windows = new Map(start.map((window) => [keyOf(window), window]));
  for (const receipt of order) {
    for (const { after } of run(versions, receipt, [...windows.values()], member).touched)
      if (after !== null) windows.set(keyOf(after), after);
  }
  return [...windows.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
