/** A visitor's stack begins, gets a second card, or is taken up again. */
import type { DeskAccount } from './desk-account.ts';
import type { DeskEffect, DeskEvent } from './port.ts';
import type { DeskState, Step } from './state.ts';
import { openStack, stay, told, withStack } from './state.ts';
import { askSecond } from './ask-second.ts';
import { moveRows } from './stack-rows.ts';
import { blankProblem } from './stack-record.ts';
import type { Problem, Stack, StackRow } from './stack-record.ts';
import { registerScan } from './stack-scan.ts';

type Found = Extract<DeskEvent, { kind: 'account.found' }>;

/** An account was opened by card, slip or reference. */
export const onAccountFound = (before: DeskState, event: Found): Step => {
  const state = { ...before, accounts: { ...before.accounts, [event.account.accountId]: event.account }, unknownCard: null };
  if (state.entry?.kind === 'link')
    return stay(told({ ...state, entry: null }, 'problem', 'desk.card-in-use', { last4: event.last4 }), [{ kind: 'cue', cue: 'problem' }]);
  // Neutral words, because others listen: the rule is about the counter, not about the person.
  if (event.account.houseStaff) return houseCard(state, event);
  return openFound(state, event, null);
};

/** A card of the house: a second person serves it, on a table of its own. */
const houseCard = (state: DeskState, event: Found): Step => {
  if (openStack(state) === null) return askSecond(state, { purpose: 'house-card', found: event });
  return stay(told(state, 'problem', 'desk.house-card'), [{ kind: 'cue', cue: 'problem' }]);
};

/** The account may be served; `servedBy`: by this second person alone. */
export const openFound = (state: DeskState, event: Found, servedBy: string | null): Step => {
  const stack = openStack(state);
  if (stack === null) return openNew(state, event, servedBy);
  const at = stack.cards.findIndex((card) => card.accountId === event.account.accountId);
  const withCard = at >= 0 ? sameAccount(stack, at, event) : addCard(stack, event);
  const joined = at >= 0 ? withCard : heldPapers(withCard, event.account);
  if (state.entry?.kind === 'move') return moveRows(withStack(state, joined), state.entry.rowIds, event.account.accountId, event.last4);
  return stay(pointAt({ ...withStack(state, joined), entry: null }, event), [{ kind: 'cue', cue: 'good' }]);
};

const sameAccount = (stack: Stack, at: number, event: Found): Stack => ({
  ...stack,
  card: at,
  cards: stack.cards.map((card, index) =>
    index === at && event.identifiedBy === 'card' ? { ...card, last4: event.last4, identifiedBy: 'card' as const } : card,
  ),
});

const addCard = (stack: Stack, event: Found): Stack => ({
  ...stack,
  cards: [...stack.cards, { accountId: event.account.accountId, last4: event.last4, identifiedBy: event.identifiedBy }],
  card: stack.cards.length,
  vouchersBefore: [...stack.vouchersBefore, ...event.account.vouchers.map((one) => one.voucherId)],
});

const openNew = (state: DeskState, event: Found, servedBy: string | null): Step => {
  const fresh: Stack = {
    visitId: event.visitId,
    openedAtMs: event.nowMs,
    language: event.account.language,
    test: event.test,
    servedBy,
    cards: [{ accountId: event.account.accountId, last4: event.last4, identifiedBy: event.identifiedBy }],
    card: 0,
    rows: [],
    problems: [],
    currentProblem: null,
    vouchersBefore: event.account.vouchers.map((one) => one.voucherId),
    serial: 1,
  };
  const opened: DeskState = {
    ...withStack(state, heldPapers(fresh, event.account)),
    waiting: [],
    entry: null,
    editing: false,
    cursorRowId: null,
    markedRowIds: [],
    voucherId: null,
    handingOut: [],
    endAsked: false,
  };
  let next: Step = stay(pointAt(opened, event), [{ kind: 'cue', cue: 'good' }]);
  for (const scan of state.waiting) {
    const one = registerScan(next.state, scan);
    next = { state: one.state, effects: [...next.effects, ...one.effects] };
  }
  return next;
};

/** A reference opens the thing itself: its voucher or its held receipt gets the frame. */
const pointAt = (state: DeskState, event: Found): DeskState => {
  const stack = openStack(state);
  if (event.open === null || stack === null) return state;
  if (event.open.kind === 'voucher') return { ...state, voucherId: event.open.id };
  const id = event.open.id;
  const problem = stack.problems.find((one) => one.receiptId === id || one.reference === id);
  return problem === undefined
    ? told(state, 'neutral', 'desk.reference-done')
    : withStack(state, { ...stack, currentProblem: problem.problemId });
};

