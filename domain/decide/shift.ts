/** Deeds of a desk's shift: they happened, so they are kept; no stock, loan or account changes by them. */
import type { ShiftDocument } from '../contract/shift.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { applied } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';

/** A shift began. The same id again, and one that is over already, changes nothing. */
export function startShift(scribe: Scribe, fact: Fact, body: FactBodyOf<'shift.started'>): Ending {
  const before = scribe.world.get('shift', body.shiftId);
  if (before === null) scribe.put(begun(fact, body));
  return applied;
}

const begun = (fact: Fact, { shiftId, reference, staffId, counts, scanner, printer }: FactBodyOf<'shift.started'>): ShiftDocument => ({
  kind: 'shift',
  id: shiftId,
  version: 0,
  kioskId: fact.kioskId,
  reference,
  startedBy: staffId,
  startedAtMs: fact.registeredAtMs,
  startCounts: [...counts],
  scanner,
  printer,
  ended: null,
});

/** It ended, once. Whose beginning was lost with a kiosk is kept as far as its end tells. */
export function endShift(scribe: Scribe, fact: Fact, body: FactBodyOf<'shift.ended'>): Ending {
  const { staffId, counts, figures, overrides, turns, parked, handedTo, firstSeq, headSeq, headHash } = body;
  const before = scribe.world.get('shift', body.shiftId) ?? {
    ...begun(fact, { ...body, kind: 'shift.started', counts: [], scanner: 'not-tried', printer: 'not-tried' }),
    startedBy: turns[0]?.staffId ?? staffId,
    startedAtMs: body.startedAtMs,
  };
  if (before.ended !== null) return applied;
  const ended = { staffId, atMs: fact.registeredAtMs, counts, figures, overrides, turns, parked, handedTo, firstSeq, headSeq, headHash };
  scribe.put({ ...before, ended });
  return applied;
}
