/** Checks the published files of a draw against each other: from the announcement to the winners, one step after the other, up to the first that fails. */
import type * as z from 'zod/mini';
import type { DrawEntry, DrawWinner } from '../contract/draw.ts';
import { sha256Hex } from '../encoding/hash.ts';
import { secretHashOf, publicValueOf } from './algorithm.ts';
import { listHashOf, readEntryList } from './entry-list.ts';
import type { EntryListHead } from './entry-list.ts';
import { announcementFile, claimsFile, jsonText, resultFile } from './published.ts';
import type { AnnouncementFile, ClaimsFile, ResultFile } from './published.ts';
import { ticketNumber } from './ticket-number.ts';
import { winnersOf } from './winners.ts';

/** Names of the files that are published. */
export const publishedNames = ['announcement.json', 'entries.txt', 'entries.txt.sha256', 'result.json', 'claims.json'] as const;
/** @see publishedNames */
export type PublishedName = (typeof publishedNames)[number];

/** Texts of the files that are at hand, and what somebody noted earlier (from a poster, an earlier copy). */
export interface FilesToVerify {
  readonly texts: Partial<Readonly<Record<PublishedName, string>>>;
  readonly notedSecretHash: string | null;
  readonly notedListHash: string | null;
}

/** What was looked at, and whether it is right. */
export interface VerifyStep {
  readonly file: PublishedName;
  readonly ok: boolean;
  readonly what: string;
}

/** A step that failed ends the check. */
class Mismatch extends Error {}

class Steps {
  readonly done: VerifyStep[] = [];

  /** One step: `right` says what holds, `wrong` what does not. */
  check(file: PublishedName, holds: boolean, right: string, wrong: string): void {
    this.done.push({ file, ok: holds, what: holds ? right : wrong });
    if (!holds) throw new Mismatch();
  }

