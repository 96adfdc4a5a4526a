/**
 * Reasons as data. Arguments carry ids, never names, because decisions have no language: `campaignId`, `betterCampaignId`, `tenantId`, `spendAtTenantId`, `giftId`,
 * `giftIds`, `categoryId`, `tierId`, `tierIds`, `partNumbers`. Whoever words them puts the names in (domain/visit/local-say.ts): {short} and {campaign}, {better},
 * {shop}, {spendAt}, {gift}, {gifts}, {category}, {tier}, {tiers}, {parts}. The endings of the other names say how they are written (domain/text/wording.ts).
 * Texts: domain/text/<language>/awards.ts.
 */
import type { Lot, TierHeld } from '../contract/account-document.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Say } from '../contract/primitive.ts';
import { mallDayAt } from '../time/mall-day.ts';
import type { NotCounted } from '../campaign/counting.ts';
import type { Due, RuleMall, RuleReceipt } from '../campaign/evaluation.ts';
import { drawOfAward, isInstead } from '../campaign/instead.ts';
import { askedOf, goalOf } from './goal.ts';
import { localOf } from '../time/zone.ts';

type Args = Record<string, string | number>;

/** From this age on an end is told with its year. */
const tellYearAfterMs = 300 * 86_400_000;

/** What was granted: the lot of points or the tier; both null for gifts and tickets. */
export interface Granted {
  readonly lot: Pick<Lot, 'earnedAtMs' | 'spendableFromMs' | 'expiresAtMs' | 'idleDays'> | null;
  readonly tier: Pick<TierHeld, 'untilMs'> | null;
}

/** Why an award is given and what it is: "5 different shops in one month: +500 points, to spend anywhere until 31 December". */
export function explainAward(version: CampaignVersion, due: Due, granted: Granted, mall: RuleMall): Say {
  const goal = isInstead(due.awardKey) ? { key: 'award.instead', args: {} } : goalSay(version);
  const isPlain = goal.key === 'award.base' || goal.key === 'award.times';
  return {
    key: goal.key,
    args: { campaignId: version.campaignId, ...goal.args, ...gainArgs(version, due, granted, mall, isPlain) },
  };
}

/** What an inviting member reads: "A friend you invited: +100 points, to spend anywhere". */
export function explainInviterAward(campaignId: string, points: number, lot: Granted['lot'], mall: RuleMall): Say {
  return {
    key: 'award.inviter',
    args: { campaignId, gainClause: 'gain.points', points, spend: '_anywhere', ...lotArgs(lot, mall) },
  };
}

function goalSay(version: CampaignVersion): { readonly key: string; readonly args: Args } {
  const { reward, trigger } = version;
  switch (goalOf(version)) {
    case 'event':
      return { key: `award.${trigger}`, args: {} };
    case 'base':
      return { key: 'award.base', args: {} };
    case 'times':
      return { key: 'award.times', args: { timesFactor: reward.kind === 'multiply' ? reward.factorPerMille : 1000 } };
    case 'receipt':
      return { key: 'award.receipt', args: { sumMinor: version.reach.sumMinor ?? version.minimumMinor } };
    default:
      return windowSay(version);
  }
}

function windowSay(version: CampaignVersion): { readonly key: string; readonly args: Args } {
  const asked = askedOf(version);
  if (asked.keys.length === 0) return { key: 'award.base', args: {} };
  if (asked.keys.length === 1 && version.parts.length > 0) return { key: 'award.parts', args: {} };
  return { key: 'award.window', args: { ...asked.args, whatClause: asked.keys.join(' '), ...spanArgs(version) } };
}

/** Arguments `span` and, for any days on end, `rollingDays`. */
export function spanArgs({ span, rollingDays }: Pick<CampaignVersion, 'span' | 'rollingDays'>): Args {
  return rollingDays === null ? { span: `_${span}` } : { span: `_${span}`, rollingDays };
}

