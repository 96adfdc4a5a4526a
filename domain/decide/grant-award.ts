/** Gives what is due, once for each award key: points as a lot, a gift as a bound unit, tickets, a tier. What is scarce is taken, or the award is refused and stays so. */
import type { Due } from '../campaign/evaluation.ts';
import type { CampaignVersion, ProgressGrant } from '../contract/campaign.ts';
import { emptyGrant } from './earning.ts';
import type { AwardBinds, Earning, Granted } from './earning.ts';
import { budgetUnits, findUnits, quotaUnits, returnUnits, takeUnits } from './gift-units.ts';
import type { NeededUnit, Scarce } from './gift-units.ts';
import { grantGift } from './grant-gift.ts';
import { grantPoints } from './grant-points.ts';
import { grantTickets } from './grant-tickets.ts';
import { grantTier } from './grant-tier.ts';
import { thankInviter } from './inviter.ts';
import type { Scribe } from './scribe.ts';

/** Quotas and budget that a due award takes besides a gift's own units. A prediction takes none: it cannot see what is left. */
export function unitsOf(scribe: Scribe, version: CampaignVersion, registeredAtMs: number, reward: Due['reward']): NeededUnit[] {
  if (scribe.context.role === 'predict' || reward.kind === 'gift') return [];
  const points = reward.kind === 'points' ? reward.points : 0;
  return [...quotaUnits(scribe, version, registeredAtMs), ...(points > 0 ? budgetUnits(scribe, version, registeredAtMs, points) : [])];
}

type CountedReward = Exclude<Due['reward'], { kind: 'gift' }>;

/** Grants one award. `reserved`: what a hold of this receipt had reserved; the part for this award is used first. */
export function grantAward(scribe: Scribe, earning: Earning, due: Due, reserved: AwardBinds = []): Granted {
  const { awardKey, reward } = due;
  const granted =
    reward.kind === 'gift'
      ? { grant: grantGift(scribe, earning, awardKey, reward), binds: [] }
      : grantCounted(scribe, earning, awardKey, { reward, reserved });
  if (granted.grant.refused === null) thankInviter(scribe, earning, awardKey);
  return granted;
}

function grantCounted(
  scribe: Scribe,
  earning: Earning,
  awardKey: string,
  { reward, reserved }: { readonly reward: CountedReward; readonly reserved: AwardBinds },
): Granted {
  const empty = emptyGrant(awardKey, earning.receiptId);
  const units = unitsOf(scribe, earning.version, earning.registeredAtMs, reward);
  const taken = takeOrReserved(scribe, earning, awardKey, { units, reserved });
  if ('lacking' in taken) return { grant: { ...empty, refused: taken.lacking }, binds: [] };
  return { grant: { ...empty, ...give(scribe, earning, awardKey, reward) }, binds: taken.binds };
}

function give(scribe: Scribe, earning: Earning, awardKey: string, reward: CountedReward): Partial<ProgressGrant> {
  switch (reward.kind) {
    case 'points':
      return grantPoints(scribe, earning, awardKey, reward);
    case 'tickets':
      return grantTickets(scribe, earning, awardKey, reward.tickets);
    case 'tier':
      return grantTier(scribe, earning, awardKey, reward.tierId);
  }
}

/** Units reserved for just this award stay its own; else the reservation goes back and what is needed is looked for. */
function takeOrReserved(
  scribe: Scribe,
  earning: Earning,
  awardKey: string,
  want: { readonly units: readonly NeededUnit[]; readonly reserved: AwardBinds },
): { readonly binds: AwardBinds } | { readonly lacking: Exclude<Scarce, 'stock'> } {
  const binds = want.units.map(({ resourceId, units }) => ({ awardKey, resourceId, units }));
  const mine = want.reserved.filter((one) => one.awardKey === awardKey);
  const covers =
    mine.length === binds.length &&
    binds.every((one) => mine.some((held) => held.resourceId === one.resourceId && held.units === one.units));
  if (covers) return { binds };
  returnUnits(scribe, mine);
  const found = findUnits(scribe, want.units, earning.kioskId, earning.registeredAtMs);
  if ('lacking' in found) return { lacking: found.lacking === 'stock' ? 'quota' : found.lacking };
  takeUnits(scribe, want.units, found.binds);
  return { binds };
}
