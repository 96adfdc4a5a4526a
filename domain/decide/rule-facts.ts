/** What the rules may know, taken from documents: the member, and the receipt as it counts. */
import { tierAt } from '../campaign/tier-at.ts';
import type { MemberFacts, RuleReceipt } from '../campaign/evaluation.ts';
import type { AccountDocument } from '../contract/account-document.ts';
import type { TenantDocument } from '../contract/catalogue-document.ts';
import type { ReceiptDocument } from '../contract/document.ts';
import { remainingOf } from './returned-goods.ts';
import type { World } from './world.ts';

/** The member as the rules see it at an instant: the registration of the receipt, or the event. */
export function memberFactsOf(scribe: { readonly world: World }, account: AccountDocument, atMs: number): MemberFacts {
  const ranks = new Map<string, number>();
  for (const { tierId } of account.tiers) {
    const tier = scribe.world.get('tier', tierId);
    if (tier !== null) ranks.set(tierId, tier.rank);
  }
  return {
    accountId: account.id,
    openedAtMs: account.openedAtMs,
    language: account.language,
    media: [...new Set(account.cards.map((card) => card.medium))].sort(),
    invited: account.invitedBy !== null,
    audience: account.audience,
    tierId: tierAt(account.tiers, ranks, atMs),
  };
}

/** The receipt as the rules see it: less what went back. */
export function ruleReceiptOf(receipt: ReceiptDocument, tenant: TenantDocument): RuleReceipt {
  const { purchasedAtLocal, purchasedAtMs, registeredAtMs, kioskId } = receipt;
  return {
    receiptId: receipt.id,
    tenantId: tenant.id,
    category: tenant.category,
    ...remainingOf(receipt),
    purchasedAtLocal,
    purchasedAtMs,
    registeredAtMs,
    kioskId,
  };
}
