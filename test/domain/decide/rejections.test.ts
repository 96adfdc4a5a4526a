/**
 * The refusals, row by row (DESIGN §4: one closed enum in checking order). Each row is a fact that breaks its own rule and every later rule of its kind that can be broken
 * together with it, and is refused for its own. So the order is proven, not only that each refusal exists.
 */
import { expect, test } from 'vitest';
import { refusal } from '../../../domain/contract/refusal.ts';
import type { Refusal } from '../../../domain/contract/refusal.ts';
import './rejection-members.ts';
import './rejection-receipts.ts';
import { proven } from './rejection-table.ts';

/** Kinds of paper that no format read today tells; their order is the enum's by the one list in register-receipt. */
const byFormat: readonly Refusal[] = ['receipt-training', 'receipt-cancelled', 'receipt-copy'];
/** Names kept for what is not a fact: nothing answers them. */
const unused: readonly Refusal[] = ['card-unknown', 'period-closed', 'invitation-unknown'];
/** Answers of an authority, not of a fact: check-receipt.test.ts. */
const byAct: readonly Refusal[] = ['not-genuine'];

test('every refusal has a row, or is named here as one that no fact of today can meet', () => {
  expect([...proven, ...byFormat, ...unused, ...byAct].sort()).toEqual([...refusal.options].sort());
});