  parse<T extends AnnouncementFile | ResultFile | ClaimsFile>(file: PublishedName, schema: z.ZodMiniType<T>, text: string): T {
    const read = schema.safeParse(jsonOf(text));
    const issue = read.error?.issues[0];
    const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
    this.check(file, read.success, 'is readable', `is not a file of this kind${where}`);
    if (!read.success) throw new Mismatch();
    // A key twice shows a person one value and gives a program the other.
    if (jsonText(read.data) !== text)
      this.check(file, false, '', 'is not written as published files are: every key once, sorted, two blanks an indent');
    return read.data;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

interface CheckedList {
  readonly head: EntryListHead;
  readonly entries: readonly DrawEntry[];
  readonly hash: string;
}

function checkAnnouncement(steps: Steps, text: string, notedSecretHash: string | null): AnnouncementFile {
  const file = 'announcement.json';
  const announced = steps.parse(file, announcementFile, text);
  if (notedSecretHash !== null)
    steps.check(
      file,
      announced.secretHash === notedSecretHash,
      'has the secret hash that was noted',
      `has the secret hash ${announced.secretHash}, noted was ${notedSecretHash}`,
    );
  return announced;
}

function checkList(
  steps: Steps,
  announced: AnnouncementFile,
  announcement: string,
  { texts, notedListHash }: FilesToVerify,
): CheckedList | null {
  const file = 'entries.txt';
  const text = texts[file];
  if (text === undefined) return null;
  const list = readEntryList(text);
  steps.check(
    file,
    list.ok,
    list.ok ? `is a list of ${list.entries.length} entries, numbered in order of ticket id, none twice` : '',
    list.ok ? '' : `line ${list.line}: ${list.what}`,
  );
  if (!list.ok) throw new Mismatch();
  const { head, entries } = list;
  steps.check(
    file,
    head.drawId === announced.draw,
    `is of the draw ${announced.draw}`,
    `is of the draw ${head.drawId}, announced was ${announced.draw}`,
  );
  const announcementHash = sha256Hex(announcement);
  steps.check(
    file,
    head.announcementHash === announcementHash,
    'names the hash of announcement.json: what was promised is what this list was made for',
    `names the announcement ${head.announcementHash}, announcement.json has ${announcementHash}`,
  );
  steps.check(
    file,
    head.closedAtMs >= Date.parse(announced.closesAt),
    'was closed when it was announced, or later',
    `was closed at ${new Date(head.closedAtMs).toISOString()}, before the announced ${announced.closesAt}`,
  );
  steps.check(
    file,
    head.closedAtMs < Date.parse(announced.drawnAt),
    'was closed before the public value was to be born',
    `was closed at ${new Date(head.closedAtMs).toISOString()}, not before ${announced.drawnAt}: who closed it could know the public value, and so choose the list`,
  );
  const hash = listHashOf(text);
  const sum = texts['entries.txt.sha256'];
  if (sum !== undefined)
    steps.check(
      'entries.txt.sha256',
      sum === `${hash}  entries.txt\n`,
      'is the hash of entries.txt',
      `does not say ${hash}, which is the hash of entries.txt`,
    );
  if (notedListHash !== null)
    steps.check(file, hash === notedListHash, 'has the hash that was noted', `has the hash ${hash}, noted was ${notedListHash}`);
  return { head, entries, hash };
}

const wordOf = (winner: DrawWinner | undefined): string =>
  winner === undefined
    ? 'nobody'
    : `number ${winner.number}, ticket ${ticketNumber(winner.ticketId)} (${winner.ticketId}), ${winner.prizeId ?? 'reserve'}`;

function checkResult(steps: Steps, announced: AnnouncementFile, announcement: string, list: CheckedList, text: string): ResultFile {
  const file = 'result.json';
  const result = steps.parse(file, resultFile, text);
  steps.check(
    file,
    result.draw === announced.draw,
    `is of the draw ${announced.draw}`,
    `is of the draw ${result.draw}, announced was ${announced.draw}`,
  );
  steps.check(
    file,
    result.announcement === sha256Hex(announcement),
    'names the hash of announcement.json',
    `names the announcement ${result.announcement}, announcement.json has ${sha256Hex(announcement)}`,
  );
  steps.check(
    file,
    result.listHash === list.hash && result.entries === list.entries.length,
    `was drawn from this list, SHA-256 ${list.hash}`,
    `was drawn from a list of ${result.entries} entries with the hash ${result.listHash}; entries.txt has ${list.entries.length} and ${list.hash}`,
  );
  const secretHash = secretHashOf(result.secret);
  steps.check(
    file,
    secretHash === announced.secretHash,
    'gives the secret whose hash was announced',
    `gives a secret with the hash ${secretHash}, announced was ${announced.secretHash}`,
  );
  steps.check(
    file,
    Date.parse(result.drawnAt) >= Date.parse(announced.drawnAt),
    'was drawn when it was announced, or later',
    `was drawn at ${result.drawnAt}, before the announced ${announced.drawnAt}`,
  );
  steps.check(
    file,
    publicValueOf(result.publicValue) === result.publicValue && Date.parse(result.drawnAt) >= list.head.closedAtMs,
    `uses the public value "${result.publicValue}"; compare it yourself with: ${announced.publicValue.en}`,
    'was drawn before the list was closed, or its public value is not one line of text',
  );
  const { secret, listHash, publicValue } = result;
  const expected = winnersOf({ secret, listHash, publicValue }, list.entries, announced);
  for (const [index, winner] of expected.entries()) {
    const given = result.winners[index];
    const same =
      given?.rank === winner.rank &&
      given.number === winner.number &&
      given.ticketId === winner.ticketId &&
      given.prizeId === winner.prizeId;
    if (!same) steps.check(file, false, '', `rank ${index + 1} is ${wordOf(given)}; drawn was ${wordOf(winner)}`);
  }
  steps.check(
    file,
    result.winners.length === expected.length,
    `names the ${expected.length} winners and reserve winners that follow from secret, list and public value`,
    `names ${result.winners.length} winners and reserve winners; drawn were ${expected.length}`,
  );
  return result;
}

/** Each prize goes to its winner; a forfeited one to the next reserve winner who has no claim yet, as long as there are reserves. */
function checkClaims(steps: Steps, resultJson: string, result: ResultFile, text: string): void {
  const file = 'claims.json';
  const claims: ClaimsFile = steps.parse(file, claimsFile, text);
  steps.check(
    file,
    claims.result === sha256Hex(resultJson) && claims.draw === result.draw,
    'belongs to this result.json',
    `belongs to another result.json: ${claims.result} of ${claims.draw}`,
  );
  const prizes = result.winners.filter((winner) => winner.prizeId !== null);
  const reserves = result.winners.filter((winner) => winner.prizeId === null);
  const forfeited = new Map<string, number>();
  for (const [index, claim] of claims.claims.entries()) {
    const winner = prizes[index] ?? reserves[index - prizes.length];
    const isInTurn = winner !== undefined && claim.rank === winner.rank && claim.ticketId === winner.ticketId;
    const isTheirs = winner?.prizeId === null ? (forfeited.get(claim.prizeId) ?? 0) > 0 : winner?.prizeId === claim.prizeId;
    if (!isInTurn || !isTheirs)
      steps.check(
        file,
        false,
        '',
        `claim ${index + 1} (${claim.prizeId}, ticket ${ticketNumber(claim.ticketId)}) is out of turn: ${wordOf(winner)}`,
      );
    if (winner?.prizeId === null) forfeited.set(claim.prizeId, (forfeited.get(claim.prizeId) ?? 0) - 1);
    if (claim.state === 'forfeited') forfeited.set(claim.prizeId, (forfeited.get(claim.prizeId) ?? 0) + 1);
  }
  const left = [...forfeited.values()].reduce((sum, count) => sum + count, 0);
  const reservesLeft = result.winners.length - claims.claims.length;
  steps.check(
    file,
    claims.claims.length >= prizes.length && (left === 0 || reservesLeft === 0),
    'every prize has gone to its winner, or to the next reserve winner in turn',
    'a prize was forfeited or left out although there is a reserve winner',
  );
}

/**
 * Checks what is there, in order; the last step is the one that failed, if one did. `complete` only when everything up to the winners was recomputed: a draw
 * that has not been drawn yet cannot be.
 */
export function verifyFiles(files: FilesToVerify): {
  readonly steps: readonly VerifyStep[];
  readonly complete: boolean;
  readonly missing: PublishedName | null;
} {
  const steps = new Steps();
  const announcement = files.texts['announcement.json'];
  if (announcement === undefined) return { steps: [], complete: false, missing: 'announcement.json' };
  try {
    const announced = checkAnnouncement(steps, announcement, files.notedSecretHash);
    const list = checkList(steps, announced, announcement, files);
    if (list === null) return { steps: steps.done, complete: false, missing: 'entries.txt' };
    const resultJson = files.texts['result.json'];
    if (resultJson === undefined) return { steps: steps.done, complete: false, missing: 'result.json' };
    const result = checkResult(steps, announced, announcement, list, resultJson);
    const claims = files.texts['claims.json'];
    if (claims !== undefined) checkClaims(steps, resultJson, result, claims);
    return { steps: steps.done, complete: true, missing: null };
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    return { steps: steps.done, complete: false, missing: null };
  }
}
