/** What became of a receipt: first predicted, then decided. Joy, disappointment and near misses are shown in that order, each once. */
import { NO_REFERENCE } from './no-reference.ts';
import type { AccountView, ReceiptOutcome, VisitEffect } from './port.ts';
import type { Page, VisitStage, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';

const TOAST_MS = 4000;
/** Reasons that a row has room for, whatever the language. */
const ROW_LINES = 2;

/** @see file comment */
export function onReceiptOutcome(state: VisitState, draftId: string, outcome: ReceiptOutcome, view: AccountView): Step {
  const stage = state.stage;
  if (stage.kind !== 'visit' || stage.account.accountId !== view.accountId) return stay(state);
  const row = { ...outcome.row, rowId: draftId };
  const known = stage.rows.some((each) => each.draftId === draftId);
  if (!known) return stay(state);
  const first = stage.rows.find((each) => each.draftId === draftId)?.row.state === 'waiting';
  const rows = stage.rows.map((each) => (each.draftId === draftId ? { ...each, row } : each));
  const granted = [...outcome.bound, ...outcome.gone.map((each) => each.instead)].flatMap((each) => each?.voucher ?? []);
  const vouchers = [...stage.vouchers.filter((mine) => !granted.some((each) => each.voucherId === mine.voucherId)), ...granted];
  const next: VisitStage = {
    ...stage,
    account: view,
    rows,
    vouchers,
    refusalSeen: stage.refusalSeen || outcome.fate === 'refused',
    toast: first ? toastOf(outcome, state.nowMs) : stage.toast,
  };
  const shown = chooseMoment(next, outcome, state.house.promotionDay);
  const page = shown.page !== null && mayInterrupt(state.page, shown.page) ? shown.page : state.page;
  // Whoever is just taking a new card sees that first, and then what their receipts brought: a gift before anything else.
  if (state.page?.kind === 'join-done' && shown.page !== null) {
    const then = state.page.then === null || shown.page.kind === 'gift-bound' ? shown.page : state.page.then;
    return {
      state: { ...state, stage: shown.stage, page: { ...state.page, then } },
      effects: first ? [{ kind: 'cue', cue: cueOf(outcome) }] : [],
    };
  }
  const effects: VisitEffect[] = first ? [{ kind: 'cue', cue: cueOf(outcome) }] : [];
  return { state: { ...state, stage: page === shown.page ? shown.stage : next, page }, effects };
}

/** What is told at once gives way to what weighs as much or more: an invitation to other shops never takes a gift, or a reason, off the screen before it was read. */
const weights: Partial<Readonly<Record<Page['kind'], number>>> = { 'near-miss': 0, message: 1, 'gift-gone': 2, 'gift-bound': 3 };

/** A form the visitor is filling in is not torn away; the row and the account tell the same. */
function mayInterrupt(page: Page | null, by: Page): boolean {
  if (page === null || page.kind === 'code-help') return true;
  const shown = weights[page.kind];
  return shown !== undefined && (weights[by.kind] ?? 0) >= shown;
}

/** `crowd`: people wait behind; an invitation to more shops takes no screen then, the row tells. */
function chooseMoment(
  stage: VisitStage,
  outcome: ReceiptOutcome,
  crowd: boolean,
): { readonly stage: VisitStage; readonly page: Page | null } {
  const once = (key: string, page: Page) =>
    stage.shown.includes(key) ? { stage, page: null } : { stage: { ...stage, shown: [...stage.shown, key] }, page };
  const bound = outcome.bound.find((each) => !stage.shown.includes(boundKey(each.voucher.voucherId, each.granted)));
  if (bound !== undefined) {
    const progress = stage.account.progress.find((each) => each.campaignId === bound.campaignId) ?? null;
    return once(boundKey(bound.voucher.voucherId, bound.granted), {
      kind: 'gift-bound',
      voucher: bound.voucher,
      granted: bound.granted,
      progress,
    });
  }
  const gone = outcome.gone[0];
  if (gone !== undefined) {
    const progress = stage.account.progress.find((each) => each.campaignId === gone.campaignId) ?? null;
    return once(`gone:${gone.campaignId}`, {
      kind: 'gift-gone',
      title: progress?.short ?? gone.title,
      progress,
      what: gone.what,
      instead: gone.instead,
    });
  }
  if (outcome.fate === 'refused') return once(`refused:${outcome.row.reference}`, refusalPage(outcome));
  if (outcome.holds.includes('on-another-account') || outcome.holds.includes('weak-clash'))
    return once(`held:${outcome.row.reference}`, holdPage(outcome));
  const near = outcome.nearMisses[0];
  if (near !== undefined && !stage.refusalSeen && !crowd)
    return once(`near:${near.progress.campaignId}`, { kind: 'near-miss', progress: near.progress, shops: near.shops });
  return { stage, page: null };
}

/** A gift that was promised "to be confirmed" may be celebrated once more when it is granted; never the other way round. */
function boundKey(voucherId: string, granted: boolean): string {
  return granted ? `bound:${voucherId}` : `maybe:${voucherId}`;
}

function refusalPage(outcome: ReceiptOutcome): Page {
  const name = outcome.refusal ?? 'not-a-receipt';
  const args = { shop: outcome.row.shop ?? '', amountMinor: outcome.row.amountMinor ?? 0, reference: outcome.row.reference };
  return {
    kind: 'message',
    tone: 'refusal',
    title: { key: `refusal.${name}.title`, args },
    why: { key: `refusal.${name}.why`, args },
    what: { key: `refusal.${name}.what`, args },
    right: { key: 'refusal.right', args },
    reference: outcome.row.reference,
    went: null,
  };
}

function holdPage(outcome: ReceiptOutcome): Page {
  const args = { shop: outcome.row.shop ?? '', amountMinor: outcome.row.amountMinor ?? 0, reference: outcome.row.reference };
  const name = outcome.holds.includes('on-another-account') ? 'on-another-account' : 'weak-clash';
  return {
    kind: 'message',
    tone: 'hold',
    title: { key: `hold.${name}.title`, args },
    why: { key: `hold.${name}.why`, args },
    what: { key: `hold.${name}.what`, args },
    right: null,
    reference: outcome.row.reference,
    went: null,
  };
}

function toastOf(outcome: ReceiptOutcome, nowMs: number): VisitStage['toast'] {
  const untilMs = nowMs + TOAST_MS;
  // A row with many awards has no room left for what does not count, and that must not be missed.
  const not = outcome.row.lines.find((line) => line.key.startsWith('not.'));
  if (outcome.fate === 'booked' && not !== undefined && outcome.row.lines.length > ROW_LINES) return { tone: 'neutral', say: not, untilMs };
  if (outcome.fate === 'booked') return { tone: 'good', say: { key: 'toast.booked', args: { points: outcome.row.points } }, untilMs };
  // Nothing was recorded, so nothing is held and there is no number to say.
  if (outcome.row.reference === NO_REFERENCE) return { tone: 'neutral', say: { key: 'row.notRecorded', args: {} }, untilMs };
  if (outcome.fate === 'held') return { tone: 'hold', say: { key: 'toast.held', args: { reference: outcome.row.reference } }, untilMs };
  return { tone: 'neutral', say: { key: 'toast.refused', args: { reference: outcome.row.reference } }, untilMs };
}

function cueOf(outcome: ReceiptOutcome): 'laid' | 'held' | 'problem' | 'bound' {
  if (outcome.bound.some((each) => each.granted)) return 'bound';
  return outcome.fate === 'booked' ? 'laid' : outcome.fate === 'held' ? 'held' : 'problem';
}

/** The reference for a paper that will be shown at the desk. */
export function onPaperPromised(state: VisitState, draftId: string, reference: string): Step {
  const stage = state.stage;
  if (stage.kind !== 'visit') return stay(state);
  const rows = stage.rows.map((each) =>
    each.draftId === draftId
      ? {
          ...each,
          row: {
            ...each.row,
            reference,
            state: 'desk' as const,
            lines: [{ key: 'row.showAtDesk', args: { reference } }],
            toBeConfirmed: false,
          },
        }
      : each,
  );
  return stay({ ...state, stage: { ...stage, rows } });
}

/** A row now stands on the other card. */
export function onReceiptMoved(state: VisitState, draftId: string): Step {
  const stage = state.stage;
  if (stage.kind !== 'visit') return stay(state);
  const rows = stage.rows.map((each) =>
    each.draftId === draftId
      ? { ...each, row: { ...each.row, lines: [{ key: 'row.moved', args: { last4: stage.account.last4 } }] } }
      : each,
  );
  return stay({ ...state, stage: { ...stage, rows } });
}
