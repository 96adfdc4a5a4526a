/**
 * The published folder: `<data>/published/draws/<id>/`. Every file is a function of the draw's documents, so that a crash between decision and file leaves nothing to
 * repair: whoever looks next writes what is missing. A published file is never overwritten by another content, except claims.json, which tells what became of
 * the prizes: after a restore from an older backup the old promise stands.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { DrawDocument, DrawEntry } from '../../domain/contract/draw.ts';
import { drawPageIds } from '../../domain/draw/draw-page.ts';
import { entryListText, listHashOf } from '../../domain/draw/entry-list.ts';
import { announcementHashOf, announcementText, claimsText, resultText } from '../../domain/draw/published.ts';
import type { PublishedName } from '../../domain/draw/verify-files.ts';
import { ActRefused } from '../decider/entry.ts';
import type { ReadTransaction, Store } from '../store/store.ts';

const PAGES_EACH = 50;

/** The published list in order of number. */
export async function listedEntries(transaction: ReadTransaction, draw: DrawDocument): Promise<readonly DrawEntry[]> {
  const ids = drawPageIds(draw);
  const entries: DrawEntry[] = [];
  for (let first = 0; first < ids.length; first += PAGES_EACH) {
    const names = ids.slice(first, first + PAGES_EACH).map((id) => ({ kind: 'draw-page' as const, id }));
    const loaded = await transaction.load({ documents: names, receiptKeys: [], tillKeys: [], drawIds: [] });
    const pages = new Map(loaded.documents.flatMap((one) => (one.kind === 'draw-page' ? [[one.id, one] as const] : [])));
    for (const { id } of names) entries.push(...(pages.get(id)?.entries ?? []));
  }
  return entries;
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all: written beside, synced, renamed. */
async function writeWhole(file: string, text: string): Promise<void> {
  // Two servers in containers may share the folder and bear the same process number.
  const temporary = `${file}.${randomUUID()}.tmp`;
  const handle = await open(temporary, 'w', 0o644);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}

/** @see file comment */
export class DrawFiles {
  readonly #store: Store;
  readonly #root: string;
  /** Version of each draw whose files this process has seen complete. */
  readonly #published = new Map<string, number>();
  #turn: Promise<unknown> = Promise.resolve();

  /** `folder`: the data folder. */
  constructor(store: Store, folder: string) {
    this.#store = store;
    this.#root = join(folder, 'published', 'draws');
  }

  /** Folder of one draw. `drawId` must be a slug. */
  folderOf(drawId: string): string {
    return join(this.#root, drawId);
  }

  /** Where a published file is or will be. */
  pathOf(drawId: string, name: PublishedName): string {
    return join(this.folderOf(drawId), name);
  }

  /** A published file as it is on disk, or null. */
  read(drawId: string, name: PublishedName): Promise<string | null> {
    return textOf(this.pathOf(drawId, name));
  }

  /** Writes what is missing of one draw; answers the draw, or null when there is none. Throws ActRefused when something else was published before. One at a time. */
  publish(drawId: string): Promise<DrawDocument | null> {
    const turn = this.#turn.then(() => this.#publish(drawId));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #publish(drawId: string): Promise<DrawDocument | null> {
    const draw = await this.#store.read((transaction) => transaction.document('draw', drawId));
    if (draw === null || this.#published.get(drawId) === draw.version) return draw;
    await mkdir(this.folderOf(drawId), { recursive: true });
    await this.#once(draw, 'announcement.json', announcementText(draw));
    if (draw.closedAtMs !== null) await this.#list(draw, draw.closedAtMs);
    const result = resultText(draw);
    const claims = claimsText(draw);
    if (result !== null) await this.#once(draw, 'result.json', result);
    if (claims !== null && claims !== (await this.read(drawId, 'claims.json')))
      await writeWhole(this.pathOf(drawId, 'claims.json'), claims);
    this.#published.set(drawId, draw.version);
    return draw;
  }

  /** The same for every draw. */
  async publishAll(): Promise<void> {
    const draws = await this.#store.read((transaction) => transaction.documentsOf('draw', '', 10_000));
    for (const { id } of draws) await this.publish(id);
  }

  /** The list is only put together again when its file is not there. */
  async #list(draw: DrawDocument, closedAtMs: number): Promise<void> {
    const known = await this.read(draw.id, 'entries.txt');
    if (known === null || listHashOf(known) !== draw.listHash) {
      const entries = await this.#store.read((transaction) => listedEntries(transaction, draw));
      const head = { drawId: draw.id, announcementHash: announcementHashOf(draw), closedAtMs };
      await this.#once(draw, 'entries.txt', entryListText(head, entries));
    }
    await this.#once(draw, 'entries.txt.sha256', `${draw.listHash ?? ''}  entries.txt\n`);
  }

  async #once(draw: DrawDocument, name: PublishedName, text: string): Promise<void> {
    const known = await this.read(draw.id, name);
    if (known === text) return;
    const file = this.pathOf(draw.id, name);
    if (known !== null)
      throw new ActRefused(
        `${name} of the draw ${draw.id} was published with another content than this database gives. It is not overwritten: ${file}. Restore the newest backup.`,
      );
    await writeWhole(file, text);
  }
}
