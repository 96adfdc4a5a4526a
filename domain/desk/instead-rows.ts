/** What campaigns gave on this table because their gift was gone: told as that, never as the gift itself. */
import type { Say } from '../contract/primitive.ts';
import { insteadOfLines } from '../visit/instead-view.ts';
import type { DeskVoucherRecord } from './desk-account.ts';
import type { Stack } from './stack-record.ts';

/** What was gone and what was given instead, in the order of the papers. */
export const insteadOfStack = (stack: Stack): readonly { readonly gone: Say; readonly instead: Say }[] =>
  stack.rows.flatMap((row) => insteadOfLines(row.lines));

/** Whether a voucher stands in for another gift: no joy is made of it. */
export const isInsteadVoucher = (stack: Stack, { campaignId, giftId }: Pick<DeskVoucherRecord, 'campaignId' | 'giftId'>): boolean =>
  campaignId !== null &&
  insteadOfStack(stack).some(({ instead }) => instead.args['campaignId'] === campaignId && instead.args['giftId'] === giftId);
