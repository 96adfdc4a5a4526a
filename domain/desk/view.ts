/** What the desk shows for a state: plain data, nothing remembered. */
import type { DeskEntry, DeskFrame, DeskRow, DeskScreen, DeskScreenOf, KeyHint, VisitorSide } from '../contract/desk-screen.ts';
import type { Language, Say } from '../contract/primitive.ts';
import { localSay } from '../visit/local-say.ts';
import type { DeskState, Entry } from './state.ts';
import { currentCard, currentProblem, openStack } from './state.ts';
import { currentVoucher, tableVouchers, voucherState } from './hand-out.ts';
import { cardIsHere, giftMeant } from './sell-gift.ts';
import { cursorRow } from './stack-rows.ts';
import type { Stack, StackRow } from './stack-record.ts';
import { insteadOfStack, isInsteadVoucher } from './instead-rows.ts';
import { hint } from './key-hint.ts';
import { partingEntry } from './parting.ts';
import { everyKey, footKeys } from './view-keys.ts';
import { problemView, shopName } from './view-problem.ts';
import { shiftEndView, shiftStartView } from './view-shift.ts';

/** The screen of a state. */
export const view = (state: DeskState): DeskScreen => {
  const frame = frameOf(state);
  if (!state.house.ready) return { kind: 'resting', frame, say: { key: 'desk.starting', args: {} } };
  const stack = openStack(state);
  const gate = state.gate;
  const pausedSeconds = Math.max(0, Math.ceil((state.pausedUntilMs - state.nowMs) / 1000));
  if (gate.kind === 'locked') return { kind: 'locked', frame, typed: gate.typed, kept: keptOf(stack) };
  if (gate.kind === 'pin')
    return { kind: 'pin', frame, name: gate.staff.name, dots: gate.digits.length, pausedSeconds, kept: keptOf(stack) };
  if (gate.kind === 'resume' && stack !== null)
    return {
      kind: 'resume',
      frame,
      last4: first(stack).last4,
      rows: stack.rows.length,
      problems: stack.problems.length,
      amountMinor: sum(stack.rows.map((row) => row.amountMinor)),
    };
  if (state.counting?.kind === 'start') return shiftStartView(state, frame, state.counting);
  if (state.counting?.kind === 'end') return shiftEndView(state, frame, state.counting, entryOf(state));
  return stack === null
    ? { kind: 'ready', frame, entry: entryOf(state), waiting: state.waiting.length, resting: restingOf(state), visitor: idleSide(state) }
    : stackView(state, frame, stack);
};

const restingOf = ({ house }: DeskState): DeskScreenOf<'ready'>['resting'] =>
  house.resting.map(({ kioskId, troubles }) => ({
    kioskId,
    what: troubles.map((trouble) => ({ key: `desk.trouble-${trouble}`, args: {} })),
  }));

const first = (stack: Stack): Stack['cards'][number] => stack.cards[0] ?? currentCard(stack);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const keptOf = (stack: Stack | null): { readonly last4: string; readonly rows: number } | null =>
  stack === null ? null : { last4: first(stack).last4, rows: stack.rows.length };

const frameOf = (state: DeskState): DeskFrame => {
  const { house, session, gate } = state;
  const open = gate.kind === 'open';
  const stack = openStack(state);
  return {
    mallName: house.mallName,
    deskId: house.deskId,
    language: state.language,
    languages: [...house.languages],
    clockLocal: house.clockLocal,
    currency: house.currency,
    online: house.online,
    reader: house.reader,
    printer: house.printer,
    staff: session === null || !open ? null : { name: session.name, sinceLocal: session.sinceLocal },
    parked: open ? state.notebook.parked.map((one) => ({ last4: first(one).last4, rows: one.rows.length })) : [],
    keys: [...(state.allKeys ? everyKey(state) : footKeys(state))],
    end: open && stack !== null && state.counting === null && state.entry === null ? hint('End', `desk.act-slip-${stack.language}`) : null,
    allKeys: state.allKeys,
    line: state.line === null ? null : { tone: state.line.tone, say: state.line.say },
  };
};

