/** The goal must be there, fit the span, and be within reach. */
import { mallDay } from '../time/mall-day.ts';
import { daysBetween, localOfWallMs, wallMsOf } from '../time/local-time.ts';
import type { CheckInput } from './check-input.ts';
import type { CampaignDraft } from './draft.ts';
import { countingPlaces } from './counting-places.ts';

/** @see file comment */
export function checkGoal(input: CheckInput): void {
  if (input.draft.trigger !== 'receipt') return;
  checkFit(input);
  checkStamps(input);
  checkReachable(input);
  checkDays(input);
}

function checkFit({ file, draft, notes }: CheckInput): void {
  const { problem } = notes;
  const isGoalSaid = Object.values(draft.reach).some((goal) => goal !== null && goal > 0) || draft.parts.length > 0;
  if (draft.span === 'receipt') {
    for (const key of ['receipts', 'shops', 'categories', 'days', 'stamps'] as const)
      if (draft.reach[key] !== null)
        problem({ path: ['reach', key], what: 'cannot be asked of one receipt: every must be day, week, month or campaign', atKey: true });
    if (draft.parts.length > 0)
      problem({ path: ['together'], what: 'needs a receipt for each part: every must be day, week, month or campaign', atKey: true });
    if (draft.counted.firstReceipts !== null)
      problem({
        path: ['counts', 'first'],
        what: 'cannot be asked of one receipt: every must be day, week, month or campaign',
        atKey: true,
      });
  } else {
    if (!isGoalSaid && draft.reward.kind !== 'points-per-amount')
      problem({ path: ['reach'], what: 'is missing: say sum, receipts, shops, categories, days or stamps, or "together"' });
    if (
      !isGoalSaid &&
      draft.reward.kind === 'points-per-amount' &&
      draft.counted.firstReceipts === null &&
      draft.quota.perAccountWindow === null
    )
      notes.warning({ path: ['every'], what: 'says nothing: each receipt earns by itself without "counts: { first }" or a quota' });
    for (const key of ['bestOf', 'firstOf'] as const)
      if (file[key] !== undefined) problem({ path: [key], what: 'goes with "every: receipt" only', atKey: true });
  }
  if (draft.span === 'rolling' && draft.counted.firstReceipts !== null)
    problem({
      path: ['counts', 'first'],
      what: 'cannot be asked of a rolling window: every must be day, week, month or campaign',
      atKey: true,
    });
  if (file.bestOf !== undefined && file.firstOf !== undefined)
    problem({ path: ['firstOf'], what: 'does not go with bestOf: either the best or the first one stands', atKey: true });
  if (file.rank !== undefined && file.firstOf === undefined && file.useFor === undefined)
    notes.warning({ path: ['rank'], what: 'says nothing without "firstOf" or "useFor"', atKey: true });
}

function checkStamps({ file, draft, notes }: CheckInput): void {
  const { counts } = file;
  if (counts?.stampsPerReceipt !== undefined && counts.stampEvery === undefined)
    notes.problem({ path: ['counts', 'stampsPerReceipt'], what: 'goes with "stampEvery" only', atKey: true });
  if (counts?.stampEvery !== undefined && draft.reach.stamps === null)
    notes.problem({ path: ['counts', 'stampEvery'], what: 'goes with "reach: { stamps }" only', atKey: true });
  if (draft.counted.stamps?.everyMinor === 0) notes.problem({ path: ['counts', 'stampEvery'], what: 'is smaller than the smallest coin' });
}

/** Goals that no receipts could ever reach are problems; those that every receipt reaches are looked at twice. */
function checkReachable({ draft, context, notes }: CheckInput): void {
  const { reach, counted, minimumMinor } = draft;
  const { problem, warning } = notes;
  const most = countingPlaces(draft, context);
  if (most.shops === 0) problem({ path: ['where'], what: 'leaves no shop whose receipts count' });
  else if (reach.shops !== null && most.shops !== null && reach.shops > most.shops)
    problem({
      path: ['reach', 'shops'],
      what: `cannot be reached: only ${most.shops} ${most.shops === 1 ? 'shop counts' : 'shops count'}`,
    });
  if (reach.categories !== null && most.categories !== null && most.shops !== 0 && reach.categories > most.categories)
    problem({
      path: ['reach', 'categories'],
      what: `cannot be reached: only ${most.categories} ${most.categories === 1 ? 'category counts' : 'categories count'}`,
    });
  const first = counted.firstReceipts;
  if (first !== null) {
    for (const key of ['receipts', 'shops', 'categories', 'days'] as const) {
      const goal = reach[key];
      if (goal !== null && goal > first)
        problem({ path: ['reach', key], what: `cannot be reached: only the first ${first} receipts count` });
    }
    const asked = draft.parts.reduce((sum, part) => sum + part.receipts, 0);
    if (asked > first)
      problem({ path: ['together'], what: `cannot be reached: it asks for ${asked} receipts, only the first ${first} count` });
    const stampsOfOne = counted.stamps === null ? 1 : counted.stamps.perReceipt;
    if (reach.stamps !== null && stampsOfOne !== null && reach.stamps > first * stampsOfOne)
      problem({ path: ['reach', 'stamps'], what: `cannot be reached: the first ${first} receipts give at most ${first * stampsOfOne}` });
  }
  const mostOfOne = counted.perReceiptMaxMinor;
  const mostReceipts = draft.span === 'receipt' ? 1 : first;
  if (mostOfOne !== null && reach.sumMinor !== null && mostReceipts !== null && reach.sumMinor > mostOfOne * mostReceipts)
    problem({ path: ['reach', 'sum'], what: 'cannot be reached: less than that counts of a receipt ("atMost")' });
  if (mostOfOne !== null && minimumMinor > mostOfOne)
    problem({ path: ['minimum'], what: 'is more than what counts of a receipt ("atMost"): none would count' });
  if (reach.sumMinor === 0) warning({ path: ['reach', 'sum'], what: 'is 0: any receipt reaches it' });
  if (reach.sumMinor !== null && reach.sumMinor > 0 && minimumMinor >= reach.sumMinor)
    warning({ path: ['minimum'], what: 'is not below reach.sum: the first receipt that counts reaches it' });
  if (reach.receipts !== null && reach.shops !== null && reach.shops > reach.receipts)
    warning({
      path: ['reach', 'shops'],
      what: `${reach.shops} shops need at least ${reach.shops} receipts, so receipts: ${reach.receipts} says nothing`,
    });
}

const spanDays: Readonly<Record<CampaignDraft['span'], number | null>> = {
  receipt: 1,
  day: 1,
  week: 7,
  month: 31,
  quarter: 92,
  year: 366,
  rolling: null,
  campaign: null,
};

function checkDays({ draft, context, notes }: CheckInput): void {
  const { when, reach } = draft;
  if (reach.days === null || when.boughtUntilLocal <= when.boughtFromLocal) return;
  const lastSecond = localOfWallMs(wallMsOf(when.boughtUntilLocal) - 1000);
  const running = daysBetween(mallDay(when.boughtFromLocal, context.dayCutoffMinutes), mallDay(lastSecond, context.dayCutoffMinutes)) + 1;
  const window = Math.min(running, spanDays[draft.span] ?? draft.rollingDays ?? running);
  const perWeek = when.weekdays.length === 0 ? 7 : when.weekdays.length;
  const most = Math.floor(window / 7) * perWeek + Math.min(window % 7, perWeek);
  if (reach.days > most)
    notes.problem({ path: ['reach', 'days'], what: `cannot be reached: at most ${most} ${most === 1 ? 'day counts' : 'days count'}` });
}