/** What waits on the account for this desk: held receipts and papers that a kiosk promised. */
export const heldPapers = (stack: Stack, account: DeskAccount): Stack => {
  const known = new Set(stack.problems.flatMap((one) => [one.receiptId, one.reference]));
  const problems: Problem[] = [];
  let serial = stack.serial;
  for (const one of account.receipts) {
    if (one.state !== 'held' || known.has(one.receiptId)) continue;
    problems.push({
      ...blankProblem,
      problemId: `p${serial++}`,
      kind: one.holds.includes('on-another-account') ? 'other-card' : 'held',
      accountId: account.accountId,
      receiptId: one.receiptId,
      reference: one.reference,
      tenantId: one.tenantId,
      amountMinor: one.amountMinor,
      purchasedAtLocal: one.purchasedAtLocal,
      refusal: null,
      holds: [...one.holds],
    });
  }
  for (const reference of account.promisedPapers) {
    if (known.has(reference)) continue;
    problems.push({
      ...blankProblem,
      problemId: `p${serial++}`,
      kind: 'no-code',
      accountId: account.accountId,
      receiptId: null,
      reference,
      tenantId: null,
      amountMinor: null,
      purchasedAtLocal: null,
      refusal: null,
      holds: [],
    });
  }
  return { ...stack, serial, problems: [...stack.problems, ...problems] };
};

/** The account was told again; after a restart rows that became durable in the very moment of the power cut come back to the table. */
export const onAccountChanged = (state: DeskState, account: DeskAccount, recover: boolean): Step => {
  const accounts = { ...state.accounts, [account.accountId]: account };
  const stack = openStack(state);
  if (stack === null || !stack.cards.some((card) => card.accountId === account.accountId)) return stay({ ...state, accounts });
  return stay(withStack({ ...state, accounts }, recover ? recovered(stack, account, state.house.deskId) : stack));
};

const recovered = (stack: Stack, account: DeskAccount, deskId: string): Stack => {
  const known = new Set([
    ...stack.rows.map((row) => row.reference),
    ...stack.problems.flatMap((one) => (one.reference === null ? [] : [one.reference])),
  ]);
  const last4 = stack.cards.find((card) => card.accountId === account.accountId)?.last4 ?? '';
  const missing = account.receipts.filter(
    (one) =>
      one.state === 'booked' &&
      one.registeredAtMs >= stack.openedAtMs &&
      one.reference.startsWith(`${deskId}-`) &&
      !known.has(one.reference),
  );
  let serial = stack.serial;
  const rows: StackRow[] = missing.toReversed().map((one) => ({
    rowId: `r${serial++}`,
    receiptId: one.receiptId,
    reference: one.reference,
    accountId: account.accountId,
    last4,
    tenantId: one.tenantId,
    amountMinor: one.amountMinor,
    purchasedAtLocal: one.purchasedAtLocal,
    points: one.points,
    lines: [],
    toBeConfirmed: false,
    moved: false,
    stamp: false,
    bound: false,
  }));
  return rows.length === 0 ? stack : { ...stack, serial, rows: [...stack.rows, ...rows] };
};

/** A card that nobody knows. Of the mall's own numbers it can be given an account here. */
export const onAccountNotFound = (state: DeskState, event: Extract<DeskEvent, { kind: 'account.not-found' }>): Step => {
  const linking = state.entry?.kind === 'link' && event.ownRange ? currentAccount(state) : null;
  if (linking !== null && state.session !== null)
    return stay({ ...state, entry: null }, [
      { kind: 'link-card', accountId: linking, cardToken: event.cardToken, last4: event.last4, staffId: state.session.staffId },
    ]);
  const unknownCard = event.ownRange && openStack(state) === null ? { cardToken: event.cardToken, last4: event.last4 } : null;
  const effects: readonly DeskEffect[] = [{ kind: 'cue', cue: 'problem' }];
  return stay({ ...told(state, 'problem', 'desk.card-unknown', { last4: event.last4 }), unknownCard, entry: null }, effects);
};

const currentAccount = (state: DeskState): string | null => {
  const stack = openStack(state);
  return stack?.cards[stack.card]?.accountId ?? null;
};

/** The card that was scanned belongs to the account now, and is in the hand: things of value may be fetched with it. */
export const onCardLinked = (state: DeskState, event: Extract<DeskEvent, { kind: 'card.linked' }>): Step => {
  const next = { ...state, accounts: { ...state.accounts, [event.account.accountId]: event.account } };
  const stack = openStack(next);
  const cards = stack?.cards.map((card) =>
    card.accountId === event.account.accountId ? { ...card, last4: event.last4, identifiedBy: 'card' as const } : card,
  );
  return stay(
    told(stack === null || cards === undefined ? next : withStack(next, { ...stack, cards }), 'good', 'desk.card-linked', {
      last4: event.last4,
    }),
    [{ kind: 'cue', cue: 'good' }],
  );
};
