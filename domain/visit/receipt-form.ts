/** What stands in a typed receipt, and whether the step is complete. */
import type { Draft, ReceiptForm } from './state.ts';

/** Largest amount one can type: 9,999,999.99. A real receipt above the cap is held anyway. */
const MAJOR_DIGITS_MAX = 7;

/** Money text as typed (`1780`, `1780,5`, `1780.50`) in minor units; null if it is not an amount. Two decimals at most. */
export function moneyOf(text: string): number | null {
  const match = /^(\d+)(?:[.,](\d{0,2}))?$/.exec(text);
  const major = match?.[1];
  if (match === null || major === undefined || major.length > MAJOR_DIGITS_MAX) return null;
  const minor = Number(major) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return minor > 0 ? minor : null;
}

/** Four digits as `HH:MM`; null if they are no time of day. An empty text means that the visitor does not say. */
export function timeOf(digits: string): string | null {
  const match = /^([01]\d|2[0-3])([0-5]\d)$/.exec(digits);
  return match === null ? null : `${match[1] ?? ''}:${match[2] ?? ''}`;
}

/** Steps of a form in their order: all of them, or for a scanned code only what it does not say. */
export function stepsOf(draft: Draft | null): readonly ReceiptForm['step'][] {
  return draft === null
    ? ['shop', 'number', 'date', 'amount', 'check']
    : [...(draft.tenantId === null ? (['shop'] as const) : []), ...draft.asks, 'check'];
}

/** A new form, at its first step. The date is preset to today. */
export function newForm(draft: Draft | null, todayLocal: string): ReceiptForm {
  return {
    step: stepsOf(draft)[0] ?? 'check',
    filter: '',
    shop: null,
    number: '',
    dateLocal: todayLocal,
    timeText: '',
    amountText: '',
    draft,
  };
}

/** The step after this one; null: it is the last. */
export function stepAfter({ draft, step }: ReceiptForm): ReceiptForm['step'] | null {
  const steps = stepsOf(draft);
  return steps[steps.indexOf(step) + 1] ?? null;
}

/** The step before this one; null: it is the first. */
export function stepBefore({ draft, step }: ReceiptForm): ReceiptForm['step'] | null {
  const steps = stepsOf(draft);
  return steps[steps.indexOf(step) - 1] ?? null;
}

/** May NEXT be touched? */
export function formComplete(form: ReceiptForm): boolean {
  return form.step === 'check' ? stepsOf(form.draft).every((step) => stepComplete(form, step)) : stepComplete(form, form.step);
}

function stepComplete(form: ReceiptForm, step: ReceiptForm['step']): boolean {
  switch (step) {
    case 'shop':
      return form.shop !== null;
    case 'number':
    case 'check':
      return true;
    case 'date':
      return form.timeText === '' || timeOf(form.timeText) !== null;
    case 'amount':
      return moneyOf(form.amountText) !== null;
  }
}

/** Day and time as typed; noon where the visitor does not say the time, so that the mall day is right. */
export function typedLocal(form: ReceiptForm): string {
  return `${form.dateLocal}T${timeOf(form.timeText) ?? '12:00'}:00`;
}
