/** One paper laid aside, as the screen tells it: what it is, why, and which keys it has. */
import type { DeskField, DeskProblem, KeyHint } from '../contract/desk-screen.ts';
import type { ReceiptSummary } from '../contract/account-document.ts';
import type { Say } from '../contract/primitive.ts';
import type { DeskState } from './state.ts';
import { overridesLeft, presetRefuses } from './problem-keys.ts';
import type { Problem, TypedForm } from './stack-record.ts';
import { chosenShop, emptyForm, fieldsAsked, parseAmount, parseTime } from './typed-receipt.ts';
import { hint } from './key-hint.ts';

const say = (key: string, args: Say['args'] = {}): Say => ({ key, args });

/** @see file comment */
export const problemView = (state: DeskState, problem: Problem, number: number, current: boolean): DeskProblem => ({
  problemId: problem.problemId,
  number,
  current,
  title: titleOf(problem),
  text: textOf(state, problem),
  shop: shopName(state, problem.tenantId),
  amountMinor: problem.amountMinor,
  purchasedAtLocal: problem.purchasedAtLocal,
  reference: problem.reference,
  fields: current && state.editing ? fieldsOf(state, problem) : [],
  more: problem.busy ? [] : moreOf(state, problem),
  keys: problem.busy ? [] : current && state.editing ? editKeys(problem) : keysOf(state, problem),
  cue: problem.kind === 'no-code' ? say('desk.stamp-paper') : null,
});

/** Name of a shop, null where it is not known here. */
export const shopName = (state: DeskState, tenantId: string | null): string | null =>
  tenantId === null ? null : (state.house.shops.find((shop) => shop.tenantId === tenantId)?.name ?? null);

/** Names in `select` texts take no hyphen. */
const word = (name: string): string => name.replaceAll('-', '_');

const titleOf = (problem: Problem): Say => {
  if (problem.kind === 'no-code' && problem.reference !== null) return say('desk.problem.promised');
  return say(`desk.problem.${problem.kind}`);
};

const textOf = (state: DeskState, problem: Problem): Say => {
  if (problem.busy) return say('desk.one-moment');
  switch (problem.kind) {
    case 'no-code':
      return say('desk.why.no-code');
    case 'incomplete':
      return say('desk.why.incomplete');
    case 'too-old':
      return say('desk.why.too-old', { hours: state.house.limits.receiptMaxAgeHours });
    case 'refund':
      return problem.original === null
        ? say('desk.why.refund-unknown')
        : say('desk.why.refund', { onLocal: problem.original.purchasedAtLocal, points: problem.original.points });
    case 'yours':
      return say('desk.why.yours');
    case 'other-card':
      return say('desk.why.other-card');
    case 'unknown-till':
      return say('desk.why.unknown-till');
    case 'held':
      return say('desk.why.held', { why: word(problem.holds[0] ?? 'typed') });
    case 'refused':
      return say('desk.why.refused', { why: word(problem.refusal ?? 'not-a-receipt') });
    case 'not-receipt':
      return say('desk.why.not-receipt');
  }
};

/** Before goods go back: what of the purchase was spent or handed out. Of a paper that is here already: which visit that was. */
const moreOf = (state: DeskState, problem: Problem): Say[] => {
  if (problem.kind === 'held' && problem.clash !== null && problem.holds.includes('weak-clash')) {
    const { at, local } = problem.clash;
    return [say('desk.more-alike', { onLocal: local, atLocal: local, at })];
  }
  const account = state.accounts[problem.accountId];
  if (account === undefined) return [];
  if (problem.kind === 'yours') {
    const first = account.receipts.find((one) => one.receiptId !== problem.receiptId && one.state === 'booked' && samePaper(one, problem));
    const story = first === undefined ? undefined : account.stories[first.receiptId];
    return first === undefined || story === undefined
      ? []
      : [
          say('desk.more-visit', {
            onLocal: story.registeredLocal,
            atLocal: story.registeredLocal,
            at: kioskOf(first.reference),
            reference: first.reference,
          }),
        ];
  }
  const story = problem.kind === 'refund' && problem.original !== null ? account.stories[problem.original.receiptId] : undefined;
  if (story === undefined) return [];
  const gifts = story.gifts.map((gift) =>
    gift.handedOut === null
      ? say('desk.more-promised', { gift: gift.name[state.language] })
      : say('desk.more-handed-out', { gift: gift.name[state.language], ...gift.handedOut }),
  );
  const spent = story.spentPoints === 0 ? [] : [say('desk.more-spent', { points: story.spentPoints })];
  return spent.length + gifts.length === 0 ? [say('desk.more-nothing')] : [...spent, ...gifts];
};

