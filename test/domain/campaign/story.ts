/** Short ways to tell a story of receipts in a test. */
import { dueOf } from '../../../domain/campaign/due.ts';
import type { Due, RuleReceipt } from '../../../domain/campaign/evaluation.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import { at, makeReceipt, makeVersion, perAmount, quota, reach, run, windowsAfter } from './make-version.ts';

/** One point for each full 100, everywhere. */
export const base = makeVersion({ campaignId: 'base', span: 'receipt', reach: reach(), quota: quota(), reward: perAmount() });

/** A campaign that looks at each receipt by itself and gives once. */
export const once = (change: Partial<CampaignVersion>): CampaignVersion =>
  makeVersion({ span: 'receipt', reach: reach(), quota: quota({ perAccountWindow: 1 }), ...change });

/** Rewards of one receipt. */
export const dueFor = (version: CampaignVersion, change: Partial<RuleReceipt>): Due['reward'][] =>
  run([version], makeReceipt({ receiptId: 'r', ...change })).touched.flatMap((one) => one.due.map((due) => due.reward));

/** Its points, or the kind of what else it gives. */
export const pointsFor = (version: CampaignVersion, change: Partial<RuleReceipt>): (number | string)[] =>
  dueFor(version, change).map((reward) => (reward.kind === 'points' ? reward.points : reward.kind));

/** Keys of what is told about a receipt that does not count. */
export const reasonsFor = (version: CampaignVersion, change: Partial<RuleReceipt>): string[] =>
  run([version], makeReceipt({ receiptId: 'r', ...change })).notCounted.map((one) => one.explanation.key);

/** Receipts r1, r2, ... of November 2026: `[day and time, amount, shop]`; all registered on the first of December. */
export const bought = (list: readonly (readonly [string, number, string?])[]): RuleReceipt[] =>
  list.map(([local, amountMinor, tenantId = 'vesta'], n) =>
    makeReceipt({
      receiptId: `r${n + 1}`,
      purchasedAtLocal: `2026-11-${local}:00`,
      amountMinor,
      tenantId,
      registeredAtMs: at('2026-12-01T12:00'),
    }),
  );

/** What all windows are due after these receipts: `key by receipt`. */
export const dueAfter = (version: CampaignVersion, list: readonly RuleReceipt[]): string[] =>
  windowsAfter([version], list).flatMap((window) => dueOf(version, window).map((due) => `${due.awardKey} by ${due.receiptId}`));