function gainArgs(version: CampaignVersion, { awardKey, reward }: Due, granted: Granted, mall: RuleMall, isPlain: boolean): Args {
  switch (reward.kind) {
    case 'points':
      return {
        gainClause: 'gain.points',
        points: reward.points,
        ...spendArgs(
          reward.purse,
          isPlain && lotArgs(granted.lot, mall)['life'] === '_none' ? '_unsaid' : isPlain ? '_plain' : '_anywhere',
        ),
        ...lotArgs(granted.lot, mall),
      };
    case 'gift':
      return reward.choices.length === 0
        ? { gainClause: 'gain.gift', giftId: reward.giftId }
        : { gainClause: 'gain.choices', giftIds: [reward.giftId, ...reward.choices].join(' ') };
    case 'tickets':
      return { gainClause: 'gain.tickets', tickets: reward.tickets, ...drawArgs(version, awardKey, mall) };
    case 'tier':
      return {
        gainClause: 'gain.tier',
        tierId: reward.tierId,
        lastDateLocal: granted.tier === null ? '' : lastDay(granted.tier.untilMs, mall),
      };
  }
}

function spendArgs(purse: string, everywhere: string): Args {
  return purse === 'everywhere' ? { spend: everywhere } : { spend: '_shop', spendAtTenantId: purse.slice('tenant:'.length) };
}

function drawArgs(version: CampaignVersion, awardKey: string, mall: RuleMall): Args {
  const { draw } = version;
  if (isInstead(awardKey)) return { draw: '_of', betterCampaignId: drawOfAward(version, awardKey) };
  return draw === null ? { draw: '_none' } : { draw: '_on', drawnLocal: localOf(draw.drawnAtMs, mall.offsets).slice(0, 10) };
}

/** From when and until when points can be spent. */
function lotArgs(lot: Granted['lot'], mall: RuleMall): Args {
  if (lot === null) return { start: '_now', life: '_none' };
  const start: Args =
    lot.spendableFromMs > lot.earnedAtMs
      ? { start: '_later', fromLocal: mallDayAt(lot.spendableFromMs, mall.offsets, mall.dayCutoffMinutes) }
      : { start: '_now' };
  if (lot.idleDays !== null) return { ...start, life: '_idle', idleDays: lot.idleDays };
  if (lot.expiresAtMs === null) return { ...start, life: '_none' };
  const day = lastDay(lot.expiresAtMs, mall);
  return lot.expiresAtMs - lot.earnedAtMs > tellYearAfterMs
    ? { ...start, life: '_date', lastDateLocal: day }
    : { ...start, life: '_until', onLocal: day };
}

/** The last mall day before an end: points that end at 04:00 on the first are said to end on the last day of the month before. */
export function lastDay(endMs: number, mall: RuleMall): string {
  return mallDayAt(endMs - 1, mall.offsets, mall.dayCutoffMinutes);
}

/** "Cafés do not count for: plush hare". `betterCampaignId`: for `used-for`, the campaign that took the receipt. */
export function explainNotCounted(
  version: CampaignVersion,
  why: Exclude<NotCounted, 'silent'>,
  receipt: RuleReceipt,
  mall: RuleMall,
  betterCampaignId: string | null = null,
): Say {
  return {
    key: `not.${why}`,
    args: { campaignId: version.campaignId, ...notCountedArgs(version, why, receipt, mall, betterCampaignId) },
  };
}

function notCountedArgs(
  version: CampaignVersion,
  why: Exclude<NotCounted, 'silent'>,
  receipt: RuleReceipt,
  mall: RuleMall,
  betterCampaignId: string | null,
): Args {
  switch (why) {
    case 'category':
      return { categoryId: receipt.category };
    case 'shop':
      return { tenantId: receipt.tenantId };
    case 'before':
      return { fromLocal: localOf(version.when.boughtFromMs, mall.offsets) };
    case 'hours':
      return { from: version.when.hours?.from ?? '', until: version.when.hours?.until ?? '' };
    case 'minimum':
      return { minimumMinor: version.minimumMinor };
    case 'tier':
      return { tierIds: version.audience.tiers.join(' ') };
    case 'first-receipts':
      return { firstReceipts: version.counted.firstReceipts ?? 0 };
    default:
      return betterCampaignId === null ? {} : { betterCampaignId };
  }
}

/** "A better offer counts for this receipt instead". */
export function explainGaveWay(loser: CampaignVersion): Say {
  return { key: 'not.gave-way', args: { campaignId: loser.campaignId } };
}

/** "This receipt counts for the spring draw, and so not for the plush hare". */
export function explainUsedFor(version: CampaignVersion, better: CampaignVersion): Say {
  return { key: 'not.used-for', args: { campaignId: version.campaignId, betterCampaignId: better.campaignId } };
}