const stackView = (state: DeskState, frame: DeskFrame, stack: Stack): DeskScreenOf<'stack'> => {
  const card = currentCard(stack);
  const account = state.accounts[card.accountId];
  const bound = stack.cards
    .flatMap((one) => state.accounts[one.accountId]?.vouchers ?? [])
    .filter((one) => !stack.vouchersBefore.includes(one.voucherId));
  const current = currentProblem(stack);
  return {
    kind: 'stack',
    frame,
    initial: account?.initial ?? '',
    last4: card.last4,
    visitorLanguage: stack.language,
    points: account?.points ?? 0,
    provisional: account?.status === 'provisional',
    numberWaits: account?.numberWaits ?? false,
    leavingLocal: account?.leavingLocal ?? null,
    test: stack.test,
    openVouchers: account?.vouchers.filter((one) => one.state === 'open').length ?? 0,
    notices: (account?.notices ?? []).map((line) => named(state, line)),
    cards: stack.cards.map((one, index) => ({
      last4: one.last4,
      current: index === stack.card,
      rows: stack.rows.filter((row) => row.accountId === one.accountId).length,
    })),
    totals: {
      booked: stack.rows.length,
      amountMinor: sum(stack.rows.map((row) => row.amountMinor)),
      problems: stack.problems.length,
      points: sum(stack.rows.map((row) => row.points)),
      gifts: bound.map((one) => one.giftName[state.language]),
    },
    rows: stack.rows.map((row, index) => rowView(state, stack, row, index === stack.rows.length - 1)),
    problems: stack.problems.map((one, index) => problemView(state, one, index + 1, one === current)),
    vouchers: vouchersView(state, stack),
    entry: entryOf(state),
    visitor: visitorOf(
      stack,
      bound.filter((one) => !isInsteadVoucher(stack, one)).map((one) => one.giftName[stack.language]),
      insteadOfStack(stack).flatMap(({ gone, instead }) => [gone, instead].map((line) => namedIn(state, line, stack.language))),
    ),
  };
};

/** Sentences of rules with names in the staff's language. */
const named = (state: DeskState, line: Say): Say => namedIn(state, line, state.language);

const namedIn = ({ house }: DeskState, line: Say, language: Language): Say =>
  house.names === null ? line : localSay(line, house.names, language);

const rowView = (state: DeskState, stack: Stack, row: StackRow, last: boolean): DeskRow => ({
  rowId: row.rowId,
  reference: row.reference,
  shop: shopName(state, row.tenantId),
  category: state.house.shops.find((shop) => shop.tenantId === row.tenantId)?.category[state.language] ?? null,
  amountMinor: row.amountMinor,
  purchasedAtLocal: row.purchasedAtLocal,
  points: row.points,
  last4: row.last4,
  otherCard: row.accountId !== first(stack).accountId,
  moved: row.moved,
  stamp: row.stamp,
  toBeConfirmed: row.toBeConfirmed,
  bound: row.bound,
  marked: state.markedRowIds.includes(row.rowId),
  cursor: state.cursorRowId !== null && cursorRow(state, stack) === row,
  last, // Base points alone stand in their own column; here what is more than that, or less, and what several campaigns added up to.
  lines: row.lines
    .filter((line, _, all) => line.key !== 'award.base' || all.filter((one) => one.key === 'award.base').length > 1)
    .map((line) => named(state, brief(line))),
});

/** A row of the stack is read at a glance: from when and until when points can be spent is for the visitor's screen and slip. */
const brief = (line: Say): Say =>
  line.args['gainClause'] === 'gain.points'
    ? { key: line.key, args: { ...line.args, start: '_now', life: '_none', spend: line.args['spend'] === '_shop' ? '_shop' : '_unsaid' } }
    : line;

const vouchersView = (state: DeskState, stack: Stack): DeskScreenOf<'stack'>['vouchers'] => {
  const current = currentVoucher(state, stack);
  return tableVouchers(state, stack)
    .slice(0, 9)
    .map((one, index) => ({
      number: index + 1,
      current: one.voucher.voucherId === current?.voucher.voucherId,
      reference: one.voucher.reference,
      giftName: one.voucher.giftName[state.language],
      choices: one.voucher.choices.map((gift) => gift.name[state.language]),
      substitute: state.house.online ? (one.voucher.substitute?.name[state.language] ?? null) : null,
      shop: one.voucher.shop,
      art: one.voucher.art,
      left: one.voucher.left,
      deadlineLocal: one.voucher.deadlineLocal,
      fromAgeYears: one.voucher.fromAgeYears,
      state: voucherState(state, one),
      handedOut: one.voucher.honoured,
    }));
};

