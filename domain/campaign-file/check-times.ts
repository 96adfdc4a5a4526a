/** Windows that follow each other, and a draw after all of them. */
import { localOf, utcOf } from '../time/zone.ts';
import type { CheckInput } from './check-input.ts';

/** Winners and reserve winners of one draw (domain/contract/act.ts). */
const winnersMax = 20_000;

/** @see file comment */
export function checkTimes(input: CheckInput): void {
  checkWindows(input);
  checkGaps(input);
  checkAnnounced(input);
  checkDraw(input);
}

function checkWindows({ file, draft, context, notes }: CheckInput): void {
  const { when } = draft;
  const { problem } = notes;
  if (when.boughtUntilLocal <= when.boughtFromLocal) problem({ path: ['when', 'until'], what: 'is not after from' });
  if (when.registeredUntilLocal < when.boughtUntilLocal)
    problem({ path: ['when', 'registerUntil'], what: 'is before until: the last purchases could not be registered' });
  if (file.when.registerUntil !== undefined && when.registeredWithinDays === 0)
    notes.warning({
      path: ['when', 'registerUntil'],
      what: 'says little beside "register: same day": receipts are registered in their own mall day',
    });
  if (when.collectedUntilLocal !== null && when.collectedUntilLocal < when.boughtUntilLocal)
    problem({ path: ['when', 'collectUntil'], what: 'is before until: the last winners could not collect' });
  if (when.collectedUntilLocal !== null && draft.reward.kind !== 'gift')
    notes.warning({ path: ['when', 'collectUntil'], what: 'says nothing without a gift', atKey: true });
  if (when.hours !== null && when.hours.from === when.hours.until)
    problem({ path: ['when', 'hours'], what: 'ends when it begins: no hour is left' });
  if (context.nowMs !== null && utcOf(when.registeredUntilLocal, context.offsets) <= context.nowMs)
    notes.warning({ path: ['when', 'until'], what: 'is over already' });
}

/** Clocks go forward in spring: an hour of that night does not exist. What is written in it is taken as the instant at which they go. */
function checkGaps({ draft, context, notes }: CheckInput): void {
  const { when, draw } = draft;
  const said: readonly (readonly [readonly string[], string | null])[] = [
    [['when', 'from'], when.boughtFromLocal],
    [['when', 'until'], when.boughtUntilLocal],
    [['when', 'registerUntil'], when.registeredUntilLocal],
    [['when', 'collectUntil'], when.collectedUntilLocal],
    [['draw', 'closes'], draw?.closesLocal ?? null],
    [['draw', 'drawn'], draw?.drawnLocal ?? null],
  ];
  for (const [path, local] of said) {
    if (local === null) continue;
    const isThere = localOf(utcOf(local, context.offsets), context.offsets) === local;
    if (!isThere) notes.warning({ path, what: `${local.slice(11, 16)} does not exist on ${local.slice(0, 10)}: clocks go forward then` });
  }
}

/** Rule of coalition programmes: an offer is clear and announced beforehand (M20). */
function checkAnnounced({ draft, context, notes }: CheckInput): void {
  const { when, campaignId } = draft;
  if (when.announcedAtLocal !== null) {
    if (when.announcedAtLocal > when.boughtFromLocal) notes.warning({ path: ['when', 'announced'], what: 'is after the campaign begins' });
    return;
  }
  const isNew = context.others.every((other) => other.campaignId !== campaignId);
  const isRunning =
    context.nowMs !== null &&
    utcOf(when.boughtFromLocal, context.offsets) <= context.nowMs &&
    context.nowMs < utcOf(when.boughtUntilLocal, context.offsets);
  if (isNew && isRunning)
    notes.warning({ path: ['when', 'from'], what: 'is past, and visitors were not told before: say "announced" if they were' });
}

function checkDraw({ file, draft, notes }: CheckInput): void {
  const { draw, when } = draft;
  if (draw === null) return;
  if (draw.closesLocal < when.boughtUntilLocal)
    notes.problem({ path: ['draw', 'closes'], what: 'is before until: the last purchases would take no part' });
  else if (file.when.registerUntil !== undefined && draw.closesLocal < when.registeredUntilLocal)
    notes.problem({ path: ['draw', 'closes'], what: 'is before registerUntil: receipts registered last would take no part' });
  if (draw.drawnLocal <= draw.closesLocal) notes.problem({ path: ['draw', 'drawn'], what: 'is not after closes' });
  draw.prizes.forEach((prize, index) => {
    if (draw.prizes.findIndex((other) => other.prizeId === prize.prizeId) < index)
      notes.problem({ path: ['draw', 'prizes', index, 'prize'], what: `names ${prize.prizeId} twice: say its units once` });
  });
  const winners = draw.prizes.reduce((sum, prize) => sum + prize.units, draw.reserves);
  if (winners > winnersMax)
    notes.problem({ path: ['draw', 'prizes'], what: `make ${winners} winners with the reserves: at most ${winnersMax}` });
  if (draw.reserves === 0)
    notes.warning({ path: ['draw', 'reserves'], what: 'is 0: a prize that nobody claims goes to nobody', atKey: true });
}
