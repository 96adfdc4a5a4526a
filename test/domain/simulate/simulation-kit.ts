/** Simulations without a file: receipts as data, a mall of plain prices. */
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { AwardRow } from '../../../domain/simulate/award-row.ts';
import type { SimulationMall } from '../../../domain/simulate/catalogue.ts';
import type { KnownMember } from '../../../domain/simulate/known-member.ts';
import { unknownMember } from '../../../domain/simulate/known-member.ts';
import type { PastReceipt } from '../../../domain/simulate/past-receipt.ts';
import { createSimulation } from '../../../domain/simulate/simulation.ts';
import type { Simulation } from '../../../domain/simulate/simulation.ts';
import { at, mall } from '../campaign/make-version.ts';

export const dayMs = 86_400_000;

/** One rouble a point, hares worth 650 without end. */
export const plainMall = (over: Partial<SimulationMall> = {}): SimulationMall => ({
  rule: mall,
  language: 'en',
  pointRateMinorOf: new Map(),
  pointRateMinor: 100_000,
  gifts: new Map([['plush-hare', { valueMinor: 65_000, units: null }]]),
  tierRanks: new Map(),
  ...over,
});

/** Vesta, 1,000, bought and registered at the same minute. */
export function bought(n: number, memberId: string, local: string, over: Partial<PastReceipt> = {}): PastReceipt {
  return {
    receiptId: `r${n}`,
    memberId,
    tenantId: 'vesta',
    category: 'fashion',
    amountMinor: 100_000,
    paidWithPointsMinor: 0,
    goods: null,
    purchasedAtLocal: `${local}:00`,
    purchasedAtMs: at(local),
    registeredAtMs: at(local),
    kioskId: 'K1',
    medium: null,
    ...over,
  };
}

/** A member of whom the file tells this. */
export const known = (memberId: string, over: Partial<KnownMember> = {}): KnownMember => ({ ...unknownMember(memberId, 'en'), ...over });

/** Runs receipts in the order given. */
export function simulated(
  versions: readonly CampaignVersion[],
  receipts: readonly PastReceipt[],
  over: { readonly mall?: SimulationMall; readonly members?: readonly KnownMember[]; readonly seed?: number } = {},
): { readonly simulation: Simulation; readonly rows: readonly AwardRow[] } {
  const rows: AwardRow[] = [];
  const simulation = createSimulation({
    versions,
    mall: over.mall ?? plainMall(),
    members: new Map((over.members ?? []).map((member) => [member.memberId, member])),
    seed: over.seed ?? 0,
    lateMs: 3 * dayMs,
    maxAgeMs: 2 * dayMs,
    tell: (row) => void rows.push(row),
  });
  for (const receipt of receipts) simulation.receipt(receipt);
  return { simulation, rows };
}
