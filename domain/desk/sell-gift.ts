/** B: a gift for points at the counter. The card must be in the hand; a card that nobody confirmed buys below the house's value only, because nobody knows whose points they are. */
import type { DeskEvent } from './port.ts';
import type { DeskGift } from './desk-account.ts';
import type { DeskState, Step } from './state.ts';
import { currentCard, openStack, refused, stay, told } from './state.ts';
import { matchNames } from './shop-match.ts';

const textMax = 20;

/** The gift that the letters mean; null: none, or too few letters. */
export const giftMeant = (state: DeskState, text: string): DeskGift | null =>
  matchNames(state.house.gifts, (gift) => gift.name[state.language], text, 1)[0] ?? null;

/** Opens the line on which the gift is named, and always: letters of a quick hand must find it open, or they would be commands. */
export const askSale = (state: DeskState): Step =>
  openStack(state) === null ? stay(state) : stay({ ...state, entry: { kind: 'sell', text: '' }, line: null });

/** Whether the card lies here; without it nothing is bought. */
export const cardIsHere = (state: DeskState): boolean => {
  const stack = openStack(state);
  return stack !== null && currentCard(stack).identifiedBy === 'card';
};

const said = (state: DeskState, key: string): Step =>
  stay(told({ ...state, entry: null }, 'problem', key), [{ kind: 'cue', cue: 'problem' }]);

/** Letters of its name, then Enter. */
export const onSaleKey = (state: DeskState, text: string, key: string, act: string): Step => {
  if (act === 'backspace') return stay({ ...state, entry: text === '' ? null : { kind: 'sell', text: text.slice(0, -1) } });
  if (act === 'enter') return sell(state, text);
  return /^[\p{L}\d .&-]$/u.test(key) && text.length < textMax
    ? stay({ ...state, entry: { kind: 'sell', text: text + key } })
    : stay(state);
};

const sell = (state: DeskState, text: string): Step => {
  const stack = openStack(state);
  const gift = giftMeant(state, text);
  if (!cardIsHere(state)) return said(state, 'desk.sell-card');
  if (stack === null || state.session === null || gift === null) return stay(state);
  const card = currentCard(stack);
  const account = state.accounts[card.accountId];
  if (account === undefined) return stay(state);
  if (account.status === 'provisional' && gift.valueMinor > state.house.limits.honourWithoutCardMinor)
    return said(state, 'desk.sell-confirm-first');
  if (account.points < gift.pricePoints) return said(state, 'desk.sell-too-few');
  return stay(told({ ...state, entry: null }, 'neutral', 'desk.one-moment'), [
    {
      kind: 'sell-gift',
      accountId: card.accountId,
      giftId: gift.giftId,
      visitId: stack.visitId,
      staffId: state.session.staffId,
      test: stack.test,
    },
  ]);
};

/** The points are gone and the gift stands first in the list: G hands it out. */
export const onGiftSold = (state: DeskState, event: Extract<DeskEvent, { kind: 'gift.sold' }>): Step => {
  const { account, voucherId, granted } = event;
  const gift = account.vouchers.find((one) => one.voucherId === voucherId)?.giftName[state.language] ?? '';
  const next: DeskState = { ...state, accounts: { ...state.accounts, [account.accountId]: account }, voucherId };
  return granted
    ? stay(told(next, 'good', 'desk.gift-sold', { gift }), [{ kind: 'cue', cue: 'bound' }])
    : stay(told(next, 'neutral', 'desk.gift-waits', { gift }), [{ kind: 'cue', cue: 'held' }]);
};

/** It was not sold; no point is gone. */
export const onGiftNotSold = (state: DeskState, event: Extract<DeskEvent, { kind: 'gift.not-sold' }>): Step =>
  refused(state, event.refusal);
