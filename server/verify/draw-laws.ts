import type { DrawDocument } from '../../domain/contract/draw.ts';
import { entryListText, listHashOf } from '../../domain/draw/entry-list.ts';
import { announcementHashOf } from '../../domain/draw/published.ts';
import { secretHashOf } from '../../domain/draw/algorithm.ts';
import { winnersOf } from '../../domain/draw/winners.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { listedEntries } from '../draw/draw-files.ts';
import type { ReadTransaction } from '../store/store.ts';
import { Tally } from './finding.ts';
import type { Finding } from './finding.ts';

const DRAWS_MAX = 10_000;

async function listFault(transaction: ReadTransaction, draw: DrawDocument): Promise<string | null> {
  if (draw.closedAtMs === null) return null;
  const entries = await listedEntries(transaction, draw);
  const hash = listHashOf(
    entryListText({ drawId: draw.id, announcementHash: announcementHashOf(draw), closedAtMs: draw.closedAtMs }, entries),
  );
  if (hash !== draw.listHash) return `draw ${draw.id}: its list has the hash ${hash}, published was ${draw.listHash ?? ''}`;
  const { secret, listHash, publicValue } = draw;
  if (secret === null || publicValue === null) return null;
  if (secretHashOf(secret) !== draw.secretHash) return `draw ${draw.id}: its secret is not the announced one`;
  const expected = winnersOf({ secret, listHash, publicValue }, entries, draw.plan);
  return canonicalJson(expected) === canonicalJson(draw.winners) ? null : `draw ${draw.id}: its winners do not follow from its list`;
}

/** Until it is drawn, an announced draw needs its secret: without it the promise cannot be kept. */
async function secretFault(transaction: ReadTransaction, draw: DrawDocument): Promise<string | null> {
  if (draw.secret !== null) return null;
  const row = await transaction.drawSecret(draw.id);
  return row !== null && secretHashOf(row.secret) === draw.secretHash
    ? null
    : `draw ${draw.id}: the announced secret is not in the database`;
}

/** Laws of draws; none where there is no draw. */
export async function drawLaws(transaction: ReadTransaction): Promise<readonly Finding[]> {
  const draws = await transaction.documentsOf('draw', '', DRAWS_MAX);
  if (draws.length === 0) return [];
  const lists = new Tally('a draw has the list that was published, and the winners that follow from it');
  const secrets = new Tally('the secret of every draw that is not drawn is kept');
  for (const draw of draws) {
    lists.look(await listFault(transaction, draw));
    secrets.look(await secretFault(transaction, draw));
  }
  return [lists.finding(), secrets.finding()];
}
