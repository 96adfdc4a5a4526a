/** Vouchers at the desk: which may be handed out here and now, each once, and the copy of a slip. */
import type { DeskAccount, DeskVoucherRecord } from './desk-account.ts';
import type { DeskEvent } from './port.ts';
import type { DeskState, Step } from './state.ts';
import { currentCard, openStack, refused, stay, told } from './state.ts';
import type { IdentifiedBy, Stack } from './stack-record.ts';

/** A voucher of the table with the way its owner showed who they are. */
export interface TableVoucher {
  readonly voucher: DeskVoucherRecord;
  readonly accountId: string;
  readonly identifiedBy: IdentifiedBy;
}

const rank: Readonly<Record<DeskVoucherRecord['state'], number>> = { open: 0, asked: 1, honoured: 2, expired: 3, cancelled: 4 };

/** Vouchers of every card on the table: what can be handed out first. Long done ones are shown only if they are the one asked for. */
export const tableVouchers = (state: DeskState, stack: Stack): readonly TableVoucher[] => {
  const all = stack.cards.flatMap((card) =>
    (state.accounts[card.accountId]?.vouchers ?? []).map((voucher) => ({
      voucher,
      accountId: card.accountId,
      identifiedBy: card.identifiedBy,
    })),
  );
  const shown = all.filter(
    (one) =>
      one.voucher.state === 'open' ||
      one.voucher.state === 'asked' ||
      one.voucher.voucherId === state.voucherId ||
      state.handingOut.includes(one.voucher.voucherId),
  );
  return shown.toSorted(
    (a, b) => rank[a.voucher.state] - rank[b.voucher.state] || (a.voucher.deadlineLocal < b.voucher.deadlineLocal ? -1 : 1),
  );
};

/** The voucher that G hands out. */
export const currentVoucher = (state: DeskState, stack: Stack): TableVoucher | null => {
  const all = tableVouchers(state, stack);
  return all.find((one) => one.voucher.voucherId === state.voucherId) ?? all.find((one) => one.voucher.state === 'open') ?? all[0] ?? null;
};

/** Whether a voucher can go over the counter, and if not why. Cheap things go to the bearer; above the house's value the card is needed. */
export const voucherState = (
  state: DeskState,
  one: TableVoucher,
): 'ready' | 'card-needed' | 'not-offline' | 'not-granted' | 'handed-out' | 'expired' | 'cancelled' => {
  const { voucher } = one;
  if (voucher.state === 'honoured') return 'handed-out';
  if (voucher.state === 'cancelled') return 'cancelled';
  if (voucher.state === 'expired' || voucher.expired) return 'expired';
  if (voucher.state === 'asked') return 'not-granted';
  if (one.identifiedBy !== 'card' && voucher.valueMinor > state.house.limits.honourWithoutCardMinor) return 'card-needed';
  return !state.house.online && !voucher.offlineHere ? 'not-offline' : 'ready';
};

/** G: over the counter. The screen says so when it is durable; a second G meanwhile does nothing. */
export const handOut = (state: DeskState): Step => {
  const stack = openStack(state);
  const one = stack === null ? null : currentVoucher(state, stack);
  if (stack === null || one === null || state.session === null) return stay(told(state, 'neutral', 'desk.no-voucher'));
  if (one.voucher.state === 'open' && state.handingOut.includes(one.voucher.voucherId)) return stay(state);
  const may = voucherState(state, one);
  if (may !== 'ready')
    return stay(told({ ...state, voucherId: one.voucher.voucherId }, 'problem', `desk.voucher-${may}`, handedOutArgs(one)), [
      { kind: 'cue', cue: 'problem' },
    ]);
  return stay({ ...state, handingOut: [...state.handingOut, one.voucher.voucherId] }, [
    {
      kind: 'hand-out',
      voucherId: one.voucher.voucherId,
      accountId: one.accountId,
      identifiedBy: one.identifiedBy,
      staffId: state.session.staffId,
      test: stack.test,
    },
  ]);
};

const handedOutArgs = (one: TableVoucher): Record<string, string> => ({
  atLocal: one.voucher.honoured?.atLocal ?? '',
  at: one.voucher.honoured?.at ?? '',
});

const withAccount = (state: DeskState, account: DeskAccount | null): DeskState =>
  account === null ? state : { ...state, accounts: { ...state.accounts, [account.accountId]: account } };

