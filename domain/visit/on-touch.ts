/** Touches, by meaning. What a screen does not offer is ignored: two quick touches can never act on a screen that has gone. */
import type { Intent } from '../contract/intent.ts';
import type { VisitStage, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';
import { messagePage, withMessage } from './message-page.ts';
import { isStale } from './asked-receipt.ts';
import { helpGrows } from './help-grows.ts';
import { onAccessTouch } from './on-touch-access.ts';
import { takeOver } from './on-card.ts';
import { keep, registerDraft } from './on-receipt-read.ts';
import { onCodeTouch } from './on-touch-code.ts';
import { onPosterTouch } from './on-touch-home.ts';
import { onSlipWordsTouch, reading, toPageBelow, visitSlip } from './on-slip-words.ts';
import { onMapTouch } from './on-touch-map.ts';
import { onPeopleTouch } from './on-touch-people.ts';
import { freshBirthday } from '../audience/birthday-entry.ts';
import { onOwnTouch } from './on-touch-own.ts';
import { onMineTouch } from './on-touch-mine.ts';
import { backOf, isMinePage } from './mine-page.ts';
import { onJoinTouch } from './on-touch-join.ts';
import { backInForm, onKey, onNextInForm, onPickDate, onPickShop, onShopNotListed, onTypeCard, onTypeReceipt } from './on-touch-forms.ts';
import { notYet } from './on-gift-outcome.ts';
import { closeCode, takeToPhone } from './phone-page.ts';
import { endVisit, waitingRow } from './visit-life.ts';

/** @see file comment */
export function onTouch(before: VisitState, touched: Intent): Step {
  const { state, intent } = toPageBelow(before, touched);
  const slip = onSlipWordsTouch(state, intent);
  if (slip !== null) return slip;
  const access = onAccessTouch(state, intent);
  if (access !== null) return access;
  if (isStale(state.page, intent)) return stay(state);
  const code = onCodeTouch(state, intent);
  if (code !== null) return code;
  const own = onOwnTouch(state, intent);
  if (own !== null) return own;
  const poster = onPosterTouch(state, intent);
  if (poster !== null) return poster;
  const people = onPeopleTouch(state, intent);
  if (people !== null) return people;
  const map = onMapTouch(state, intent);
  if (map !== null) return map;
  if (state.page?.kind === 'join') {
    const joined = onJoinTouch(state, state.page.form, intent);
    if (joined !== null) return joined;
  }
  switch (intent.kind) {
    case 'on-phone':
      return takeToPhone(state);
    case 'choose-language':
      return chooseLanguage(state, intent.language);
    case 'toggle-lower':
      return stay({ ...state, lower: !state.lower });
    case 'toggle-contrast':
      return stay({ ...state, contrast: !state.contrast });
    case 'toggle-large':
      return stay({ ...state, large: !state.large });
    case 'stay':
      return onStay(state);
    case 'back':
      return onBack(state);
    case 'finish':
      return onFinish(state);
    case 'no-card':
    case 'join':
      return startJoin(state);
    case 'link-card':
      return state.stage.kind === 'unknown'
        ? stay({
            ...state,
            stage: { ...state.stage, linking: true },
            page: messagePage('link-other-card', { last4: state.stage.card.last4 }),
          })
        : stay(state);
    case 'type-card':
      return onTypeCard(state);
    case 'type-receipt':
      return onTypeReceipt(state);
    case 'key':
      return onKey(state, intent.key);
    case 'next':
      return onNext(state);
    case 'pick-shop':
      return onPickShop(state, intent.tenantId);
    case 'pick-date':
      return onPickDate(state, intent.dateLocal);
    case 'shop-not-listed':
      return onShopNotListed(state);
    case 'use-other-card':
      return state.page?.kind === 'another-card' ? takeOver(state, state.page.card) : stay(state);
    default:
      return inVisit(state, intent);
  }
}

/** Touches that need an account. */
function inVisit(state: VisitState, intent: Intent): Step {
  const stage = state.stage;
  if (stage.kind !== 'visit') return outsideVisit(state, intent);
  const mine = onMineTouch(state, stage, intent);
  if (mine !== null) return mine;
  switch (intent.kind) {
    case 'code-help':
      return stay({ ...state, page: { kind: 'code-help' } });
    case 'show-at-desk':
      return state.page?.kind === 'code-help' || (state.page === null && helpGrows(state, stage))
        ? promisePaper(state, stage)
        : stay(state);
    case 'gifts':
      return stage.card.identity === 'typed' ? stay(withMessage(state, 'typed-sees-little')) : stay({ ...state, page: { kind: 'gifts' } });
    case 'history':
      return stage.card.identity === 'typed'
        ? stay(withMessage(state, 'typed-sees-little'))
        : stay({ ...state, page: { kind: 'history' } });
    case 'pick-gift':
      return pickGift(state, stage, intent.giftId);
    case 'confirm-gift':
      return confirmGift(state, stage);
    case 'change-card':
      return stay({ ...state, page: { kind: 'change-card' } });
    case 'receipt-is-mine':
      return state.page?.kind === 'whose-receipt' ? registerDraft(state, stage, state.page.draft) : stay(state);
    case 'receipt-is-not-mine':
      return receiptOfSomeoneElse(state);
    case 'slip-yes':
      return state.page?.kind === 'result' ? printSlip(state, stage) : stay(state);
    case 'slip-no':
      return state.page?.kind === 'result' ? endVisit(state, 'goodbye') : stay(state);
    default:
      return stay(state);
  }
}

function outsideVisit(state: VisitState, intent: Intent): Step {
  return intent.kind === 'code-help' && (state.stage.kind === 'kept' || state.stage.kind === 'attract')
    ? stay({ ...state, page: { kind: 'code-help' } })
    : stay(state);
}

function chooseLanguage(state: VisitState, language: VisitState['language']): Step {
  if (!state.house.languages.includes(language)) return stay(state);
  const accountId = state.stage.kind === 'visit' && state.stage.card.identity !== 'typed' ? state.stage.account.accountId : null;
  const next = { ...state, language };
  const again = state.page?.kind === 'slip-words' ? reading(next, state.page.under) : [];
  return { state: next, effects: state.stage.kind === 'visit' ? [{ kind: 'change-language', language, accountId }, ...again] : again };
}

/** STAY: the idle question, "another card?" and anything else over the visit goes away. */
function onStay(state: VisitState): Step {
  return state.page?.kind === 'another-card' ? stay({ ...state, page: state.page.under }) : stay(state);
}

function onBack(state: VisitState): Step {
  const page = state.page;
  if (page?.kind === 'on-phone') return page.url === null ? stay(state) : closeCode(state);
  if (page === null) return state.stage.kind === 'unknown' || state.stage.kind === 'kept' ? endVisit(state, 'at-once') : stay(state);
  const form = backInForm(state);
  if (form !== null) return form;
  if (page.kind === 'gift-confirm') return stay({ ...state, page: page.asked ? page : { kind: 'gifts' } });
  if (page.kind === 'whose-receipt') return receiptOfSomeoneElse(state);
  if (page.kind === 'another-card') return onStay(state);
  if (page.kind === 'printing' || page.kind === 'no-slip' || page.kind === 'paper') return stay(state);
  if (isMinePage(page)) return stay({ ...state, page: backOf(page, state.stage.kind === 'visit' ? state.stage.account.draws.length : 0) });
  if (page.kind === 'message' && state.stage.kind === 'unknown' && state.stage.linking)
    return stay({ ...state, page: null, stage: { ...state.stage, linking: false } });
  return leaveAttractPage({ ...state, page: null });
}

/** A page over attract that closes leaves nothing behind; its visit, if it had begun one, ends. */
function leaveAttractPage(state: VisitState): Step {
  return state.stage.kind === 'attract' ? endVisit(state, 'at-once') : stay(state);
}

function onFinish(state: VisitState): Step {
  const stage = state.stage;
  if (state.page?.kind === 'on-phone') return state.page.url === null ? stay(state) : closeCode(state);
  // FINISH on what lies over kept receipts closes that alone: they are let go by their own touch, or by their time.
  if (stage.kind === 'kept' && state.page?.kind === 'message') return stay({ ...state, page: null });
  if (stage.kind !== 'visit') return state.stage.kind === 'goodbye' ? stay(state) : endVisit(state, 'at-once');
  if (state.page?.kind === 'printing' || state.page?.kind === 'paper') return stay(state);
  if (state.page?.kind === 'result' || state.page?.kind === 'no-slip') return endVisit(state, 'goodbye');
  // Pending questions are answered the safe way before the account of the visit is made up.
  if (state.page?.kind === 'pick-shop' || state.page?.kind === 'whose-receipt') {
    const registered = registerDraft(state, stage, state.page.draft);
    return { state: { ...registered.state, page: { kind: 'result' } }, effects: registered.effects };
  }
  if (stage.rows.length === 0 && stage.vouchers.length === 0) return endVisit(state, 'goodbye');
  return stay({ ...state, page: { kind: 'result' } });
}

/** NEXT and OK on pages that only tell something. */
function onNext(state: VisitState): Step {
  const page = state.page;
  if (page === null) return earnOffline(state);
  if (page.kind === 'no-slip') return endVisit(state, 'goodbye');
  if (page.kind === 'join-done') return leaveAttractPage({ ...state, page: page.then });
  if (page.kind === 'message' || page.kind === 'gift-bound' || page.kind === 'gift-gone' || page.kind === 'near-miss')
    return leaveAttractPage({ ...state, page: null });
  return onNextInForm(state);
}

/** Offline a card of the mall's own range earns at once; who it belongs to, the server knows. */
function earnOffline(state: VisitState): Step {
  const stage = state.stage;
  if (stage.kind !== 'unknown' || !stage.ownRange || stage.online || stage.card.identity === 'typed') return stay(state);
  return {
    state,
    effects: [
      {
        kind: 'open-account',
        origin: 'met',
        card: { kind: 'plastic', cardToken: stage.card.cardToken, last4: stage.card.last4 },
        language: state.language,
        phone: null,
        consent: null,
        invitedBy: null,
        birthday: null,
      },
    ],
  };
}

function startJoin(state: VisitState): Step {
  if (state.stage.kind === 'visit') return stay(state);
  const begun = state.stage.kind === 'attract' || state.stage.kind === 'goodbye';
  const stage = state.stage.kind === 'goodbye' ? { kind: 'attract' as const } : state.stage;
  return {
    state: {
      ...state,
      stage,
      page: {
        kind: 'join',
        form: {
          step: 'age',
          accepted: false,
          sms: false,
          email: false,
          fullText: false,
          digits: '',
          birthdayEntry: freshBirthday,
          birthday: null,
          waiting: false,
          wrongCard: null,
        },
      },
    },
    effects: begun && state.page === null ? [{ kind: 'begin-visit' }] : [],
  };
}

function pickGift(state: VisitState, stage: VisitStage, giftId: string): Step {
  const gift = stage.account.gifts.find((each) => each.giftId === giftId);
  if (gift === undefined || stage.card.identity === 'typed') return stay(state);
  if (gift.state === 'gone')
    return stay({
      ...state,
      page: { kind: 'gift-gone', title: gift.name, progress: null, what: { key: 'gone.gift', args: { gift: gift.name } }, instead: null },
    });
  // Offline the allowance may be what is short, not the points: then it may be asked for, to be confirmed.
  if (gift.state === 'near' && state.house.online)
    return stay({
      ...state,
      page: notYet(
        stage.account.status === 'provisional' ? 'account-provisional' : 'not-enough-points',
        gift.name,
        stage.account.spendablePoints,
      ),
    });
  return stay({ ...state, page: { kind: 'gift-confirm', gift, asked: false } });
}

function confirmGift(state: VisitState, stage: VisitStage): Step {
  const page = state.page;
  if (page?.kind !== 'gift-confirm' || page.asked) return stay(state);
  return {
    state: { ...state, page: { ...page, asked: true } },
    effects: [
      { kind: 'ask-gift', giftId: page.gift.giftId, accountId: stage.account.accountId, language: state.language, test: stage.card.test },
    ],
  };
}

function promisePaper(state: VisitState, stage: VisitStage): Step {
  const draftId = `d${state.serial}`;
  const row = waitingRow({
    draftId,
    raw: null,
    identity: null,
    tenantId: null,
    shopName: null,
    category: null,
    shopPicked: false,
    amountMinor: null,
    purchasedAtLocal: null,
    asks: [],
    typed: null,
    test: stage.card.test,
    readAtMs: state.nowMs,
  });
  const rows = [...stage.rows, row];
  return {
    state: { ...state, page: null, serial: state.serial + 1, stage: { ...stage, rows } },
    effects: [{ kind: 'promise-paper', draftId, accountId: stage.account.accountId, test: stage.card.test }],
  };
}

/** The receipt is someone else's: the visit ends, the receipt is kept for whoever stands here now. */
function receiptOfSomeoneElse(state: VisitState): Step {
  if (state.page?.kind !== 'whose-receipt') return stay(state);
  const { draft } = state.page;
  const ended = endVisit(state, 'at-once');
  const kept = keep({ ...ended.state, serial: state.serial }, draft);
  return { state: kept.state, effects: [...ended.effects, ...kept.effects] };
}

function printSlip(state: VisitState, stage: VisitStage): Step {
  const jobId = `j${state.serial}`;
  return {
    state: { ...state, serial: state.serial + 1, page: { kind: 'printing', jobId, then: 'goodbye' } },
    effects: [{ kind: 'print-slip', jobId, ...visitSlip(state, stage) }],
  };
}
