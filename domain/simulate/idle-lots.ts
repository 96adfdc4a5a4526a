/** Points whose life begins anew with each receipt of their member. */
import { idleExpiresAtMs } from '../campaign/points-life.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { GrantBooks } from './grant.ts';
import type { SimulatedMember } from './simulated-member.ts';

/** Whether a campaign gives such points; where none does, nobody need look for them. */
export function givesIdleLots({ reward, inviter }: CampaignVersion): boolean {
  return inviter?.life.kind === 'idle-days' || ('life' in reward && reward.life.kind === 'idle-days');
}

/** Moves the end of those that have not expired yet. */
export function renewIdleLots({ mall, liability }: Pick<GrantBooks, 'mall' | 'liability'>, member: SimulatedMember, atMs: number): void {
  for (const [awardKey, open] of member.open) {
    const { lot } = open;
    if (lot === null || lot.idleDays === null || lot.expiresAtMs === null || lot.expiresAtMs <= atMs) continue;
    const expiresAtMs = idleExpiresAtMs(lot.idleDays, atMs, mall.rule.offsets, mall.rule.dayCutoffMinutes);
    if (expiresAtMs <= lot.expiresAtMs) continue;
    liability.moveExpiry(lot, expiresAtMs);
    member.open.set(awardKey, { ...open, lot: { ...lot, expiresAtMs } });
  }
}
