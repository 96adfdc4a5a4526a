/** Which campaigns run at an instant, for people to see. */
import type { CampaignVersion } from '../contract/campaign.ts';

/** Newest version in force of each campaign that takes receipts bought now. `atMs` is the estimate of server time. */
export function runningCampaigns(versions: readonly CampaignVersion[], atMs: number): CampaignVersion[] {
  const inForce = new Map<string, CampaignVersion>();
  for (const version of versions) {
    if (version.effectiveFromMs > atMs) continue;
    const known = inForce.get(version.campaignId);
    if (known === undefined || known.version < version.version) inForce.set(version.campaignId, version);
  }
  return [...inForce.values()].filter(
    (version) =>
      version.when.boughtFromMs <= atMs &&
      atMs < version.when.boughtUntilMs &&
      (version.stoppedAtMs === null || atMs < version.stoppedAtMs),
  );
}
