/** Keys of the open desk. Letters go by the physical key, so a Cyrillic layout gives the same acts; typing goes by the character. */
import type { DeskEffect } from './port.ts';
import type { DeskState, Entry, Step } from './state.ts';
import { currentProblem, openStack, stay, told, withStack } from './state.ts';
import { lock } from './gate.ts';
import { chooseVoucher, handOut, otherGift, printCopy } from './hand-out.ts';
import { onEditKey, onProblemKey } from './problem-keys.ts';
import { askedTicket } from './desk-tickets.ts';
import { askSale, onSaleKey } from './sell-gift.ts';
import { askParting, onPartingKey } from './parting.ts';
import { end, park, takeUp } from './stack-life.ts';
import { askMove, askVoid, moveCursor, moveRows, toggleMark, undoLast, voidRow } from './stack-rows.ts';
import { forgetSecond, onSecondKey } from './ask-second.ts';
import { askEnd, onCountingKey } from './shift-step.ts';
import { layAside } from './stack-scan.ts';

/** Fewer digits are no phone number. */
const phoneDigitsMin = 7;

/** The act that a key stands for: `KeyG` is g in every layout, digits by character, others by name, all in lower case. */
export const actOf = (key: string, code: string): string =>
  (/^Key[A-Z]$/.test(code) ? code.slice(3) : key === 'NumpadEnter' ? 'Enter' : key).toLowerCase();

/** One key on the open desk. */
export const onOpenKey = (state: DeskState, key: string, code: string): Step => {
  const act = actOf(key, code);
  if (state.allKeys || act === 'f1') return stay({ ...state, allKeys: !state.allKeys });
  if (act === 'f2') return nextLanguage(state);
  if (state.counting !== null) return onCountingKey(state, key, act);
  if (state.entry !== null) return onEntryKey(state, state.entry, key, act);
  if (openStack(state) === null) return onReadyKey(state, key, act);
  if (state.editing && act !== 'end') return onEditKey(state, key);
  return onStackKey(state, act);
};

/** F2: the staff's own language, round and round. */
export const nextLanguage = (state: DeskState): Step => {
  const all = state.house.languages;
  return stay({ ...state, language: all[(all.indexOf(state.language) + 1) % all.length] ?? state.language });
};

const onReadyKey = (state: DeskState, key: string, act: string): Step => {
  if (act === 'l') return lock(state);
  if (act === 'e') return askEnd(state);
  if (act === 'w') return seekByReceipt(state);
  if (act === 'f') return stay({ ...state, entry: { kind: 'find', text: '' }, line: null });
  if (act === 'j' && state.unknownCard !== null)
    return stay({ ...state, unknownCard: null, line: null }, [
      {
        kind: 'open-account',
        cardToken: state.unknownCard.cardToken,
        last4: state.unknownCard.last4,
        language: state.house.defaultLanguage,
      },
    ]);
  if (act === 'backspace') return stay({ ...state, waiting: state.waiting.slice(0, -1) });
  if (/^[1-3]$/.test(act) && state.notebook.parked.length >= Number(act)) return takeUp(state, Number(act));
  // A reference may be typed at once: it begins with the letter of a kiosk or desk.
  return /^[a-z+0]$/i.test(key) ? stay({ ...state, entry: { kind: 'find', text: key.toUpperCase() }, line: null }) : stay(state);
};

/** W: whose is the receipt that was scanned last? Somebody without a card has a paper. */
const seekByReceipt = (state: DeskState): Step => {
  const last = state.waiting.at(-1);
  if (last === undefined || state.session === null) return stay(told(state, 'neutral', 'desk.seek-scan-first'));
  if (!state.house.online) return stay(told(state, 'problem', 'desk.seek-offline'), [{ kind: 'cue', cue: 'problem' }]);
  return stay(told({ ...state, waiting: state.waiting.slice(0, -1) }, 'neutral', 'desk.one-moment'), [
    { kind: 'seek-account', by: 'receipt', text: last.reading.identity, staffId: state.session.staffId },
  ]);
};

const onStackKey = (state: DeskState, act: string): Step => {
  const onProblem = onProblemKey(state, act);
  if (onProblem !== null) return { ...onProblem, state: { ...onProblem.state, endAsked: false } };
  switch (act) {
    case 'backspace':
      return undoLast(state);
    case 'arrowup':
      return moveCursor(state, -1);
    case 'arrowdown':
      return moveCursor(state, 1);
    case ' ':
      return toggleMark(state);
    case 'tab':
    case 'pagedown':
      return nextProblem(state, 1);
    case 'pageup':
      return nextProblem(state, -1);
    case 'm':
      return askMove(state);
    case 'v':
      return askVoid(state);
    case 'g':
      return handOut(state);
    case 'o':
      return otherGift(state);
    case 'c':
      return printCopy(state);
    case 't':
      return typeReceipt(state);
    case 'f':
      return stay({ ...state, entry: { kind: 'find', text: '' }, line: null });
    case 'i':
      return confirmAccount(state);
    case 'b':
      return askSale(state);
    case 'k':
      return stay({ ...state, entry: { kind: 'link' }, line: null });
    case 'x':
      return askParting(state);
    case 'p':
      return park(state);
    case 'l':
      return lock(state);
    case 'end':
      return end(state);
    default:
      return /^[1-9]$/.test(act) ? chooseVoucher(state, Number(act)) : stay(state);
  }
};

