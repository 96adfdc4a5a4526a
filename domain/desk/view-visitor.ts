/** What the visitor's screen shows for a state of the desk: neutral words in the visitor's language, and the mall's posters when nobody is there. */
import type { Language } from '../contract/primitive.ts';
import type { VisitorFrame, VisitorScreen, VisitorScreenOf } from '../contract/visitor-screen.ts';
import { localSay } from '../visit/local-say.ts';
import { insteadOfStack, isInsteadVoucher } from './instead-rows.ts';
import { currentCard, openStack } from './state.ts';
import type { DeskState } from './state.ts';
import type { Stack } from './stack-record.ts';
import { shopName } from './view-problem.ts';

/** Rows that fit; older ones are counted only. */
const rowsShown = 4;

const frameOf = ({ house }: DeskState, language: Language): VisitorFrame => ({
  mallName: house.mallName,
  language,
  clockLocal: house.clockLocal,
  currency: house.currency,
  night: house.night,
});

/** @see file comment */
export const visitorView = (state: DeskState): VisitorScreen => {
  const stack = openStack(state);
  const { farewell, house } = state;
  if (stack !== null && state.gate.kind === 'open' && state.counting === null) return visitOf(state, stack);
  // A stack that is kept behind the lock belongs to somebody who stands there; nothing of it is shown meanwhile.
  if (stack !== null) return { kind: 'moment', frame: frameOf(state, stack.language) };
  if (farewell !== null && state.nowMs < farewell.untilMs)
    return { kind: 'goodbye', frame: frameOf(state, farewell.language), points: farewell.points, booked: farewell.booked };
  return { kind: 'posters', frame: frameOf(state, house.defaultLanguage), posters: [...house.posters] };
};

/** The last one that ran out on this table. */
const goneOf = ({ house: { names } }: DeskState, stack: Stack): VisitorScreenOf<'visit'>['gone'] => {
  const last = insteadOfStack(stack).at(-1);
  if (last === undefined || names === null) return null;
  const { gone, instead } = last;
  return { what: localSay(gone, names, stack.language), instead: localSay(instead, names, stack.language) };
};

const visitOf = (state: DeskState, stack: Stack): VisitorScreenOf<'visit'> => {
  const card = currentCard(stack);
  const account = state.accounts[card.accountId];
  const vouchers = stack.cards.flatMap((one) => state.accounts[one.accountId]?.vouchers ?? []);
  const named = (one: (typeof vouchers)[number]) => ({ name: one.giftName[stack.language], art: one.art });
  const handing = vouchers.find(
    (one) => one.state === 'honoured' && one.voucherId === state.voucherId && state.handingOut.includes(one.voucherId),
  );
  return {
    kind: 'visit',
    frame: frameOf(state, stack.language),
    who: `${account === undefined || account.initial === '' ? '' : `${account.initial}. `}••${card.last4}`,
    rows: stack.rows.slice(-rowsShown).map((row) => ({
      rowId: row.rowId,
      shop: shopName(state, row.tenantId),
      amountMinor: row.amountMinor,
      points: row.points,
      toBeConfirmed: row.toBeConfirmed,
    })),
    booked: stack.rows.length,
    points: stack.rows.reduce((sum, row) => sum + row.points, 0),
    looking: stack.problems.length,
    gone: goneOf(state, stack),
    gifts: vouchers
      .filter((one) => one.state === 'open' && !stack.vouchersBefore.includes(one.voucherId) && !isInsteadVoucher(stack, one))
      .slice(0, 2)
      .map(named),
    handing: handing === undefined ? null : named(handing),
    progress: account?.progress ?? null,
  };
};
