/** A scanned code that does not say amount, day or shop: the paper is laid aside with a form for exactly that. */
import { neverEarns } from '../receipt/never-earns.ts';
import type { ReceiptReading } from '../receipt/reading.ts';
import type { DeskState, Step, WaitingReceipt } from './state.ts';
import { currentCard, stay, withStack } from './state.ts';
import { blankProblem } from './stack-record.ts';
import type { Problem, Stack } from './stack-record.ts';
import { emptyForm } from './typed-receipt.ts';

/** Noon where the code says a day without a time, so that the mall day is right. */
const localOf = ({ issuedAtLocal, timeKnown }: ReceiptReading): string | null =>
  issuedAtLocal === null || timeKnown ? issuedAtLocal : `${issuedAtLocal.slice(0, 10)}T12:00:00`;

/**
 * Lays a code with gaps aside; null: it says all that registering needs. What never earns is told as it would be refused, and nobody types for it. The same code again turns to
 * the paper that is laid aside already.
 */
export const layUnsaid = (state: DeskState, stack: Stack, scan: WaitingReceipt): Step | null => {
  const { reading, raw, tenantId } = scan;
  if (reading.totalMinor !== null && reading.issuedAtLocal !== null) return null;
  const known = stack.problems.find((one) => one.kind === 'incomplete' && one.raw === raw);
  if (known !== undefined) return stay(withStack(state, { ...stack, currentProblem: known.problemId }), [{ kind: 'cue', cue: 'held' }]);
  const refusal = neverEarns(reading);
  const asks: Problem['asks'] = [
    ...(tenantId === null ? (['shop'] as const) : []),
    ...(reading.issuedAtLocal === null ? (['time'] as const) : []),
    ...(reading.totalMinor === null ? (['amount'] as const) : []),
  ];
  const added: Problem = {
    ...blankProblem,
    problemId: `p${stack.serial}`,
    kind: refusal === null ? 'incomplete' : 'refused',
    accountId: currentCard(stack).accountId,
    raw,
    tillKey: reading.tillKey,
    tenantId,
    amountMinor: reading.totalMinor,
    purchasedAtLocal: localOf(reading),
    refusal,
    form: refusal === null ? { ...emptyForm, focus: asks[0] ?? 'amount' } : null,
    asks: refusal === null ? asks : [],
    test: scan.test,
  };
  return stay(
    withStack(state, { ...stack, serial: stack.serial + 1, problems: [...stack.problems, added], currentProblem: added.problemId }),
    [{ kind: 'cue', cue: 'problem' }],
  );
};