/** The paper by what a person reads off it: shop, sum and day. */
const samePaper = (one: ReceiptSummary, { tenantId, amountMinor, purchasedAtLocal }: Problem): boolean =>
  one.tenantId === tenantId && one.amountMinor === amountMinor && one.purchasedAtLocal.slice(0, 10) === purchasedAtLocal?.slice(0, 10);

/** `K3` of `K3-4821`. */
const kioskOf = (reference: string): string => reference.slice(0, reference.lastIndexOf('-'));

const keysOf = (state: DeskState, problem: Problem): KeyHint[] => {
  const drop = hint('Enter', 'desk.act-drop', {}, true);
  switch (problem.kind) {
    case 'no-code':
    case 'incomplete':
      return [hint('R', 'desk.act-drop'), hint('Enter', 'desk.act-type-it', {}, true)];
    case 'too-old':
      return [
        hint('A', 'desk.act-accept-left', { count: overridesLeft(state), of: state.house.limits.overridesPerShift }),
        hint('Enter', 'desk.act-refuse', {}, true),
      ];
    case 'refund':
      return [hint('R', 'desk.act-drop'), hint('Enter', problem.original === null ? 'desk.act-keep' : 'desk.act-confirm', {}, true)];
    case 'other-card':
      return [hint('D', 'desk.act-dispute'), drop];
    case 'unknown-till':
      return [hint('R', 'desk.act-later'), hint('Enter', 'desk.act-pick-shop', {}, true)];
    case 'held':
      return presetRefuses(problem)
        ? [hint('A', 'desk.act-approve'), hint('Enter', 'desk.act-refuse', {}, true)]
        : [hint('R', 'desk.act-refuse'), hint('Enter', problem.tenantId === null ? 'desk.act-pick-shop' : 'desk.act-approve', {}, true)];
    case 'yours':
    case 'refused':
    case 'not-receipt':
      return [drop];
  }
};

const editKeys = (problem: Problem): KeyHint[] => {
  const act =
    problem.kind === 'no-code' || problem.kind === 'incomplete'
      ? 'desk.act-book'
      : problem.kind === 'too-old'
        ? 'desk.act-accept'
        : 'desk.act-this-shop';
  return [hint('Escape', 'desk.act-back'), hint('Enter', act, {}, true)];
};

const fieldsOf = (state: DeskState, problem: Problem): DeskField[] => {
  if (problem.kind === 'too-old')
    return [{ id: 'reason', value: problem.reason ?? '', hint: null, focused: true, good: (problem.reason ?? '').trim().length >= 3 }];
  const form: TypedForm = problem.form ?? emptyForm;
  const shop = chosenShop(form, state.house);
  const asked = fieldsAsked(problem);
  return asked.map((id) => ({
    id,
    value: form[id],
    hint: id === 'shop' ? (shop?.name ?? null) : null,
    focused: asked.length === 1 || form.focus === id,
    good:
      id === 'shop'
        ? shop !== null
        : id === 'time'
          ? parseTime(form.time, state.house.clockLocal) !== null
          : id === 'amount'
            ? parseAmount(form.amount, state.house.minorDigits) !== null
            : true,
  }));
};
