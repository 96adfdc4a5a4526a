/** Forms: the typed card number, the typed receipt, the shop of an unknown till. One key at a time, so the page holds nothing. */
import type { Draft, Page, ReceiptForm, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';
import { withMessage } from './message-page.ts';
import { keep, registerDraft } from './on-receipt-read.ts';
import { showAtDesk, submitGaps } from './fill-gaps.ts';
import { formComplete, moneyOf, newForm, stepAfter, stepBefore, typedLocal } from './receipt-form.ts';
import { beginIfNobody } from './visit-life.ts';

/** Longest card number of any range. */
const CARD_DIGITS_MAX = 19;
/** Shortest that may be checked. */
const CARD_DIGITS_MIN = 8;

/** Opens the card number form. */
export function onTypeCard(state: VisitState): Step {
  if (state.stage.kind === 'visit') return stay(state);
  return { state: { ...state, page: { kind: 'type-card', digits: '', pausedUntilMs: 0, checking: false } }, effects: beginIfNobody(state) };
}

/** Opens the receipt form; the date is preset to today. */
export function onTypeReceipt(state: VisitState): Step {
  if (state.stage.kind !== 'visit' && state.stage.kind !== 'kept' && state.stage.kind !== 'attract') return stay(state);
  const form = newForm(null, state.house.clockLocal.slice(0, 10));
  const begins = state.stage.kind === 'attract' && state.page === null;
  return { state: { ...state, page: { kind: 'type-receipt', form } }, effects: begins ? beginIfNobody(state) : [] };
}

/** One key of the page's keyboard. */
export function onKey(state: VisitState, key: string): Step {
  const page = state.page;
  if (page?.kind === 'type-card') {
    if (page.checking || state.nowMs < page.pausedUntilMs) return stay(state);
    return stay({ ...state, page: { ...page, digits: edit(page.digits, key, CARD_DIGITS_MAX, /^\d$/) } });
  }
  if (page?.kind === 'pick-shop' || page?.kind === 'find-shop')
    return stay({ ...state, page: { ...page, filter: edit(page.filter, key, 24, /^.$/u) } });
  if (page?.kind === 'type-receipt') return stay({ ...state, page: { kind: 'type-receipt', form: keyInForm(page.form, key) } });
  return stay(state);
}

function keyInForm(form: ReceiptForm, key: string): ReceiptForm {
  switch (form.step) {
    case 'shop':
      return { ...form, filter: edit(form.filter, key, 24, /^.$/u) };
    case 'number':
      return { ...form, number: edit(form.number, key, 12, /^\d$/) };
    case 'date':
      return { ...form, timeText: edit(form.timeText, key, 4, /^\d$/) };
    case 'amount':
      return { ...form, amountText: edit(form.amountText, key, 10, /^[\d,.]$/) };
    case 'check':
      return form;
  }
}

function edit(text: string, key: string, maxLength: number, allowed: RegExp): string {
  if (key === 'clear') return '';
  if (key === 'delete') return Array.from(text).slice(0, -1).join('');
  return allowed.test(key) && Array.from(text).length < maxLength ? text + key : text;
}

/** NEXT in a form. */
export function onNextInForm(state: VisitState): Step {
  const page = state.page;
  if (page?.kind === 'type-card') {
    if (page.checking || page.digits.length < CARD_DIGITS_MIN || state.nowMs < page.pausedUntilMs) return stay(state);
    return { state: { ...state, page: { ...page, checking: true } }, effects: [{ kind: 'check-typed-card', digits: page.digits }] };
  }
  if (page?.kind !== 'type-receipt' || !formComplete(page.form)) return stay(state);
  const { form } = page;
  const next = stepAfter(form);
  return next === null ? submit(state, form) : stay({ ...state, page: { kind: 'type-receipt', form: { ...form, step: next } } });
}

function submit(state: VisitState, form: ReceiptForm): Step {
  if (form.draft !== null) return submitGaps(state, form, form.draft);
  const amountMinor = moneyOf(form.amountText);
  if (form.shop === null || amountMinor === null) return stay(state);
  const purchasedAtLocal = typedLocal(form);
  const draft: Draft = {
    draftId: `d${state.serial}`,
    raw: null,
    identity: null,
    tenantId: form.shop.tenantId,
    shopName: form.shop.name,
    category: form.shop.category,
    shopPicked: true,
    amountMinor,
    purchasedAtLocal,
    asks: [],
    typed: { number: form.number === '' ? null : form.number, amountMinor, purchasedAtLocal },
    test: state.stage.kind === 'visit' && state.stage.card.test,
    readAtMs: state.nowMs,
  };
  const counted = { ...state, serial: state.serial + 1, page: null };
  return counted.stage.kind === 'visit' ? registerDraft(counted, counted.stage, draft) : keep(counted, draft);
}

/** A shop was touched: in the receipt form, or for a code from an unknown till. */
export function onPickShop(state: VisitState, tenantId: string): Step {
  const shop = state.house.shops[state.language].find((each) => each.tenantId === tenantId);
  if (shop === undefined) return stay(state);
  const page = state.page;
  if (page?.kind === 'type-receipt' && page.form.step === 'shop')
    return stay({ ...state, page: { kind: 'type-receipt', form: { ...page.form, shop, step: stepAfter(page.form) ?? 'check' } } });
  if (page?.kind === 'pick-shop' && state.stage.kind === 'visit') {
    return registerDraft(state, state.stage, { ...page.draft, tenantId, shopName: shop.name, category: shop.category, shopPicked: true });
  }
  return stay(state);
}

/** The visitor does not find the shop: the receipt is registered and held without it. */
export function onShopNotListed(state: VisitState): Step {
  return state.page?.kind === 'pick-shop' && state.stage.kind === 'visit'
    ? registerDraft(state, state.stage, state.page.draft)
    : stay(state);
}

/** A date was touched; not after today. */
export function onPickDate(state: VisitState, dateLocal: string): Step {
  const page = state.page;
  if (page?.kind !== 'type-receipt' || page.form.step !== 'date' || dateLocal > state.house.clockLocal.slice(0, 10)) return stay(state);
  return stay({ ...state, page: { kind: 'type-receipt', form: { ...page.form, dateLocal } } });
}

/** BACK inside a form; null if the page is no form. A kept code is never dropped: without a shop it is registered and held, with gaps it is shown at the desk. */
export function backInForm(state: VisitState): Step | null {
  const page = state.page;
  if (page?.kind === 'pick-shop') return onShopNotListed(state);
  if (page?.kind !== 'type-receipt') return null;
  const step = stepBefore(page.form);
  if (step !== null) return stay({ ...state, page: { kind: 'type-receipt', form: { ...page.form, step } } });
  return page.form.draft === null || state.stage.kind !== 'visit' ? null : showAtDesk(state, state.stage, page.form.draft);
}

/** The core checked a whole typed number. A right one comes as card.read after this. */
export function onTypedCardChecked(state: VisitState, ok: boolean, pausedMs: number): Step {
  const page: Page | null = state.page;
  if (page?.kind !== 'type-card') return stay(state);
  if (ok) return stay({ ...state, page: null });
  if (pausedMs > 0)
    return stay({ ...state, page: { kind: 'type-card', digits: '', pausedUntilMs: state.nowMs + pausedMs, checking: false } });
  return stay(withMessage(state, 'typed-card-wrong'));
}
