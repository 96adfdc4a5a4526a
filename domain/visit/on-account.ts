/** Answers about accounts: found, not found, changed, opened. Matched to the card that was asked for; anything else is late and ignored. */
import type { AccountView, VisitEvent } from './port.ts';
import type { JoinForm, ReadCard, VisitStage, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';
import { phoneWaits } from './code-page.ts';
import { withMessage } from './message-page.ts';
import { linkTo } from './on-link.ts';
import { draftsOf, enterVisit } from './visit-life.ts';

type AccountEvent = Extract<
  VisitEvent,
  { kind: 'account.found' | 'account.not-found' | 'account.changed' | 'account.opened' | 'account.not-opened' }
>;

/** @see file comment */
export function onAccountEvent(state: VisitState, event: AccountEvent): Step {
  switch (event.kind) {
    case 'account.found':
      return state.lookup?.cardToken === event.cardToken ? onFound(state, state.lookup, event.view) : stay(state);
    case 'account.not-found':
      return state.lookup?.cardToken === event.cardToken ? onNotFound(state, state.lookup, event.ownRange, event.online) : stay(state);
    case 'account.changed':
      return onChanged(state, event.view);
    case 'account.opened':
      return onOpened(state, event.view, event.cardNumber, event.qrText);
    case 'account.not-opened':
      return onNotOpened(state, event.reason);
  }
}

function onFound(state: VisitState, card: ReadCard, view: AccountView): Step {
  const stage = state.stage;
  // Joining with a plastic card: this one has an owner already.
  if (state.page?.kind === 'join') return wrongCard(state, state.page.form, 'card-taken', card.last4);
  if (stage.kind === 'unknown' && stage.linking) {
    return linkTo(enterVisit(state, card, view, stage.drafts), stage.card);
  }
  if (stage.kind === 'visit') return changeCard(state, stage, card, view);
  return enterVisit(state, card, view, draftsOf(stage));
}

/** What a newcomer has filled in stays under the message. */
function wrongCard(state: VisitState, form: JoinForm, why: 'card-taken' | 'card-rests', last4: string): Step {
  return stay({ ...state, lookup: null, page: { kind: 'join', form: { ...form, wrongCard: { why, last4 } } } });
}

/** CHANGE CARD: what was scanned in this visit moves to the card just read. */
function changeCard(state: VisitState, stage: VisitStage, card: ReadCard, view: AccountView): Step {
  const moved = stage.rows
    .filter((each) => each.row.state === 'booked' || each.row.state === 'held' || each.row.state === 'waiting')
    .map((each) => each.draftId);
  const next: VisitStage = { ...stage, card, account: view, answering: null, vouchers: [], toast: null, lastScanAtMs: state.nowMs };
  const same = view.accountId === stage.account.accountId;
  return {
    state: { ...state, lookup: null, page: null, stage: next },
    effects: same || moved.length === 0 ? [] : [{ kind: 'move-receipts', draftIds: moved, toAccountId: view.accountId }],
  };
}

function onNotFound(state: VisitState, card: ReadCard, ownRange: boolean, online: boolean): Step {
  if (state.page?.kind === 'join') {
    if (!ownRange) return wrongCard(state, state.page.form, 'card-rests', card.last4);
    const { form } = state.page;
    return {
      state: { ...state, lookup: null, page: { kind: 'join', form: { ...form, waiting: true, wrongCard: null } } },
      effects: [
        {
          kind: 'open-account',
          origin: 'joined',
          card: { kind: 'plastic', cardToken: card.cardToken, last4: card.last4 },
          language: state.language,
          phone: form.digits === '' ? null : form.digits,
          consent: { sms: form.sms, email: form.email },
          invitedBy: state.invitedBy,
          birthday: form.birthday,
        },
      ],
    };
  }
  if (state.stage.kind === 'visit') return stay({ ...withMessage(state, 'card-rests', { last4: card.last4 }), lookup: null });
  // A typed number that nobody has looks like any other wrong number: it tells nothing about who is a member.
  if (card.identity === 'typed' && !ownRange) return stay({ ...withMessage(state, 'typed-card-wrong'), lookup: null });
  return stay({
    ...state,
    lookup: null,
    page: null,
    stage: { kind: 'unknown', card, ownRange, online, drafts: draftsOf(state.stage), linking: false },
  });
}

function onChanged(state: VisitState, view: AccountView): Step {
  const stage = state.stage;
  if (stage.kind !== 'visit' || stage.account.accountId !== view.accountId) return stay(state);
  const rows = stage.rows.map((each) => {
    const fresh = view.receipts.find((row) => row.reference === each.row.reference);
    return fresh === undefined ? each : { ...each, row: { ...fresh, rowId: each.row.rowId, lines: each.row.lines } };
  });
  const vouchers = stage.vouchers.map((mine) => view.vouchers.find((each) => each.voucherId === mine.voucherId) ?? mine);
  return stay({ ...state, stage: { ...stage, account: view, rows, vouchers } });
}

function onOpened(state: VisitState, view: AccountView, cardNumber: string | null, qrText: string | null): Step {
  const card: ReadCard = {
    cardToken: state.stage.kind === 'unknown' ? state.stage.card.cardToken : view.accountId,
    last4: view.last4,
    identity: cardNumber === null ? 'card' : 'slip',
    test: state.stage.kind === 'unknown' && state.stage.card.test,
  };
  const visit = enterVisit(state, card, view, draftsOf(state.stage));
  const entered = askCodeLater(visit, card.test);
  if (cardNumber === null) return entered;
  const jobId = `j${state.serial}`;
  return {
    state: {
      ...entered.state,
      serial: state.serial + 1,
      page: { kind: 'join-done', number: cardNumber, qrText, printed: false, then: null },
    },
    effects: [
      ...entered.effects,
      {
        kind: 'print-slip',
        jobId,
        slip: 'card',
        language: state.language,
        accountId: view.accountId,
        rows: [],
        vouchers: [],
        balance: null,
        cardNumber,
        qrText,
      },
    ],
  };
}

/** A number that was given gets its code once the receipts are booked. Test cards send nothing. */
function askCodeLater({ state, effects }: Step, isTest: boolean): Step {
  const { stage } = state;
  return stage.kind !== 'visit' || isTest
    ? { state, effects }
    : { state: { ...state, stage: { ...stage, codeDue: phoneWaits(stage.account) } }, effects };
}

function onNotOpened(state: VisitState, reason: 'card-taken' | 'failed'): Step {
  return stay(withMessage(state, reason === 'card-taken' ? 'card-taken' : 'not-opened', { last4: '' }));
}
