/** Deed `voucher.honoured`: the unit was handed over. */
import type { VoucherDocument } from '../contract/document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { isStock, stockId } from '../allotment/allotment-id.ts';
import { moveUnits } from '../allotment/resource-count.ts';
import { accountIdOf } from './account-of.ts';
import { handOutUnits, resourceOf } from './gift-units.ts';
import { applied } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';
import { postVoucherCost } from './voucher-cost.ts';
import { honourLine, lineOnly } from './voucher-line.ts';
import { giftNotKnownYet, putVoucher } from './voucher-record.ts';

type Body = FactBodyOf<'voucher.honoured'>;

/** Accepts the hand-over: once, or flagged. A voucher whose issue has not arrived yet is remembered as handed out. */
export function honourVoucher(scribe: Scribe, fact: Fact, body: Body): Ending {
  const line = lineOnly(scribe, body.accountId, body.voucherId);
  if (line !== null) return honourLine(scribe, line, fact, body);
  const honoured = { kioskId: fact.kioskId, staffId: body.staffId, atMs: fact.registeredAtMs, times: 1 };
  const voucher = scribe.world.get('voucher', body.voucherId);
  if (voucher === null) {
    scribe.put(notKnownYet(scribe, body, fact, honoured));
    return applied;
  }
  const first = voucher.honoured;
  if (first !== null) {
    const same = first.kioskId === honoured.kioskId && first.staffId === honoured.staffId && first.atMs === honoured.atMs;
    if (!same) again(scribe, fact, voucher, first);
    return applied;
  }
  if (fact.registeredAtMs > voucher.deadlineMs) scribe.flags.add('after-deadline');
  const bound = voucher.state === 'open' || voucher.state === 'asked';
  const resources = bound ? handedOver(scribe, voucher) : [stockId(voucher.giftId)];
  if (handOutUnits(scribe, resources, bound)) scribe.flags.add('shortfall');
  postVoucherCost(scribe, voucher);
  putVoucher(scribe, { ...voucher, state: 'honoured', honoured });
  return applied;
}

/** Units that leave the house. One of a gift that another one stood in for was not there: it is written off. */
function handedOver(scribe: Scribe, voucher: VoucherDocument): readonly string[] {
  const ids = voucher.binds.map((bind) => bind.resourceId);
  const own = stockId(voucher.giftId);
  const missing = ids.filter((id) => id !== own && isStock(id));
  for (const resourceId of missing) scribe.put(moveUnits(resourceOf(scribe, { resourceId, total: null }), { bound: -1, lost: 1 }));
  return ids.filter((id) => !missing.includes(id));
}

/** A second unit left the house for one voucher. The account knows which facts of this kiosk it has seen, so the same fact again is no third unit. */
function again(scribe: Scribe, fact: Fact, voucher: VoucherDocument, first: NonNullable<VoucherDocument['honoured']>): void {
  scribe.flags.add('honoured-again').add('shortfall');
  const seen = scribe.world.get('account', voucher.accountId)?.ownSeqs[fact.kioskId] ?? 0;
  if (seen >= fact.seq) return;
  const next = { ...voucher, honoured: { ...first, times: first.times + 1 } };
  if (voucher.giftId === giftNotKnownYet) {
    scribe.put(next);
    return;
  }
  handOutUnits(scribe, [stockId(voucher.giftId)], false);
  putVoucher(scribe, next);
}

function notKnownYet(scribe: Scribe, body: Body, fact: Fact, honoured: NonNullable<VoucherDocument['honoured']>): VoucherDocument {
  return {
    kind: 'voucher',
    id: body.voucherId,
    version: 0,
    reference: `${fact.kioskId}-0`,
    accountId: accountIdOf(scribe.world, body.accountId),
    giftId: giftNotKnownYet,
    campaignId: null,
    awardKey: null,
    pricePoints: 0,
    issuedBy: fact.kioskId,
    issuedAtMs: fact.registeredAtMs,
    deadlineMs: fact.registeredAtMs,
    state: 'honoured',
    honoured,
    binds: [],
    spent: [],
    choices: [],
    funding: [],
  };
}
