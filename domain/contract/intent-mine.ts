/** Intents of what a member has: vouchers, tickets, promotions, and the papers of them. */
import * as z from 'zod/mini';
import { slug } from './primitive.ts';
import { plain } from './plain-intent.ts';

/** Spread into the union of intents. */
export const mineIntents = [
  plain('mine'),
  plain('vouchers'),
  z.strictObject({ kind: z.literal('open-voucher'), voucherId: z.string().check(z.minLength(1), z.maxLength(64)) }),
  /** The code of the voucher that is open: nobody behind sees it before. */
  plain('show-voucher-code'),
  z.strictObject({ kind: z.literal('choose-gift'), giftId: slug }),
  plain('tickets'),
  z.strictObject({ kind: z.literal('open-draw'), drawId: slug }),
  plain('campaigns'),
  /** Promotions that are not for everybody. */
  plain('offers'),
  z.strictObject({ kind: z.literal('open-campaign'), campaignId: slug }),
  plain('terms'),
  /** What is open, on paper: voucher (a copy), terms, tickets; on the history the statement. */
  plain('print'),
  /** What the slip says that is offered here, or lies in the tray. */
  plain('slip-words'),
] as const;
