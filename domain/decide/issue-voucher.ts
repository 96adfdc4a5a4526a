/** Deed `voucher.issued`: a screen or paper promised a unit. It stands, whatever the server thought of it before. */
import { dueOf } from '../campaign/due.ts';
import { stockId } from '../allotment/allotment-id.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { VoucherDocument } from '../contract/document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { moved } from '../ledger/posting.ts';
import { accountIdOf } from './account-of.ts';
import { bindByDeed, giftUnits, handOutUnits } from './gift-units.ts';
import type { NeededUnit } from './gift-units.ts';
import { applied } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';
import { spendPoints } from './spend-points.ts';
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
  const units = giftUnits(scribe, version, body.giftId, fact.registeredAtMs);
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

function confirm(scribe: Scribe, fact: Fact, body: Body, known: VoucherDocument, units: readonly NeededUnit[]): void {
  const live = known.state === 'open' || known.state === 'asked';
  const ownUnits = body.basis === 'allotment' && live;
  // The units already bound are the ones meant: a deed a second after the end of a mall day must not draw on the next day's quota as well.
  const meant = known.binds.length > 0 ? known.binds.map((bind) => ({ resourceId: bind.resourceId, total: null })) : units;
  const { binds, short } = ownUnits ? bindByDeed(scribe, meant, known.binds, fact.kioskId) : { binds: known.binds, short: false };
  if (short) scribe.flags.add('shortfall');
  const deadlineMs = Math.max(known.deadlineMs, body.deadlineMs);
  putVoucher(scribe, { ...known, state: live ? 'open' : known.state, binds: [...binds], deadlineMs });
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
  if (body.award !== null && exists && !grantByDeed(scribe, accountId, body, body.award, version)) {
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
  putVoucher(scribe, {
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
  });
}

/** Records the award as granted. Says whether it is due by what the server knows now. */
function grantByDeed(
  scribe: Scribe,
  accountId: string,
  body: Body,
  award: { readonly campaignId: string; readonly awardKey: string },
  version: CampaignVersion | null,
): boolean {
  const [, windowKey = ''] = award.awardKey.split('/');
  if (version === null) return false;
  if (version.span === 'receipt')
    return scribe.world.get('receipt', windowKey)?.awards.some((one) => one.awardKey === award.awardKey) === true;
  const window = scribe.account(accountId).progress.find((one) => one.campaignId === award.campaignId && one.windowKey === windowKey);
  const due = dueOf(version, { windowKey, entries: window?.entries ?? [] }).find((one) => one.awardKey === award.awardKey);
  const receiptId = due?.receiptId ?? window?.grants.find((one) => one.awardKey === award.awardKey)?.receiptId ?? '';
  const grant = { awardKey: award.awardKey, receiptId, points: 0, lotId: null, voucherId: body.voucherId, refused: null };
  scribe.change({ kind: 'account.grantPut', accountId, campaignId: award.campaignId, version: version.version, windowKey, grant });
  return due !== undefined;
}
