/** The form of a scanned code with gaps: filled in, or left to the desk. */
import { promise, without } from './incomplete-draft.ts';
import { registerDraft } from './on-receipt-read.ts';
import { moneyOf, typedLocal } from './receipt-form.ts';
import type { Draft, ReceiptForm, VisitStage, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';
import { waitingRow } from './visit-life.ts';

/** The last step of the form: the code with its gaps filled is registered. What the code says stands, whatever was typed. */
export function submitGaps(state: VisitState, form: ReceiptForm, draft: Draft): Step {
  const { stage } = state;
  const amountMinor = draft.asks.includes('amount') ? moneyOf(form.amountText) : draft.amountMinor;
  const purchasedAtLocal = draft.asks.includes('date') ? typedLocal(form) : atNoon(draft.purchasedAtLocal);
  if (stage.kind !== 'visit' || amountMinor === null || purchasedAtLocal === null) return stay(state);
  const shop =
    form.shop === null ? {} : { tenantId: form.shop.tenantId, shopName: form.shop.name, category: form.shop.category, shopPicked: true };
  const typed = { number: null, amountMinor, purchasedAtLocal };
  return registerDraft({ ...state, page: null }, without(stage, draft), {
    ...draft,
    ...shop,
    asks: [],
    amountMinor,
    purchasedAtLocal,
    typed,
  });
}

const atNoon = (local: string | null): string | null => (local !== null && local.length === 10 ? `${local}T12:00:00` : local);

/** The desk fills in what is missing, with the paper. */
export function showAtDesk(state: VisitState, stage: VisitStage, draft: Draft): Step {
  const left = without(stage, draft);
  return {
    state: { ...state, page: null, stage: { ...left, rows: [...left.rows, waitingRow(draft)] } },
    effects: [promise(stage, draft)],
  };
}
