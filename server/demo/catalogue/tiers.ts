import type { TierDocument } from '../../../domain/contract/catalogue-document.ts';

/** Tiers of the demo programme; every member without one is simply a member. */
export const demoTiers: readonly TierDocument[] = [
  { kind: 'tier', id: 'silver', version: 1, rank: 10, name: { en: 'Silver', ru: 'Серебро', fi: 'Hopea', de: 'Silber' } },
  { kind: 'tier', id: 'gold', version: 1, rank: 20, name: { en: 'Gold', ru: 'Золото', fi: 'Kulta', de: 'Gold' } },
];
