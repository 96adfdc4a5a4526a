/** Quota and budget: there should be one, and it must hold at least one award. */
import { maxPointsPerAward } from '../campaign/award.ts';
import type { CheckInput } from './check-input.ts';

/** @see file comment */
export function checkLimits(input: CheckInput): void {
  checkPoints(input);
  checkBudget(input);
  checkQuota(input);
  checkStock(input);
}

/** Sums of points and the money behind them stay exact as long as no award is beyond all sense. */
function checkPoints({ draft, notes }: CheckInput): void {
  const { reward, inviter } = draft;
  const said: readonly (readonly [readonly string[], number | null])[] = [
    [['give', 'points'], reward.kind === 'points' || reward.kind === 'points-per-amount' ? reward.points : null],
    [['give', 'cap'], reward.kind === 'points-per-amount' || reward.kind === 'multiply' ? reward.capPoints : null],
    [['inviter', 'points'], inviter?.points ?? null],
  ];
  for (const [path, points] of said)
    if (points !== null && points > maxPointsPerAward) notes.problem({ path, what: `is more than one award can be: ${maxPointsPerAward}` });
}

/** Points of one award; null: it depends on the receipt, or there are none. */
function pointsOfOne({ reward, inviter }: CheckInput['draft']): number | null {
  if (reward.kind === 'points') return reward.points + (inviter?.points ?? 0);
  return reward.kind === 'points-per-amount' || reward.kind === 'multiply' ? null : (inviter?.points ?? null);
}

function checkBudget({ draft, notes }: CheckInput): void {
  const { quota, reward, inviter, whenGone } = draft;
  const { problem, warning } = notes;
  const instead = whenGone?.kind === 'points' ? whenGone.points : null;
  const isPoints =
    reward.kind === 'points' || reward.kind === 'points-per-amount' || reward.kind === 'multiply' || inviter !== null || instead !== null;
  const one = pointsOfOne(draft) ?? instead;
  for (const [key, budget] of [
    ['points', quota.budgetPoints],
    ['pointsPerDay', quota.budgetPointsPerDay],
  ] as const) {
    if (budget === null) continue;
    if (!isPoints) problem({ path: ['quota', key], what: 'is a budget of points, and no points are given', atKey: true });
    else if (one !== null && budget < one) problem({ path: ['quota', key], what: `is less than one award of ${one} points` });
  }
  if (quota.budgetPoints !== null && quota.budgetPointsPerDay !== null && quota.budgetPointsPerDay > quota.budgetPoints)
    warning({ path: ['quota', 'pointsPerDay'], what: 'is more than the budget in all' });
  const isLimited = quota.perDay !== null || quota.total !== null || quota.budgetPoints !== null || quota.budgetPointsPerDay !== null;
  if (reward.kind === 'points' && !isLimited)
    warning({ path: ['quota'], what: 'no budget: say points, total or perDay, or the cost has no end' });
  if (instead !== null && quota.budgetPoints === null && quota.budgetPointsPerDay === null)
    warning({ path: ['whenGone', 'points'], what: 'no budget: say quota points or pointsPerDay, or its cost has no end' });
}

function checkQuota({ draft, notes }: CheckInput): void {
  const { quota, reward } = draft;
  const { warning } = notes;
  if (reward.kind === 'multiply' && quota.perAccountCampaign !== null)
    notes.problem({
      path: ['quota', 'perAccountInAll'],
      what: 'does not go with "times": every receipt is multiplied by itself',
      atKey: true,
    });
  if (quota.perDay !== null && quota.total !== null && quota.perDay > quota.total)
    warning({ path: ['quota', 'perDay'], what: 'is more than the total' });
  if (quota.perAccountWindow !== null && quota.perAccountCampaign !== null && quota.perAccountWindow > quota.perAccountCampaign)
    warning({ path: ['quota', 'perAccount'], what: 'is more than perAccountInAll' });
  if (reward.kind !== 'gift') return;
  if (quota.perDay === null && quota.total === null) warning({ path: ['quota'], what: 'no quota: gifts go until the stock is empty' });
  if (quota.perAccountWindow === null && quota.perAccountCampaign === null)
    warning({ path: ['quota', 'perAccount'], what: 'one account may take as many gifts as its receipts allow' });
}

function checkStock({ file, draft, context, notes }: CheckInput): void {
  const { reward, quota } = draft;
  if (reward.kind !== 'gift' || context.gifts === null) return;
  const { gifts } = context;
  let sum: number | null = 0;
  [reward.giftId, ...reward.choices].forEach((id, index) => {
    const gift = gifts.find((one) => one.id === id);
    const path = typeof file.give.gift === 'string' ? ['give', 'gift'] : ['give', 'gift', index];
    if (gift?.active === false) notes.warning({ path, what: `${id} is not given out any more` });
    if (gift?.free === 0) notes.warning({ path, what: index === 0 ? 'stock of this gift is 0' : `stock of ${id} is 0` });
    sum = gift === undefined || gift.free === null || sum === null ? null : sum + gift.free;
  });
  if (sum === null || sum === 0) return;
  for (const key of ['perDay', 'total'] as const) {
    const asked = quota[key];
    if (asked !== null && asked > sum) notes.warning({ path: ['quota', key], what: `is more than the stock of ${sum}` });
  }
}
