/** Answers of the office API about shops' lists of refunds, as these pages understand them. */
import * as z from 'zod/mini';
import { refundFate } from '../../domain/contract/refund-line.ts';

export const refundShopsAnswer = z.object({ currency: z.string(), shops: z.array(z.object({ id: z.string(), name: z.string() })) });
export const refundFatesAnswer = z.array(refundFate);
export const waitingRefundsAnswer = z.object({
  toChoose: z.int(),
  waiting: z.int(),
  more: z.boolean(),
  rows: z.array(
    z.object({
      id: z.string(),
      purchase: z.object({
        tenantId: z.string(),
        identity: z.nullable(z.string()),
        purchasedAtLocal: z.nullable(z.string()),
        amountMinor: z.nullable(z.int()),
        number: z.nullable(z.string()),
        choose: z.boolean(),
      }),
      refundedAtLocal: z.nullable(z.string()),
      amountMinor: z.int(),
      untilMs: z.int(),
      choices: z.array(
        z.object({
          receiptId: z.string(),
          reference: z.string(),
          amountMinor: z.int(),
          leftMinor: z.int(),
          purchasedAtLocal: z.string(),
          number: z.nullable(z.string()),
          state: z.string(),
        }),
      ),
    }),
  ),
});
export const refundChosenAnswer = z.object({ what: z.string() });

export type WaitingRefunds = z.infer<typeof waitingRefundsAnswer>;
export type WaitingRefund = WaitingRefunds['rows'][number];