/** The unit went over the counter and is written down. */
export const onHandedOut = (state: DeskState, event: Extract<DeskEvent, { kind: 'voucher.handed-out' }>): Step => {
  // It stays in front, so that a second G by a quick hand tells of the first instead of giving the next thing away.
  const next: DeskState = { ...withAccount(state, event.account), voucherId: event.voucherId };
  return stay(told(next, 'good', 'desk.handed-over'), [{ kind: 'cue', cue: 'bound' }]);
};

/** It was not handed out; nothing was written. */
export const onVoucherRefused = (state: DeskState, event: Extract<DeskEvent, { kind: 'voucher.refused' }>): Step => {
  const next: DeskState = { ...withAccount(state, event.account), handingOut: state.handingOut.filter((id) => id !== event.voucherId) };
  const honoured = event.account?.vouchers.find((one) => one.voucherId === event.voucherId)?.honoured ?? null;
  if (honoured === null) return refused({ ...next, voucherId: event.voucherId }, event.refusal);
  return stay(
    told({ ...next, voucherId: event.voucherId }, 'problem', 'desk.voucher-handed-out', { atLocal: honoured.atLocal, at: honoured.at }),
    [{ kind: 'cue', cue: 'problem' }],
  );
};

/** O: the next of the gifts to choose from, round and round, before it goes over the counter; of one that is gone also the house's substitute. */
export const otherGift = (state: DeskState): Step => {
  const stack = openStack(state);
  const one = stack === null ? null : currentVoucher(state, stack);
  if (stack === null || one === null || state.session === null) return stay(told(state, 'neutral', 'desk.no-choice'));
  const { voucher, accountId } = one;
  const { substitute } = voucher;
  if (voucher.choices.length === 0 && substitute === null) return stay(told(state, 'neutral', 'desk.no-choice'));
  const may = voucherState(state, one);
  if (may !== 'ready' || state.handingOut.includes(voucher.voucherId))
    return stay(told(state, 'problem', `desk.voucher-${may === 'ready' ? 'not-granted' : may}`, handedOutArgs(one)), [
      { kind: 'cue', cue: 'problem' },
    ]);
  // Only the server knows that none is left anywhere.
  if (voucher.choices.length === 0 && !state.house.online)
    return stay(told(state, 'problem', 'desk.substitute-offline'), [{ kind: 'cue', cue: 'problem' }]);
  const standing = substitute === null || !state.house.online ? [] : [substitute.giftId];
  const all = [voucher.giftId, ...voucher.choices.map((gift) => gift.giftId), ...standing].toSorted();
  const giftId = all[(all.indexOf(voucher.giftId) + 1) % all.length] ?? voucher.giftId;
  return stay({ ...state, voucherId: voucher.voucherId }, [
    {
      kind: 'choose-gift',
      voucherId: voucher.voucherId,
      accountId,
      giftId,
      staffId: standing.includes(giftId) ? state.session.staffId : null,
      test: stack.test,
    },
  ]);
};

/** The other gift is the one that G hands out now. */
export const onGiftChosen = (state: DeskState, event: Extract<DeskEvent, { kind: 'gift.chosen' }>): Step => {
  const gift = event.account.vouchers.find((one) => one.voucherId === event.voucherId)?.giftName[state.language] ?? '';
  return stay(told({ ...withAccount(state, event.account), voucherId: event.voucherId }, 'good', 'desk.gift-chosen', { gift }));
};

/** C: the voucher's slip again, marked COPY. */
export const printCopy = (state: DeskState): Step => {
  const stack = openStack(state);
  const one = stack === null ? null : currentVoucher(state, stack);
  if (stack === null || one === null) return stay(told(state, 'neutral', 'desk.no-voucher'));
  if (one.voucher.state !== 'open')
    return stay(told(state, 'problem', `desk.voucher-${voucherState(state, one)}`, handedOutArgs(one)), [{ kind: 'cue', cue: 'problem' }]);
  return stay(told(state, 'neutral', 'desk.printing-copy'), [
    { kind: 'print-copy', visitId: stack.visitId, accountId: one.accountId, voucherId: one.voucher.voucherId, language: stack.language },
  ]);
};

/** A digit chooses among the vouchers, as numbered on the screen. */
export const chooseVoucher = (state: DeskState, number: number): Step => {
  const stack = openStack(state);
  const one = stack === null ? undefined : tableVouchers(state, stack)[number - 1];
  return one === undefined ? stay(state) : stay({ ...state, voucherId: one.voucher.voucherId });
};

/** Card that signs for what the slip of this stack is about. */
export const slipCard = (stack: Stack): Stack['cards'][number] => stack.cards[0] ?? currentCard(stack);
