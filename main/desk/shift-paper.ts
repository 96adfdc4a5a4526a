/** The paper of a shift that has ended: the deed's own figures, worded. */
import type { FactBodyOf } from '../../domain/contract/fact.ts';
import type { Language } from '../../domain/contract/primitive.ts';
import { shiftSlip } from '../../domain/slip/shift-slip.ts';
import type { SlipDocument } from '../../domain/slip/slip-document.ts';
import { formatClock, formatDay } from '../../domain/text/format-date.ts';
import { formatGain, formatMoney } from '../../domain/text/format.ts';
import type { CoreServices } from '../core/core-services.ts';
import { slipFrame } from '../core/slip-of.ts';
import { mallLocal } from './shift-facts.ts';

/** @see file comment */
export function shiftSlipOf(
  services: CoreServices,
  body: FactBodyOf<'shift.ended'>,
  endedAtMs: number,
  language: Language,
  copy: number,
): SlipDocument {
  const frame = slipFrame(services, language, { last4: null, isTest: false, copy, atDesk: true });
  const { figures } = body;
  const currency = services.house.catalogue()?.mall.currency ?? 'EUR';
  const name = (staffId: string): string => services.mirror.get('staff', staffId)?.name ?? staffId;
  const gift = (giftId: string): string => services.mirror.get('gift', giftId)?.name[language] ?? giftId;
  const from = mallLocal(services, body.startedAtMs);
  const until = mallLocal(services, endedAtMs);
  // A night's shift ends on another day, and says so.
  const sameDay = from.slice(0, 10) === until.slice(0, 10);
  const at = (local: string): string => `${formatDay(local, language)}, ${formatClock(local)}`;
  return shiftSlip(frame, {
    reference: body.reference,
    staff: [...new Set([...body.turns.map((turn) => name(turn.staffId)), name(body.staffId)])].join(', '),
    from: at(from),
    until: sameDay ? formatClock(until) : at(until),
    counts: {
      scanned: figures.scanned,
      typed: figures.typed,
      'too-old': figures.overrides,
      voided: figures.released + figures.burned,
      refunds: figures.refunds,
      disputes: figures.disputes,
      held: figures.held,
      copies: figures.copies,
    },
    booked: {
      receipts: figures.booked,
      sum: formatMoney(figures.bookedMinor, currency, language),
      points: formatGain(figures.points, language),
    },
    handedOut: body.counts.filter((one) => one.handedHere > 0).map((one) => ({ gift: gift(one.giftId), units: one.handedHere })),
    differences: body.counts
      .filter((one) => one.counted !== one.expected)
      .map((one) => ({ gift: gift(one.giftId), expected: one.expected, counted: one.counted })),
    overrides: body.overrides.map((one) => ({
      at: formatClock(mallLocal(services, one.atMs)),
      what: one.reference,
      reason: one.reason,
      second: one.secondStaffId === null ? null : name(one.secondStaffId),
    })),
    head: { seq: body.headSeq, hash: body.headHash },
  });
}
