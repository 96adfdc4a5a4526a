/** Touches on what a member has: vouchers, tickets, promotions, terms, and the papers of them. A typed number sees none of it. */
import type { Intent } from '../contract/intent.ts';
import { withMessage } from './message-page.ts';
import type { MinePage, PaperSource } from './mine-page.ts';
import type { Paper } from './slip-wanted.ts';
import type { VisitStage, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';

/** A touch of this family; null: it is another's. */
export function onMineTouch(state: VisitState, stage: VisitStage, intent: Intent): Step | null {
  // While a paper comes out the screen offers nothing.
  if (state.page?.kind === 'paper' || state.page?.kind === 'printing') return null;
  const next = pageFor(stage, state.page, intent);
  if (next !== null)
    return stage.card.identity === 'typed' ? stay(withMessage(state, 'typed-sees-little')) : stay({ ...state, page: next });
  if (stage.card.identity === 'typed') return null;
  switch (intent.kind) {
    case 'terms':
      return state.page?.kind === 'campaign'
        ? stay({ ...state, page: { kind: 'terms', campaignId: state.page.campaignId, whole: false } })
        : stay(state);
    case 'full-terms':
      return state.page?.kind === 'terms' || state.page?.kind === 'who-sees'
        ? stay({ ...state, page: { ...state.page, whole: !state.page.whole } })
        : null;
    case 'show-voucher-code':
      return askCode(state, stage);
    case 'choose-gift':
      return chooseGift(state, stage, intent.giftId);
    case 'print':
      return print(state, stage);
    default:
      return null;
  }
}

/** The page that a touch opens; null: none of these, or of something that the account does not have. */
function pageFor({ account }: VisitStage, page: VisitState['page'], intent: Intent): MinePage | null {
  switch (intent.kind) {
    case 'mine':
    case 'vouchers':
      return { kind: intent.kind };
    case 'campaigns':
    case 'offers':
      return { kind: 'campaigns', forMe: intent.kind === 'offers', fromHome: page === null };
    case 'tickets': {
      const [only, ...others] = account.draws;
      return only !== undefined && others.length === 0 ? { kind: 'draw', drawId: only.view.drawId } : { kind: 'tickets' };
    }
    case 'open-voucher':
      return account.vouchers.some((each) => each.voucherId === intent.voucherId)
        ? { kind: 'voucher', voucherId: intent.voucherId, code: null }
        : null;
    case 'open-draw':
      return account.draws.some((each) => each.view.drawId === intent.drawId) ? { kind: 'draw', drawId: intent.drawId } : null;
    case 'open-campaign':
      return account.campaigns.some((each) => each.view.campaignId === intent.campaignId)
        ? { kind: 'campaign', campaignId: intent.campaignId }
        : null;
    default:
      return null;
  }
}

/** The voucher on the page, while it can still be used. */
function usable(page: VisitState['page'], stage: VisitStage) {
  if (page?.kind !== 'voucher') return null;
  const voucher = stage.account.vouchers.find((each) => each.voucherId === page.voucherId);
  return voucher !== undefined && (voucher.state === 'granted' || voucher.state === 'to-be-confirmed') ? voucher : null;
}

function askCode(state: VisitState, stage: VisitStage): Step {
  const voucher = usable(state.page, stage);
  if (voucher === null || state.page?.kind !== 'voucher') return stay(state);
  // A second touch hides it again.
  if (state.page.code !== null) return stay({ ...state, page: { ...state.page, code: null } });
  return { state, effects: [{ kind: 'make-voucher-code', voucherId: voucher.voucherId, reference: voucher.reference }] };
}

function chooseGift(state: VisitState, stage: VisitStage, giftId: string): Step {
  const voucher = usable(state.page, stage);
  const [taken, ...others] = stage.account.choices[voucher?.voucherId ?? ''] ?? [];
  if (voucher === null || taken === undefined || !others.some((each) => each.giftId === giftId)) return stay(state);
  const { voucherId } = voucher;
  const { accountId } = stage.account;
  return { state, effects: [{ kind: 'choose-gift', voucherId, giftId, accountId, language: state.language }] };
}

function print(state: VisitState, stage: VisitStage): Step {
  const { page } = state;
  const under = page === null ? null : sourceOf(page);
  const paper = under === null ? null : paperOf(stage, under);
  if (under === null || paper === null) return stay(state);
  const { printer } = state.house;
  // Said at once: nobody waits for a paper that cannot come.
  if (printer === 'paper-out' || printer === 'gone') return stay({ ...state, page: { kind: 'no-paper', why: whyNot(printer), under } });
  const jobId = `j${state.serial}`;
  return {
    state: { ...state, serial: state.serial + 1, page: { kind: 'paper', jobId, under } },
    effects: [{ kind: 'print-paper', jobId, paper, language: state.language, accountId: stage.account.accountId }],
  };
}

function sourceOf(page: NonNullable<VisitState['page']>): PaperSource | null {
  switch (page.kind) {
    case 'history':
      return { kind: page.kind };
    case 'voucher':
      return { ...page, code: null };
    case 'who-sees':
    case 'terms':
    case 'draw':
    case 'invite':
      return page;
    default:
      return null;
  }
}

/** The paper that a page offers; null: none. */
export function paperWanted(stage: VisitStage, page: NonNullable<VisitState['page']>): Paper | null {
  const source = sourceOf(page);
  return source === null ? null : paperOf(stage, source);
}

function paperOf(stage: VisitStage, page: PaperSource): Paper | null {
  switch (page.kind) {
    case 'history':
      return { kind: 'statement' };
    case 'who-sees':
      return { kind: 'rules' };
    case 'voucher':
      return usable(page, stage) === null ? null : { kind: 'voucher', voucherId: page.voucherId };
    case 'terms':
      return { kind: 'terms', campaignId: page.campaignId };
    case 'draw':
      return { kind: 'tickets', drawId: page.drawId };
    case 'invite':
      return page.code === null ? null : { kind: 'invitation' };
    default:
      return null;
  }
}

/** The code that was asked for; whoever has gone on to another page no longer wants it. */
export function onVoucherCode(state: VisitState, voucherId: string, qrText: string): Step {
  const { page } = state;
  return page?.kind === 'voucher' && page.voucherId === voucherId ? stay({ ...state, page: { ...page, code: qrText } }) : stay(state);
}

/** Why a paper did not come. */
export function whyNot(reason: string): { readonly key: string; readonly args: Record<string, never> } {
  if (reason === 'paper-out') return { key: 'no-slip.paper-out', args: {} };
  return { key: reason === 'cover-open' ? 'no-slip.cover-open' : 'no-slip.rests', args: {} };
}
