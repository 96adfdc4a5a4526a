/** Act `campaign.loaded`: one more immutable version of a campaign. */
import { allowedChange } from '../campaign/allowed-change.ts';
import { budgetId, totalQuotaId } from '../allotment/allotment-id.ts';
import { moveUnits } from '../allotment/resource-count.ts';
import type { ActOf } from '../contract/act.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import { done } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import type { Scribe } from './scribe.ts';

/** Adds the version, newest first. The same content again is the version that is there; what a running campaign may not change is refused with every reason. */
export function loadCampaign(scribe: Scribe, act: ActOf<'campaign.loaded'>): ActEnding {
  const { version } = act;
  const before = scribe.world.get('campaign', version.campaignId);
  const newest = before?.versions[0];
  if (newest?.contentHash === version.contentHash) return done;
  if (newest !== undefined) {
    if (version.version !== newest.version + 1) {
      const detail = `${version.campaignId}: version ${version.version} does not follow version ${newest.version}: load the file again`;
      return { ok: false, refusal: 'campaign-version-exists', detail };
    }
    const change = allowedChange(newest, version);
    if (!change.ok)
      return {
        ok: false,
        refusal: 'campaign-change-not-allowed',
        detail: change.reasons.map((one) => `${one.field}: ${one.what}`).join('; '),
      };
  }
  scribe.put({ kind: 'campaign', id: version.campaignId, version: 0, versions: [version, ...(before?.versions ?? [])] });
  growTotals(scribe, version);
  return done;
}

/** A total quota or budget that has been drawn from already grows with its campaign at once, so that screens count right. */
function growTotals(scribe: Scribe, version: CampaignVersion): void {
  const totals = [
    [totalQuotaId(version.campaignId), version.quota.total],
    [budgetId(version.campaignId), version.quota.budgetPoints],
  ] as const;
  for (const [resourceId, total] of totals) {
    const resource = total === null ? null : scribe.world.get('resource', resourceId);
    if (resource !== null && total !== null) scribe.put(moveUnits(resource, { total: total - resource.total }));
  }
}
