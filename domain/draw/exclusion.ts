import type { AccountDocument } from '../contract/account-document.ts';
import type { DrawDocument, TicketVoidReason } from '../contract/draw.ts';

/**
 * Why an account may not take part at `atMs`, or null. `tenantId` is the shop of the ticket's receipt; null where no receipt earned it. Bits are those of
 * `audience` (semantics: `campaign.notFor`); an account that was closed has nobody who could win.
 */
export function exclusionOf(
  notFor: DrawDocument['notFor'],
  account: Pick<AccountDocument, 'status' | 'audience'>,
  tenantId: string | null,
  atMs: number,
): TicketVoidReason | null {
  if (account.status === 'closed') return 'account-closed';
  const has = (bit: string) =>
    account.audience.some((one) => one.bit === bit && one.fromMs <= atMs && (one.untilMs === null || atMs < one.untilMs));
  for (const person of notFor) {
    if (person === 'own-shop-staff' ? tenantId !== null && has(`staff-of-${tenantId}`) : has(person)) return person;
  }
  return null;
}

/** Whether the answer of `exclusionOf` can depend on the shop: only then the receipt has to be looked up. */
export function dependsOnShop(notFor: DrawDocument['notFor'], account: Pick<AccountDocument, 'audience'>): boolean {
  return notFor.includes('own-shop-staff') && account.audience.some((one) => one.bit.startsWith('staff-of-'));
}
