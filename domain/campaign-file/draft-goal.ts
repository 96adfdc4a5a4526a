/** What is measured and what must be reached: span, counted part, goal, combination, limits. */
import type { CampaignFile } from '../contract/campaign-file.ts';
import type { CampaignTrigger, CampaignVersion } from '../contract/campaign.ts';
import type { MinorOf } from './draft-money.ts';
import type { DraftNotes } from './draft-notes.ts';

/** Longest rolling window, mall days. */
const rollingMaxDays = 366;

/** What sets the campaign off. */
export function triggerOf(on: string | undefined): { readonly trigger: CampaignTrigger; readonly questionnaireId: string | null } {
  switch (on) {
    case 'joined':
    case 'confirmed':
    case 'birthday':
      return { trigger: on, questionnaireId: null };
    case 'receipt':
    case undefined:
      return { trigger: 'receipt', questionnaireId: null };
    default:
      return { trigger: 'questionnaire', questionnaireId: on.slice('questionnaire '.length) };
  }
}

/** The measured span. Events are measured as they come: a birthday by the year, all else by the campaign. */
export function spanOf(file: CampaignFile, notes: DraftNotes): Pick<CampaignVersion, 'span' | 'rollingDays'> {
  const { every } = file;
  switch (every) {
    case undefined: {
      const { trigger } = triggerOf(file.on);
      return { span: trigger === 'receipt' ? 'receipt' : trigger === 'birthday' ? 'year' : 'campaign', rollingDays: null };
    }
    case 'receipt':
    case 'day':
    case 'week':
    case 'month':
    case 'quarter':
    case 'year':
    case 'campaign':
      return { span: every, rollingDays: null };
    default: {
      const days = Number(/^\d+/.exec(every)?.[0] ?? 1);
      if (days > rollingMaxDays) notes.problem({ path: ['every'], what: `${every} is too long: at most ${rollingMaxDays} days` });
      return { span: 'rolling', rollingDays: Math.min(days, rollingMaxDays) };
    }
  }
}

/** Which part of a receipt counts. */
export function countedOf(counts: CampaignFile['counts'], money: MinorOf): CampaignVersion['counted'] {
  const stamps = counts?.stampEvery;
  return {
    perReceiptMaxMinor: counts?.atMost === undefined ? null : money(counts.atMost, ['counts', 'atMost']),
    goods: { only: counts?.goods ?? [], except: counts?.exceptGoods ?? [] },
    withPointsPaid: counts?.paidWithPoints ?? false,
    stamps:
      stamps === undefined ? null : { everyMinor: money(stamps, ['counts', 'stampEvery']), perReceipt: counts?.stampsPerReceipt ?? null },
    firstReceipts: counts?.first ?? null,
  };
}

/** What must be reached. */
export function reachOf(reach: CampaignFile['reach'], money: MinorOf): CampaignVersion['reach'] {
  return {
    sumMinor: reach?.sum === undefined ? null : money(reach.sum, ['reach', 'sum']),
    receipts: reach?.receipts ?? null,
    shops: reach?.shops ?? null,
    categories: reach?.categories ?? null,
    days: reach?.days ?? null,
    stamps: reach?.stamps ?? null,
  };
}

/** The parts of a combination. */
export function partsOf(together: CampaignFile['together'], money: MinorOf): CampaignVersion['parts'] {
  return (together ?? []).map((part, index) => ({
    tenants: part.shops ?? [],
    categories: part.categories ?? [],
    goods: part.goods ?? [],
    sumMinor: part.sum === undefined ? 0 : money(part.sum, ['together', index, 'sum']),
    receipts: part.receipts ?? 1,
  }));
}

/** How much there is. Points for each amount are given for every receipt of a window unless the file limits them; all else once. */
export function quotaOf(file: CampaignFile, span: CampaignVersion['span']): CampaignVersion['quota'] {
  const { quota, give } = file;
  const isForEach = give.per !== undefined && span !== 'receipt';
  const perAccount = quota?.perAccount ?? (isForEach ? 'all' : 1);
  return {
    perDay: quota?.perDay ?? null,
    total: quota?.total ?? null,
    perAccountWindow: perAccount === 'all' ? null : perAccount,
    perAccountCampaign: quota?.perAccountInAll ?? null,
    budgetPoints: quota?.points ?? null,
    budgetPointsPerDay: quota?.pointsPerDay ?? null,
    remainder: quota?.remainder ?? 'carried',
  };
}
