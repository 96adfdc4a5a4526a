/** Names of scarce things, so that kiosk and server mean the same document. */

/** Units of a gift in stock: `stock:<giftId>`. */
export const stockId = (giftId: string): string => `stock:${giftId}`;

/** Whether a resource is the stock of a gift. */
export const isStock = (resourceId: string): boolean => resourceId.startsWith('stock:');

/** Units of a campaign on one mall day: `quota:<campaignId>:<YYYY-MM-DD>`. */
export const dayQuotaId = (campaignId: string, mallDay: string): string => `quota:${campaignId}:${mallDay}`;

/** Units of a campaign in all its time: `quota:<campaignId>:total`. */
export const totalQuotaId = (campaignId: string): string => `quota:${campaignId}:total`;

/** Points that a campaign may give in all its time: `budget:<campaignId>`. */
export const budgetId = (campaignId: string): string => `budget:${campaignId}`;

/** Points that a campaign may give on one mall day: `budget:<campaignId>:<YYYY-MM-DD>`. */
export const dayBudgetId = (campaignId: string, mallDay: string): string => `budget:${campaignId}:${mallDay}`;

/** What one kiosk has on loan of one resource. One document a pair; `incarnation` in it is the one it was last lent to. */
export const allotmentId = (resourceId: string, kioskId: string): string => `${resourceId}@${kioskId}`;