const nextProblem = (state: DeskState, by: 1 | -1): Step => {
  const stack = openStack(state);
  const current = stack === null ? null : currentProblem(stack);
  if (stack === null || current === null) return stay(state);
  const at = stack.problems.indexOf(current);
  const next = stack.problems[(at + by + stack.problems.length) % stack.problems.length];
  return stay({ ...withStack(state, { ...stack, currentProblem: next?.problemId ?? null }), editing: false });
};

/** T: a paper whose code gives nothing; its fields take the keys at once. */
const typeReceipt = (state: DeskState): Step => {
  const laid = layAside(state, 'no-code', null);
  const stack = openStack(laid.state);
  const added = stack?.problems.at(-1);
  if (stack === null || added === undefined || stack === openStack(state)) return laid;
  return stay({ ...withStack(laid.state, { ...stack, currentProblem: added.problemId }), editing: true }, laid.effects);
};

const confirmAccount = (state: DeskState): Step => {
  const stack = openStack(state);
  const card = stack?.cards[stack.card];
  if (card === undefined || state.session === null || state.accounts[card.accountId]?.status !== 'provisional') return stay(state);
  return stay(told(state, 'good', 'desk.confirmed-account'), [
    { kind: 'confirm-account', accountId: card.accountId, staffId: state.session.staffId },
  ]);
};

const onEntryKey = (state: DeskState, entry: Entry, key: string, act: string): Step => {
  if (act === 'escape') return stay(forgetSecond({ ...state, entry: null }));
  switch (entry.kind) {
    case 'find':
      return onFindKey(state, entry.text, key, act);
    case 'sell':
      return onSaleKey(state, entry.text, key, act);
    case 'second':
      return onSecondKey(state, entry.text, key, act);
    case 'original':
    case 'link':
      return stay(state);
    case 'parting':
      return onPartingKey(state, act);
    case 'move':
      return onMoveKey(state, entry.rowIds, act);
    case 'void':
      return act === 'r' || act === 'b'
        ? stay({ ...state, entry: { kind: 'reason', rowId: entry.rowId, mode: act === 'r' ? 'release' : 'burn', text: '' } })
        : stay(state);
    case 'reason':
      if (act === 'enter') return voidRow(state, entry.rowId, entry.mode, entry.text);
      if (act === 'backspace') return stay({ ...state, entry: { ...entry, text: entry.text.slice(0, -1) } });
      return [...key].length === 1 && entry.text.length < 120
        ? stay({ ...state, entry: { ...entry, text: entry.text + key } })
        : stay(state);
  }
};

const onFindKey = (state: DeskState, text: string, key: string, act: string): Step => {
  if (act === 'backspace') return stay({ ...state, entry: text === '' ? null : { kind: 'find', text: text.slice(0, -1) } });
  if (act === 'enter') return find(state, text);
  return /^[\p{L}\d +()-]$/u.test(key) && text.length < 20
    ? stay({ ...state, entry: { kind: 'find', text: text + key.toUpperCase() } })
    : stay(state);
};

const find = (state: DeskState, text: string): Step => {
  const ticket = askedTicket(state, text);
  if (ticket !== null) return stay(told({ ...state, entry: null }, 'neutral', ticket.key, ticket.args));
  const phone = /^\+?[\d ()-]+$/.test(text.trim()) ? text.replace(/\D/g, '') : '';
  if (phone.length >= phoneDigitsMin) return seekByPhone(state, phone);
  const found = /^([A-Z][A-Z0-9]{0,7})[ -]?(\d{1,9})$/.exec(text.trim());
  if (found === null) return stay(told({ ...state, entry: null }, 'problem', 'desk.reference-form'));
  const effect: DeskEffect = { kind: 'find-reference', reference: `${found[1] ?? ''}-${found[2] ?? ''}`, identifiedBy: 'reference' };
  return stay({ ...state, entry: null }, [effect]);
};

/** A number of the mall's own country, with or without its prefix. It goes sealed to the server, and stays nowhere here. */
const seekByPhone = (state: DeskState, phone: string): Step => {
  if (state.session === null) return stay(state);
  if (!state.house.online) return stay(told({ ...state, entry: null }, 'problem', 'desk.seek-offline'), [{ kind: 'cue', cue: 'problem' }]);
  return stay(told({ ...state, entry: null }, 'neutral', 'desk.one-moment'), [
    { kind: 'seek-account', by: 'phone', text: phone, staffId: state.session.staffId },
  ]);
};

/** M waits for a card; a digit names one of the cards that lie on the table already. */
const onMoveKey = (state: DeskState, rowIds: readonly string[], act: string): Step => {
  const card = /^[1-9]$/.test(act) ? openStack(state)?.cards[Number(act) - 1] : undefined;
  return card === undefined ? stay(state) : moveRows(state, rowIds, card.accountId, card.last4);
};