const entryOf = (state: DeskState): DeskEntry | null => {
  const entry: Entry | null = state.entry;
  const back = hint('Escape', 'desk.act-back');
  switch (entry?.kind) {
    case undefined:
      return null;
    case 'find':
      return {
        kind: 'find',
        label: { key: 'desk.find', args: {} },
        text: entry.text,
        typed: true,
        keys: [back, hint('Enter', 'desk.act-find-it', {}, true)],
      };
    case 'sell':
      return saleEntry(state, entry.text, back);
    case 'second':
      return {
        kind: 'second',
        label: { key: `desk.second-${state.second?.purpose ?? 'override'}`, args: {} },
        text: entry.text,
        typed: true,
        keys: [back, hint('Enter', 'desk.act-go-on', {}, true)],
      };
    case 'original':
      return { kind: 'original', label: { key: 'desk.scan-original', args: {} }, text: '', typed: false, keys: [back] };
    case 'parting':
      return { kind: 'parting', text: '', typed: false, ...partingEntry(state) };
    case 'link':
      return { kind: 'link', label: { key: 'desk.scan-new-card', args: {} }, text: '', typed: false, keys: [back] };
    case 'move':
      return {
        kind: 'move',
        label: { key: 'desk.move-to', args: { count: entry.rowIds.length } },
        text: '',
        typed: false,
        keys: [back, ...cardKeys(state)],
      };
    case 'void':
      return {
        kind: 'void',
        label: { key: 'desk.void-which', args: {} },
        text: '',
        typed: false,
        keys: [back, hint('R', 'desk.void-release'), hint('B', 'desk.void-burn')],
      };
    case 'reason':
      return {
        kind: 'reason',
        label: { key: entry.mode === 'burn' ? 'desk.reason-burn' : 'desk.reason-release', args: {} },
        text: entry.text,
        typed: true,
        keys: [back, hint('Enter', 'desk.act-void', {}, true)],
      };
  }
};

const saleEntry = (state: DeskState, text: string, back: KeyHint): DeskEntry => {
  const gift = cardIsHere(state) ? giftMeant(state, text) : null;
  const told =
    gift === null
      ? { label: { key: cardIsHere(state) ? 'desk.sell' : 'desk.sell-card', args: {} }, keys: [back] }
      : {
          label: { key: 'desk.sell-this', args: { gift: gift.name[state.language], points: gift.pricePoints } },
          keys: [back, hint('Enter', 'desk.act-sell', {}, true)],
        };
  return { kind: 'sell', text, typed: true, ...told };
};

const cardKeys = (state: DeskState): DeskEntry['keys'] =>
  (openStack(state)?.cards ?? []).map((card, index) => hint(String(index + 1), 'desk.act-to-card', { last4: card.last4 }));

/** Neutral words: what was booked, that we look at papers together, what is theirs. Never why. */
const visitorOf = (stack: Stack, gifts: readonly string[], instead: readonly Say[]): VisitorSide => ({
  language: stack.language,
  title:
    stack.rows.length === 0
      ? { key: 'desk.visitor-welcome', args: {} }
      : { key: 'desk.visitor-booked', args: { count: stack.rows.length, points: sum(stack.rows.map((row) => row.points)) } },
  lines: [
    ...(stack.problems.length === 0 ? [] : [{ key: 'desk.visitor-look', args: { count: stack.problems.length } }]),
    ...instead.slice(0, 2),
    ...gifts.slice(0, 2).map((gift) => ({ key: 'desk.visitor-gift', args: { gift } })),
  ],
});

const idleSide = (state: DeskState): VisitorSide => {
  const language: Language = state.house.defaultLanguage;
  return { language, title: { key: 'desk.visitor-hello', args: {} }, lines: [{ key: 'desk.visitor-card', args: {} }] };
};
