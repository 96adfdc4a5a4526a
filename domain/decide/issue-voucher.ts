/** Deed `voucher.issued`: a screen or paper promised a unit. It stands, whatever the server thought of it before. */
import { dueInCampaign } from '../campaign/campaign-due.ts';
import { isInstead, withInstead } from '../campaign/instead.ts';
import { keepsWindows } from '../campaign/window-key.ts';
import { stockId } from '../allotment/allotment-id.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { VoucherDocument } from '../contract/document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { moved } from '../ledger/posting.ts';
import { accountIdOf } from './account-of.ts';
import { swapped } from './choose-voucher.ts';
import { bindByDeed, giftUnits, handOutUnits, stockUnit } from './gift-units.ts';
import type { NeededUnit } from './gift-units.ts';
import { emptyGrant } from './earning.ts';
import { funderOf } from './grant-points.ts';
import { applied } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';
import { spendPoints } from './spend-points.ts';
import { postVoucherCost } from './voucher-cost.ts';
import { issueLine, lineOnly } from './voucher-line.ts';
import { giftNotKnownYet, putVoucher } from './voucher-record.ts';

type Body = FactBodyOf<'voucher.issued'>;

/**
 * Accepts the deed. With the server's own grant of the same voucher it is one promise: the unit counts once, the later deadline holds. Without one it is made
 * now, and what it lacks (points, a unit, the award) is reported by flags.
 */
export function issueVoucher(scribe: Scribe, fact: Fact, body: Body): Ending {
  const line = lineOnly(scribe, body.accountId, body.voucherId);
  if (line !== null && line.state !== 'cancelled') return issueLine(scribe, line, body);
  const accountId = accountIdOf(scribe.world, body.accountId);
  const version = body.award === null ? null : versionAt(scribe, body.award.campaignId, fact.registeredAtMs);
  const takesQuota = body.award !== null && !isInstead(body.award.awardKey);
  const units = giftUnits(scribe, takesQuota ? version : null, body.giftId, fact.registeredAtMs);
  const known = scribe.world.get('voucher', body.voucherId);
  if (known !== null && known.giftId !== giftNotKnownYet && known.state !== 'cancelled') confirm(scribe, fact, body, known, units);
  else stand(scribe, fact, body, { accountId, known, units, version });
  return applied;
}

/** Version in force when the promise was made; null when the campaign is not known here. */
function versionAt(scribe: Scribe, campaignId: string, atMs: number): CampaignVersion | null {
  const inForce = scribe.world.campaigns().filter((one) => one.campaignId === campaignId && one.effectiveFromMs <= atMs);
  return inForce.reduce<CampaignVersion | null>((best, one) => (best === null || one.version > best.version ? one : best), null);
}

function confirm(scribe: Scribe, fact: Fact, body: Body, earlier: VoucherDocument, units: readonly NeededUnit[]): void {
  const live = earlier.state === 'open' || earlier.state === 'asked';
  // The paper names another of the gifts to choose from: the kiosk had its unit when it was chosen, and that promise stands.
  const isOther = live && earlier.choices.includes(body.giftId);
  const known = isOther ? swapped(scribe, earlier, body.giftId, []) : earlier;
  const ownUnits = (body.basis === 'allotment' || isOther) && live;
  const { binds, short } = ownUnits
    ? bindByDeed(scribe, meantUnits(known, units, isOther), known.binds, fact.kioskId)
    : { binds: known.binds, short: false };
  if (short) scribe.flags.add('shortfall');
  const deadlineMs = Math.max(known.deadlineMs, body.deadlineMs);
  putVoucher(scribe, { ...known, state: live ? 'open' : known.state, binds: [...binds], deadlineMs });
}

/** The units already bound are the ones meant: a deed a second after the end of a mall day must not draw on the next day's quota as well. */
function meantUnits(
  known: VoucherDocument,
  units: readonly NeededUnit[],
  isOther: boolean,
): readonly Pick<NeededUnit, 'resourceId' | 'total'>[] {
  const bound = known.binds.map((bind) => ({ resourceId: bind.resourceId, total: null }));
  if (isOther) return [...bound.filter((one) => one.resourceId !== stockId(known.giftId)), stockUnit(known.giftId)];
  return bound.length > 0 ? bound : units;
}

