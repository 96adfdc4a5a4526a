/** The figures of a shift: a fold over its facts and nothing else, so the report is what the journal says. */
import type { Fact } from '../contract/fact.ts';
import { shiftOverridesMax, shiftPeopleMax } from '../contract/shift.ts';
import type { ShiftFigures, ShiftOverride, ShiftTurn } from '../contract/shift.ts';

/** Reason under which a dispute is decided at the desk. */
export const disputeReason = 'dispute: paper and goods shown';
/** Reason under which the purchase of a refund slip is burned. */
export const refundReason = 'refund';

/** One fact of the shift with what became of it. For a registration: fate, points and sum; for a hand-out: which gift. */
export interface ShiftFact {
  readonly fact: Fact;
  readonly fate: 'booked' | 'held' | 'refused';
  readonly points: number;
  readonly amountMinor: number;
  /** The server has said so; false: the desk's own rules. */
  readonly decided: boolean;
  /** Of a hand-out; null: nobody here knows any more which. */
  readonly giftId: string | null;
}

/** What a shift did so far. */
export interface ShiftSoFar {
  readonly figures: ShiftFigures;
  readonly overrides: readonly ShiftOverride[];
  readonly turns: readonly ShiftTurn[];
  /** Units handed out, by gift. */
  readonly handed: Readonly<Record<string, number>>;
}

const noFigures: ShiftFigures = {
  booked: 0,
  scanned: 0,
  typed: 0,
  bookedMinor: 0,
  points: 0,
  toBeConfirmed: 0,
  held: 0,
  refused: 0,
  overrides: 0,
  decided: 0,
  disputes: 0,
  released: 0,
  burned: 0,
  moved: 0,
  refunds: 0,
  handedOut: 0,
  opened: 0,
  sought: 0,
  slips: 0,
  copies: 0,
};

const plus = (figures: ShiftFigures, by: Partial<ShiftFigures>): ShiftFigures => {
  const next = { ...figures };
  for (const [name, units] of Object.entries(by) as [keyof ShiftFigures, number][]) next[name] += units;
  return next;
};

/** What one fact adds. */
const countOf = ({ fact: { body }, fate, points, amountMinor, decided }: ShiftFact): Partial<ShiftFigures> => {
  switch (body.kind) {
    case 'receipt.registered':
      return {
        ...(fate === 'booked' ? { booked: 1, bookedMinor: amountMinor, points } : fate === 'held' ? { held: 1 } : { refused: 1 }),
        ...(fate === 'booked' ? (body.source === 'scanned' ? { scanned: 1 } : { typed: 1 }) : {}),
        ...(fate === 'booked' && !decided ? { toBeConfirmed: 1 } : {}),
        ...(body.override === null ? {} : { overrides: 1 }),
      };
    case 'receipt.decided':
      return { decided: 1, ...(body.reason === disputeReason ? { disputes: 1 } : {}) };
    case 'receipt.voided':
      return body.mode === 'release' ? { released: 1 } : body.reason === refundReason ? { refunds: 1 } : { burned: 1 };
    case 'receipt.returned':
      return { refunds: 1 };
    case 'receipt.moved':
      return { moved: 1 };
    case 'voucher.honoured':
      return { handedOut: 1 };
    case 'account.opened':
      return { opened: 1 };
    case 'account.sought':
      return body.accountId === null ? { sought: 1 } : {};
    case 'slip.printed':
      return body.copy > 0 ? { copies: 1 } : body.slip === 'visit' ? { slips: 1 } : {};
    default:
      return {};
  }
};

const overrideOf = ({ fact }: ShiftFact): readonly ShiftOverride[] => {
  const { body } = fact;
  if (body.kind !== 'receipt.registered' || body.override === null || body.staffId === null) return [];
  const { reason, secondStaffId } = body.override;
  return [{ atMs: fact.registeredAtMs, reference: body.reference, reason: reason.slice(0, 120), staffId: body.staffId, secondStaffId }];
};

/** Who stood at the desk from when to when: the one who began, and each who took over. */
const turnsOf = (facts: readonly ShiftFact[]): readonly ShiftTurn[] => {
  const turns: { staffId: string; fromMs: number; untilMs: number | null }[] = [];
  for (const { fact } of facts) {
    const { body } = fact;
    const last = turns.at(-1);
    if (body.kind === 'shift.started') turns.push({ staffId: body.staffId, fromMs: fact.registeredAtMs, untilMs: null });
    if (body.kind !== 'staff.session' || last === undefined) continue;
    if (body.act === 'signed-out' && last.staffId === body.staffId) last.untilMs ??= fact.registeredAtMs;
    if (body.act === 'signed-in' && (last.staffId !== body.staffId || last.untilMs !== null)) {
      last.untilMs ??= fact.registeredAtMs;
      turns.push({ staffId: body.staffId, fromMs: fact.registeredAtMs, untilMs: null });
    }
  }
  return turns.slice(-shiftPeopleMax);
};

/** Folds the facts of a shift, in their order; the first is its beginning. */
export const shiftSoFar = (facts: readonly ShiftFact[]): ShiftSoFar => {
  const handed: Record<string, number> = {};
  let figures = noFigures;
  for (const one of facts) {
    figures = plus(figures, countOf(one));
    if (one.giftId !== null) handed[one.giftId] = (handed[one.giftId] ?? 0) + 1;
  }
  return { figures, overrides: facts.flatMap(overrideOf).slice(0, shiftOverridesMax), turns: turnsOf(facts), handed };
};
