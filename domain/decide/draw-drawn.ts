/** Act `draw.drawn`: the secret is opened and the winners stand. They are worked out here again; any other winners are refused. */
import { stockId } from '../allotment/allotment-id.ts';
import { emptyResource } from '../allotment/resource-count.ts';
import type { ActOf } from '../contract/act.ts';
import type { DrawDocument, DrawEntry, DrawWinner } from '../contract/draw.ts';
import { publicValueOf, secretHashOf } from '../draw/algorithm.ts';
import { drawPageIds } from '../draw/draw-page.ts';
import { entryListText, listHashOf } from '../draw/entry-list.ts';
import { holderKeyOf } from '../draw/holder.ts';
import { prizeGift } from '../draw/prize-gift.ts';
import { announcementHashOf } from '../draw/published.ts';
import { winnersOf } from '../draw/winners.ts';
import { canonicalJson } from '../encoding/canonical-json.ts';
import { done, no } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import { PrizeClaims } from './prize-claims.ts';
import type { Scribe } from './scribe.ts';

/** Draws. The same draw again changes nothing. */
export function drawWinners(scribe: Scribe, act: ActOf<'draw.drawn'>): ActEnding {
  const { drawId, atMs, secret, publicValue } = act;
  const draw = scribe.world.get('draw', drawId);
  if (draw === null) return no('draw-unknown', `${drawId}: no draw was announced`);
  if (draw.secret === secret && draw.publicValue === publicValue) return done;
  if (draw.state !== 'closed') {
    const how = draw.state === 'announced' ? 'close it first' : `drawn already with the public value "${draw.publicValue ?? ''}"`;
    return no('draw-state', `${drawId}: ${how}`);
  }
  if (atMs < draw.plan.drawnAtMs)
    return no('draw-state', `${drawId}: is drawn at ${new Date(draw.plan.drawnAtMs).toISOString()}, not before`);
  if (publicValueOf(publicValue) !== publicValue) return no('draw-state', `${drawId}: the public value must be one line of text`);
  if (secretHashOf(secret) !== draw.secretHash || holderKeyOf(secret, drawId) !== draw.holderKey)
    return no('draw-secret', `${drawId}: this secret has another hash than the announced ${draw.secretHash}`);
  const entries = listedEntries(scribe, draw);
  if (entries === null) return no('draw-entries', `${drawId}: the stored list has another hash than the published ${draw.listHash ?? ''}`);
  const expected = winnersOf({ secret, listHash: draw.listHash ?? '', publicValue }, entries, draw.plan);
  const wrong = firstDifference(expected, act.winners);
  if (wrong !== null) return no('draw-winners', `${drawId}: rank ${wrong} is not the winner that secret, list and public value give`);
  putPrizes(scribe, draw);
  const claims = new PrizeClaims(scribe, { ...draw, winners: [...expected], claims: [] }, atMs);
  claims.openFirst();
  scribe.put({
    ...draw,
    state: claims.isSettled() ? 'settled' : 'drawn',
    secret,
    publicValue,
    drawnAtMs: atMs,
    winners: [...expected],
    claims: claims.claims(),
  });
  return done;
}

/** The list as it was published; null when what is stored does not give its hash. */
function listedEntries(scribe: Scribe, draw: DrawDocument): readonly DrawEntry[] | null {
  const entries = drawPageIds(draw).flatMap((id) => scribe.world.get('draw-page', id)?.entries ?? []);
  const head = { drawId: draw.id, announcementHash: announcementHashOf(draw), closedAtMs: draw.closedAtMs ?? 0 };
  return listHashOf(entryListText(head, entries)) === draw.listHash ? entries : null;
}

/** Rank of the first winner that differs, or null. */
function firstDifference(expected: readonly DrawWinner[], given: readonly DrawWinner[]): number | null {
  const longer = expected.length > given.length ? expected : given;
  const at = longer.findIndex((_, index) => canonicalJson(expected[index] ?? null) !== canonicalJson(given[index] ?? null));
  return at === -1 ? null : at + 1;
}

/** Prizes enter the catalogue as gifts with their units, so that desk, slip and clearing treat them like any other gift. */
function putPrizes(scribe: Scribe, draw: DrawDocument): void {
  for (const prize of draw.plan.prizes) {
    const gift = prizeGift(draw, prize, scribe.mall.deskPlace);
    scribe.put(gift);
    if (scribe.world.get('resource', stockId(gift.id)) === null) scribe.put(emptyResource(stockId(gift.id), prize.units));
  }
}