/** Nothing of this voucher is known, it was cancelled meanwhile, or it was handed out before its issue arrived. */
function stand(
  scribe: Scribe,
  fact: Fact,
  body: Body,
  about: {
    readonly accountId: string;
    readonly known: VoucherDocument | null;
    readonly units: readonly NeededUnit[];
    readonly version: CampaignVersion | null;
  },
): void {
  const { accountId, known, units, version } = about;
  const exists = scribe.world.get('account', accountId) !== null;
  const { binds, short } = bindByDeed(scribe, units, [], fact.kioskId);
  if (short) scribe.flags.add('shortfall');
  const honoured = known?.honoured ?? null;
  let spent: VoucherDocument['spent'] = [];
  if (body.pricePoints > 0 && exists) {
    const result = spendPoints(scribe, accountId, body.pricePoints, fact.registeredAtMs);
    spent = result.spent;
    if (result.lacking > 0) scribe.flags.add('overdraft');
  }
  const promised = body.award === null || !exists ? null : grantByDeed(scribe, accountId, body, body.award, version);
  const tenantId = promised?.tenantId ?? null;
  if (promised !== null && !promised.isDue) {
    scribe.flags.add('overdraft');
    const value = scribe.world.get('gift', body.giftId)?.valueMinor ?? 0;
    scribe.post('gift-not-due', moved('operator', `overdraft:${accountId}`, scribe.mall.currency, value));
  }
  if (honoured !== null) {
    if (
      handOutUnits(
        scribe,
        units.map((unit) => unit.resourceId),
        true,
      )
    )
      scribe.flags.add('shortfall');
    for (let time = 1; time < honoured.times; time += 1) handOutUnits(scribe, [stockId(body.giftId)], false);
  }
  const voucher: VoucherDocument = {
    kind: 'voucher',
    id: body.voucherId,
    version: 0,
    reference: body.reference,
    accountId,
    giftId: body.giftId,
    campaignId: body.award?.campaignId ?? null,
    awardKey: body.award?.awardKey ?? null,
    pricePoints: body.pricePoints,
    issuedBy: fact.kioskId,
    issuedAtMs: fact.registeredAtMs,
    deadlineMs: body.deadlineMs,
    state: honoured === null ? 'open' : 'honoured',
    honoured,
    binds: [...binds],
    spent,
    choices: choicesOf(version, body),
    funding: (version?.funding ?? []).map(({ funder, perMille }) => ({ funder: funderOf(funder, tenantId), perMille })),
  };
  // Handed out before its issue arrived: what it cost could not be told then.
  if (honoured !== null) postVoucherCost(scribe, voucher);
  putVoucher(scribe, voucher);
}

/** The other gifts that an award lets its member choose from; what is given instead of an award names one gift alone. */
function choicesOf(version: CampaignVersion | null, { award, giftId }: Body): string[] {
  if (version?.reward.kind !== 'gift' || (award !== null && isInstead(award.awardKey))) return [];
  return [version.reward.giftId, ...version.reward.choices].filter((one) => one !== giftId);
}

/** What the server knows of an award that a deed names. */
interface Promised {
  readonly isDue: boolean;
  /** Shop of the receipt that completed it, if known. */
  readonly tenantId: string | null;
}

/** Records the award as granted. Says whether it is due by what the server knows now. */
function grantByDeed(
  scribe: Scribe,
  accountId: string,
  body: Body,
  award: { readonly campaignId: string; readonly awardKey: string },
  version: CampaignVersion | null,
): Promised {
  const { campaignId, awardKey } = award;
  const [, windowKey = ''] = awardKey.split('/');
  if (version === null) return { isDue: false, tenantId: null };
  if (version.trigger === 'receipt' && !keepsWindows(version)) {
    const receipt = scribe.world.get('receipt', windowKey);
    return { isDue: receipt?.awards.some((one) => one.awardKey === awardKey) === true, tenantId: receipt?.tenantId ?? null };
  }
  const windows = scribe.account(accountId).progress.filter((one) => one.campaignId === campaignId);
  const window = windows.find((one) => one.windowKey === windowKey);
  const all = dueInCampaign(version, windows).get(windowKey) ?? [];
  const due = withInstead(version, all, window?.grants ?? []).find((one) => one.awardKey === awardKey);
  const receiptId = due?.receiptId ?? window?.grants.find((one) => one.awardKey === awardKey)?.receiptId ?? '';
  const grant = { ...emptyGrant(awardKey, receiptId), voucherId: body.voucherId };
  scribe.change({ kind: 'account.grantPut', accountId, campaignId, version: version.version, windowKey, grant });
  return { isDue: due !== undefined, tenantId: window?.entries.find((one) => one.receiptId === receiptId)?.tenantId ?? null };
}
