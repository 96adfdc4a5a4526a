/** The account as the visit shows it, in one language: mirror plus open journal rows, put into words and figures. */
import type { AccountDocument } from '../contract/account-document.ts';
import type { World } from '../decide/world.ts';
import { balanceOf, type Balance } from '../ledger/balance.ts';
import { mallDayAt } from '../time/mall-day.ts';
import type { BalanceView } from '../contract/screen-parts.ts';
import { campaignOffers } from './campaign-view.ts';
import type { Catalogue } from './catalogue.ts';
import { choiceViews, hasChoice } from './choice-view.ts';
import { drawTickets } from './draw-view.ts';
import { giftViews, voucherView } from './gift-view.ts';
import { tierAt } from '../campaign/tier-at.ts';
import { tierWay } from './tier-way.ts';
import { localSay, newestVersions } from './local-say.ts';
import { drawnLocal } from './reward-view.ts';
import { ownView } from './own-view.ts';
import type { AccountView } from './port.ts';
import { progressViews, type ViewOptions } from './progress-view.ts';
import { questionnaireOffers } from './questionnaire-offer.ts';
import { rowOfSummary } from './receipt-row.ts';

/** Points that run out are worth telling when they do so within this time. */
const EXPIRY_TOLD_MS = 90 * 86_400_000;

/**
 * @param spendablePoints what may be spent right now: online the balance, offline within the bounds of DESIGN §8 (the caller knows the confirmed account)
 * @param last4 of the card in hand
 */
export function accountView(
  world: World,
  account: AccountDocument,
  last4: string,
  spendablePoints: number,
  options: ViewOptions,
): AccountView {
  const { catalogue, language } = options;
  const source = { catalogue, campaigns: newestVersions(world.campaigns()) };
  const balance = balanceOf(account, options.atMs);
  const progress = progressViews(world, account, options);
  return {
    accountId: account.id,
    status: account.status,
    initial: account.initial,
    last4,
    language,
    balance: balanceView(balance, account, world, options),
    spendablePoints: account.status === 'active' ? Math.max(0, spendablePoints) : 0,
    progress,
    gifts: giftViews(world, account.status === 'active' ? Math.max(0, spendablePoints) : 0, options),
    vouchers: account.vouchers.map((voucher) => voucherView(voucher, catalogue, language)),
    receipts: account.receipts.map((receipt) => rowOfSummary(receipt, source, language, false)),
    expiries: expiries(balance, catalogue),
    notices: account.notices.map((each) => localSay(each.say, source, language)),
    campaigns: campaignOffers(world, account, progress, options),
    tierWay: tierWay(progress, source.campaigns, catalogue.tiers, rankHeld(account, options)),
    draws: drawTickets(world, account, options),
    choices: Object.fromEntries(
      account.vouchers.filter(hasChoice).map((voucher) => [voucher.voucherId, choiceViews(voucher, catalogue, language)]),
    ),
    questionnaires: questionnaireOffers(world, account, options),
    own: ownView(account, options),
  };
}

function expiries(balance: Balance, catalogue: Catalogue): { points: number; onLocal: string }[] {
  return balance.expiring.map((each) => ({ points: each.points, onLocal: lastDay(each.expiresAtMs, catalogue) }));
}

/** The last mall day on which points can be spent: those that end at four in the morning of 1 January are said to end on 31 December. */
function lastDay(expiresAtMs: number, catalogue: Catalogue): string {
  return mallDayAt(expiresAtMs - 1, catalogue.mall.offsets, catalogue.mall.dayCutoffMinutes);
}

/** Balance for screens and slips: the everywhere purse in one figure, tenant purses apart; the tier and the tickets stand beside the points. */
export function balanceView(balance: Balance, account: AccountDocument, world: World, options: ViewOptions): BalanceView {
  const { catalogue, atMs } = options;
  const soonest = balance.expiring[0];
  const told = soonest !== undefined && soonest.expiresAtMs - atMs < EXPIRY_TOLD_MS ? soonest : null;
  return {
    points: balance.spendable,
    pendingPoints: balance.pending,
    debtPoints: balance.debt,
    expiring: told === null ? null : { points: told.points, onLocal: lastDay(told.expiresAtMs, catalogue) },
    restricted: Object.entries(balance.byPurse)
      .filter(([purse]) => purse !== 'everywhere')
      .map(([purse, points]) => ({ points, spendAt: catalogue.tenants.find((tenant) => `tenant:${tenant.id}` === purse)?.name ?? purse })),
    later: laterView(account, options),
    tier: tierView(account, options),
    tickets: ticketViews(account, world, options),
  };
}

/** Points that wait for their day, by the first of these days. Those of a dispute wait for people, not for a day. */
function laterView(account: AccountDocument, { catalogue: { mall }, atMs }: ViewOptions): BalanceView['later'] {
  const waiting = account.lots.filter((lot) => lot.points > 0 && lot.frozenBy === null && lot.spendableFromMs > atMs);
  const days = waiting.map((lot) => ({ points: lot.points, day: mallDayAt(lot.spendableFromMs, mall.offsets, mall.dayCutoffMinutes) }));
  const first = days.map((each) => each.day).sort()[0];
  if (first === undefined) return null;
  return { points: days.reduce((sum, each) => sum + (each.day === first ? each.points : 0), 0), fromLocal: first };
}

/** Rank of the tier held now; null: none. */
function rankHeld(account: AccountDocument, { catalogue: { tiers }, atMs }: ViewOptions): number | null {
  const ranks = new Map(tiers.map((tier) => [tier.id, tier.rank]));
  return ranks.get(tierAt(account.tiers, ranks, atMs) ?? '') ?? null;
}

function tierView(account: AccountDocument, { catalogue, language, atMs }: ViewOptions): BalanceView['tier'] {
  const tierId = tierAt(account.tiers, new Map(catalogue.tiers.map((tier) => [tier.id, tier.rank])), atMs);
  if (tierId === null) return null;
  const untilMs = Math.max(...account.tiers.filter((held) => held.tierId === tierId && held.fromMs <= atMs).map((held) => held.untilMs));
  return { name: catalogue.tiers.find((tier) => tier.id === tierId)?.name[language] ?? tierId, lastDateLocal: lastDay(untilMs, catalogue) };
}

/** Tickets by draw, as long as the draw is to come; soonest first, those without a day last. */
function ticketViews(account: AccountDocument, world: World, options: ViewOptions): BalanceView['tickets'] {
  const campaigns = newestVersions(world.campaigns());
  const counts = new Map<string, number>();
  for (const { drawId, ticketIds } of account.tickets) counts.set(drawId, (counts.get(drawId) ?? 0) + ticketIds.length);
  return [...counts]
    .filter(([drawId]) => (campaigns.get(drawId)?.draw?.drawnAtMs ?? Infinity) > options.atMs)
    .map(([drawId, tickets]) => {
      const version = campaigns.get(drawId);
      return {
        campaign: version?.title[options.language] ?? drawId,
        tickets,
        drawnLocal: version === undefined ? null : drawnLocal(version, options),
      };
    })
    .sort((a, b) => ((a.drawnLocal ?? '9') < (b.drawnLocal ?? '9') ? -1 : 1));
}
