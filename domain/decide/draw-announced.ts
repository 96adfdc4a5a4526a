/** Act `draw.announced`: the campaign's draw begins, with the hash of a secret. From here on nothing that was promised can change. */
import type { ActOf } from '../contract/act.ts';
import { drawPlacesMax } from '../contract/draw.ts';
import { placesOf } from '../draw/winners.ts';
import { done, no } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import type { Scribe } from './scribe.ts';

/** Freezes what the campaign says now. The same announcement again changes nothing; another secret is refused. */
export function announceDraw(scribe: Scribe, act: ActOf<'draw.announced'>): ActEnding {
  const { drawId, secretHash } = act;
  const version = scribe.world.get('campaign', drawId)?.versions[0];
  if (version === undefined || version.draw === null) return no('draw-unknown', `${drawId}: this campaign has no draw`);
  const before = scribe.world.get('draw', drawId);
  if (before?.secretHash === secretHash) return done;
  if (before !== null) return no('draw-state', `${drawId}: announced already with the secret hash ${before.secretHash}`);
  const places = placesOf(version.draw);
  if (places > drawPlacesMax) return no('draw-state', `${drawId}: ${places} prizes and reserve winners; at most ${drawPlacesMax}`);
  scribe.put({
    kind: 'draw',
    id: drawId,
    version: 0,
    state: 'announced',
    title: version.title,
    currency: scribe.mall.currency,
    plan: version.draw,
    notFor: version.notFor,
    announcedAtMs: scribe.context.decidedAtMs,
    secretHash,
    secret: null,
    closedAtMs: null,
    listHash: null,
    holderKey: null,
    entries: 0,
    drawnAtMs: null,
    publicValue: null,
    winners: [],
    claims: [],
  });
  return done;
}
