/** The pages over a stage. */
import { attractScreen } from './view-attract.ts';
import type { Say } from '../contract/primitive.ts';
import type { Screen } from '../contract/screen.ts';
import type { Frame, ProgressView } from '../contract/screen-parts.ts';
import { isMinePage } from './mine-page.ts';
import type { MinePage, PaperPage } from './mine-page.ts';
import type { OwnPage } from './own-page.ts';
import type { PeoplePage } from './people-page.ts';
import type { Page, VisitStage, VisitState } from './state.ts';
import { shownBalance } from './state.ts';
import { formComplete, stepsOf } from './receipt-form.ts';
import { shopsToPick } from './shops-lately.ts';
import { printsBelow } from './slip-page.ts';
import { posterScreen } from './view-poster.ts';
import { mineScreen } from './view-mine.ts';
import { draftsOf, earnedPoints, waitingRow } from './visit-life.ts';

type Shown = Exclude<Page, PeoplePage | OwnPage | { kind: 'join' | 'on-phone' | 'enter-code' | 'find-phone' | 'map' }>;

/** Pages that need no account. */
export function pageScreen(frame: Frame, state: VisitState, page: Shown): Screen {
  const shops = state.house.shops[state.language];
  const visit = state.stage.kind === 'visit' ? state.stage : null;
  switch (page.kind) {
    case 'message':
      return {
        kind: 'message',
        frame,
        tone: page.tone,
        title: page.title,
        why: page.why,
        what: page.what,
        right: page.right,
        reference: page.reference,
        went: wentWell(visit, page),
        next: 'back',
      };
    case 'type-card':
      return {
        kind: 'type-card',
        frame,
        digits: page.digits,
        length: state.house.cardDigits,
        complete: page.digits.length >= 8 && !page.checking,
        pausedSeconds: Math.max(0, Math.ceil((page.pausedUntilMs - state.nowMs) / 1000)),
      };
    case 'type-receipt': {
      const { form } = page;
      return {
        kind: 'type-receipt',
        frame,
        step: form.step,
        steps: stepsOf(form.draft).filter((one) => one !== 'check'),
        scanned: form.draft !== null,
        filter: form.filter,
        ...shopsToPick(shops, form.filter, state.stage),
        shop: form.shop,
        number: form.number,
        dateLocal: form.dateLocal,
        timeText: form.timeText,
        amountText: form.amountText,
        complete: formComplete(form),
        todayLocal: state.house.clockLocal.slice(0, 10),
      };
    }
    case 'pick-shop':
      return {
        kind: 'pick-shop',
        frame,
        filter: page.filter,
        ...shopsToPick(shops, page.filter, state.stage),
        amountMinor: page.draft.amountMinor,
        purchasedAtLocal: page.draft.purchasedAtLocal,
      };
    case 'whose-receipt':
      return {
        kind: 'whose-receipt',
        frame,
        last4: visit?.card.last4 ?? '',
        shop: page.draft.shopName,
        amountMinor: page.draft.amountMinor,
      };
    case 'another-card':
      return { kind: 'another-card', frame, currentLast4: visit?.card.last4 ?? '', newLast4: page.card.last4 };
    case 'change-card':
      return { kind: 'change-card', frame, rows: visit?.rows.length ?? 0 };
    case 'code-help':
      return {
        kind: 'code-help',
        frame,
        rows: visit === null ? draftsOf(state.stage).map((draft) => waitingRow(draft).row) : visit.rows.map((each) => each.row),
        codePlaces: [...state.house.codePlaces],
      };
    case 'find-shop':
      return { kind: 'find-shop', frame, filter: page.filter, ...shopsToPick(shops, page.filter, state.stage) };
    case 'poster':
    case 'poster-paper':
    case 'no-poster-paper':
      return posterScreen(frame, state, page);
    case 'join-done':
      return {
        kind: 'join-done',
        frame,
        number: page.number,
        qrText: page.qrText,
        printed: page.printed,
        welcomePoints: state.house.limits.welcomePoints,
      };
    case 'printing':
      return { kind: 'printing', frame, voucherCount: visit?.vouchers.length ?? 0 };
    case 'no-slip':
      return {
        kind: 'no-slip',
        frame,
        reason: page.reason,
        references: visit?.vouchers.map((each) => each.reference) ?? [],
        canRead: visit !== null && visit.card.identity !== 'typed',
      };
    case 'slip-words': {
      const { printer } = state.house;
      return {
        kind: 'slip-words',
        frame,
        parts: [...page.parts],
        canPrint: printsBelow(page) && printer !== 'paper-out' && printer !== 'gone',
      };
    }
    case 'gift-gone':
      return { kind: 'gift-gone', frame, title: page.title, progress: page.progress, what: page.what, instead: page.instead };
    case 'near-miss':
      return {
        kind: 'near-miss',
        frame,
        progress: page.progress,
        missingMinor: onlyMissing(page.progress, 'missing.sum', 'missingMinor'),
        missingShops: onlyMissing(page.progress, 'missing.shops', 'missingShops'),
        missingReceipts: onlyMissing(page.progress, 'missing.receipts', 'missingReceipts'),
        shops: [...page.shops],
        honest: honestOf(page.progress, frame.clockLocal),
      };
    default:
      return accountPage(frame, state, visit, page);
  }
}

