/**
 * The entry list: which tickets take part, as one text file. Plain ASCII, each line ended by a line feed:
 *
 *   passage-draw/1
 *   draw <id of the draw>
 *   announcement <SHA-256 of announcement.json>
 *   closed <instant of closing, UTC, 2026-12-01T00:00:00.000Z>
 *   entries <number of entries>
 *   <number> <ticket id> <holder> <ticket number>   one line an entry: numbers from 1, ticket ids ascending
 *
 * The ticket number is what stands on screen and paper; it follows from the ticket id (`ticket-number.ts`), so whoever holds a ticket finds its line by it.
 * The same set of tickets gives the same bytes, in whatever order they came. The list hash is SHA-256 of the whole file (`sha256sum entries.txt`).
 */
import type { DrawEntry } from '../contract/draw.ts';
import { holderPseudonym } from '../contract/draw.ts';
import { sha256Hex as sha256Text, slug, uuid } from '../contract/primitive.ts';
import { sha256Hex } from '../encoding/hash.ts';
import { drawAlgorithm } from './algorithm.ts';
import { ticketNumber } from './ticket-number.ts';

/** What stands above the entries. */
export interface EntryListHead {
  readonly drawId: string;
  /** SHA-256 of announcement.json: ties the list to what was promised. */
  readonly announcementHash: string;
  readonly closedAtMs: number;
}

/** A ticket with its holder, not numbered yet. */
export type UnnumberedEntry = Omit<DrawEntry, 'number'>;

/** Numbers entries by ticket id. */
export function numbered(entries: readonly UnnumberedEntry[]): readonly DrawEntry[] {
  return [...entries]
    .sort((a, b) => (a.ticketId < b.ticketId ? -1 : a.ticketId > b.ticketId ? 1 : 0))
    .map(({ ticketId, holder }, index) => ({ number: index + 1, ticketId, holder }));
}

/** The file. `entries` as `numbered` gives them. */
export function entryListText({ drawId, announcementHash, closedAtMs }: EntryListHead, entries: readonly DrawEntry[]): string {
  const head = [
    drawAlgorithm,
    `draw ${drawId}`,
    `announcement ${announcementHash}`,
    `closed ${new Date(closedAtMs).toISOString()}`,
    `entries ${entries.length}`,
  ];
  return `${[...head, ...entries.map(({ number, ticketId, holder }) => `${number} ${ticketId} ${holder} ${ticketNumber(ticketId)}`)].join('\n')}\n`;
}

/** SHA-256 of the file's bytes. */
export function listHashOf(text: string): string {
  return sha256Hex(text);
}

/** A list as read, or the first line that is wrong. */
export type ReadEntryList =
  | { readonly ok: true; readonly head: EntryListHead; readonly entries: readonly DrawEntry[] }
  | { readonly ok: false; readonly line: number; readonly what: string };

const wrong = (line: number, what: string): ReadEntryList => ({ ok: false, line, what });

/** Reads a list strictly: what this accepts, `entryListText` writes again byte for byte. */
export function readEntryList(text: string): ReadEntryList {
  const lines = text.split('\n');
  if (lines.pop() !== '') return wrong(lines.length + 1, 'the file does not end with a line feed');
  const word = (at: number, name: string) => (lines[at]?.startsWith(`${name} `) === true ? lines[at].slice(name.length + 1) : '');
  if (lines[0] !== drawAlgorithm) return wrong(1, `the first line is not "${drawAlgorithm}"`);
  const drawId = word(1, 'draw');
  if (!slug.safeParse(drawId).success) return wrong(2, 'is not "draw <id>"');
  const announcementHash = word(2, 'announcement');
  if (!sha256Text.safeParse(announcementHash).success) return wrong(3, 'is not "announcement <64 hex digits>"');
  const closedAtMs = Date.parse(word(3, 'closed'));
  if (Number.isNaN(closedAtMs) || new Date(closedAtMs).toISOString() !== word(3, 'closed'))
    return wrong(4, 'is not "closed <instant in UTC>"');
  if (word(4, 'entries') !== String(lines.length - 5)) return wrong(5, `does not say how many entries follow: ${lines.length - 5}`);
  const entries: DrawEntry[] = [];
  for (const line of lines.slice(5)) {
    const [number, ticketId = '', holder = '', said, ...rest] = line.split(' ');
    const at = entries.length + 6;
    if (number !== String(entries.length + 1)) return wrong(at, `should have the number ${entries.length + 1}`);
    if (rest.length > 0 || !uuid.safeParse(ticketId).success || !holderPseudonym.safeParse(holder).success)
      return wrong(at, 'is not "<number> <ticket id> <holder> <ticket number>"');
    if (said !== ticketNumber(ticketId))
      return wrong(at, `should end with the ticket number ${ticketNumber(ticketId)}, which follows from its id`);
    if ((entries.at(-1)?.ticketId ?? '') >= ticketId) return wrong(at, 'does not follow in order of ticket id, or repeats one');
    entries.push({ number: entries.length + 1, ticketId, holder });
  }
  return { ok: true, head: { drawId, announcementHash, closedAtMs }, entries };
}
