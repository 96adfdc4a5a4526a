/** Gives what is due, once for each award key: points as a lot, a gift as a bound unit, tickets, a tier. What is scarce is taken, or the award is refused and stays so. */
import type { Due } from '../campaign/evaluation.ts';
import { drawOfAward, isInstead } from '../campaign/instead.ts';
import type { CampaignVersion, ProgressGrant } from '../contract/campaign.ts';
import { exclusionOf } from '../draw/exclusion.ts';
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

/**
 * Quotas and budget that a due award takes besides a gift's own units; what is given instead of another takes of the budget alone. A prediction takes none: it cannot
 * see what is left.
 */
export function unitsOf(
  scribe: Scribe,
  version: CampaignVersion,
  registeredAtMs: number,
  { awardKey, reward }: Pick<Due, 'awardKey' | 'reward'>,
): NeededUnit[] {
  if (scribe.context.role === 'predict' || reward.kind === 'gift') return [];
  const points = reward.kind === 'points' ? reward.points : 0;
  return [
    ...(isInstead(awardKey) ? [] : quotaUnits(scribe, version, registeredAtMs)),
    ...(points > 0 ? budgetUnits(scribe, version, registeredAtMs, points) : []),
  ];
}

type CountedReward = Exclude<Due['reward'], { kind: 'gift' }>;

/** Grants one award. `reserved`: what a hold of this receipt had reserved; the part for this award is used first. */
export function grantAward(scribe: Scribe, earning: Earning, due: Due, reserved: AwardBinds = []): Granted {
  const { awardKey, reward } = due;
  const granted =
    reward.kind === 'gift'
      ? { grant: grantGift(scribe, earning, awardKey, reward), binds: [] }
      : grantCounted(scribe, earning, awardKey, { reward, reserved });
  if (granted.grant.refused === null && !isInstead(awardKey)) thankInviter(scribe, earning, awardKey);
  return granted;
}

function grantCounted(
  scribe: Scribe,
  earning: Earning,
  awardKey: string,
  { reward, reserved }: { readonly reward: CountedReward; readonly reserved: AwardBinds },
): Granted {
  const empty = emptyGrant(awardKey, earning.receiptId);
  if (isInstead(awardKey) && reward.kind === 'tickets' && !isOpenDraw(scribe, earning, awardKey))
    return { grant: { ...empty, refused: 'stock' }, binds: [] };
  const units = unitsOf(scribe, earning.version, earning.registeredAtMs, { awardKey, reward });
  const taken = takeOrReserved(scribe, earning, awardKey, { units, reserved });
  if ('lacking' in taken) return { grant: { ...empty, refused: taken.lacking }, binds: [] };
  return { grant: { ...empty, ...give(scribe, earning, awardKey, reward) }, binds: taken.binds };
}

function give(scribe: Scribe, earning: Earning, awardKey: string, reward: CountedReward): Partial<ProgressGrant> {
  switch (reward.kind) {
    case 'points':
      return grantPoints(scribe, earning, awardKey, reward);
    case 'tickets':
      return grantTickets(scribe, earning, awardKey, { tickets: reward.tickets, drawId: drawOfAward(earning.version, awardKey) });
    case 'tier':
      return grantTier(scribe, earning, awardKey, reward.tierId);
  }
}

/** Whether a draw takes a ticket of this member that another campaign gives: it must be open still, and the member one who may take part in it. */
function isOpenDraw(scribe: Scribe, earning: Earning, awardKey: string): boolean {
  const { accountId, tenantId, registeredAtMs, version } = earning;
  // A prediction does not know the draw; the server's decision corrects it.
  const draw = scribe.world.get('draw', drawOfAward(version, awardKey));
  if (draw === null) return scribe.context.role === 'predict';
  const isOpen = draw.state === 'announced' && registeredAtMs < draw.plan.closesAtMs;
  return isOpen && exclusionOf(draw.notFor, scribe.account(accountId), tenantId, registeredAtMs) === null;
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