type AccountPage = MinePage | PaperPage | Extract<Shown, { kind: 'gifts' | 'gift-confirm' | 'gift-bound' | 'history' | 'result' }>;

function accountPage(frame: Frame, state: VisitState, visit: VisitStage | null, page: AccountPage): Screen {
  if (visit === null) return attractScreen(frame, state);
  const { account } = visit;
  if (isMinePage(page)) return mineScreen(frame, state.house, visit, page);
  switch (page.kind) {
    case 'gifts':
      return { kind: 'gifts', frame, points: account.spendablePoints, gifts: [...account.gifts] };
    case 'gift-confirm':
      return { kind: 'gift-confirm', frame, points: account.spendablePoints, gift: page.gift, deadlineLocal: page.gift.deadlineLocal };
    case 'gift-bound': {
      const now = visit.vouchers.find((each) => each.voucherId === page.voucher.voucherId) ?? page.voucher;
      return {
        kind: 'gift-bound',
        frame,
        voucher: now,
        granted: page.granted && now.state === 'granted',
        title: now.giftName,
        progress: page.progress,
        rows: visit.rows.map((each) => each.row),
      };
    }
    case 'history':
      return {
        kind: 'history',
        frame,
        receipts: [...account.receipts],
        vouchers: [...account.vouchers],
        expiries: account.expiries.map((each) => ({ ...each })),
      };
    case 'result':
      return resultScreen(frame, state, visit);
  }
}

function resultScreen(frame: Frame, state: VisitState, visit: VisitStage): Screen {
  const count = (wanted: string) => visit.rows.filter((each) => each.row.state === wanted).length;
  const vouchers = visit.vouchers.filter((each) => each.state === 'granted' || each.state === 'to-be-confirmed');
  const printerReady = state.house.printer === 'ok' || state.house.printer === 'paper-near-end';
  return {
    kind: 'result',
    frame,
    booked: count('booked'),
    held: count('held') + count('waiting'),
    desk: count('desk'),
    refused: count('refused'),
    earnedPoints: Math.max(0, earnedPoints(visit)),
    balance: shownBalance(visit),
    vouchers,
    slipPreset: vouchers.length > 0,
    printerReady,
  };
}

/** After a refusal: what did go well in this visit. */
function wentWell(visit: VisitStage | null, page: Extract<Page, { kind: 'message' }>): Extract<Page, { kind: 'message' }>['went'] {
  if (visit === null || page.tone === 'neutral') return page.went;
  const booked = visit.rows.filter((each) => each.row.state === 'booked').length;
  return booked === 0 ? null : { key: 'message.went', args: { booked, points: Math.max(0, earnedPoints(visit)) } };
}

/** A figure that stands large: it is all that is missing. What is missing besides others is said in the sentence of the progress. */
function onlyMissing(progress: ProgressView, clause: string, figure: string): number | null {
  const args = progress.next?.args;
  const missing = args?.['missingClause'] === clause ? args[figure] : undefined;
  return typeof missing === 'number' ? missing : null;
}

/** What is true if it is left for later: until when, where there is a later. */
function honestOf({ short, endsLocal }: ProgressView, clockLocal: string): Say {
  return endsLocal === null || endsLocal.slice(0, 10) <= clockLocal.slice(0, 10)
    ? { key: 'near.honest.today', args: {} }
    : { key: 'near.honest', args: { campaign: short, untilLocal: endsLocal } };
}
