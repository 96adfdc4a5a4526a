import { describe, expect, test } from 'vitest';
import { secretHashOf } from '../../../domain/draw/algorithm.ts';
import { entryListText, listHashOf } from '../../../domain/draw/entry-list.ts';
import { announcementHashOf, announcementText, claimsText, resultText } from '../../../domain/draw/published.ts';
import { publishedNames, verifyFiles } from '../../../domain/draw/verify-files.ts';
import type { PublishedName } from '../../../domain/draw/verify-files.ts';
import { ticketNumber } from '../../../domain/draw/ticket-number.ts';
import { sha256Hex } from '../../../domain/encoding/hash.ts';
import { closesAtMs, drawId, drawnAtMs, DrawWorld, secret } from './draw-world.ts';
import { secretOf } from './make-entries.ts';

/** An id after all others. */
const lastTicket = 'ffffffff-ffff-8fff-bfff-ffffffffffff';

type Texts = Record<PublishedName, string>;

function filesOf(world: DrawWorld): Texts {
  const { draw, entries } = world;
  const head = { drawId, announcementHash: announcementHashOf(draw), closedAtMs: draw.closedAtMs ?? 0 };
  return {
    'announcement.json': announcementText(draw),
    'entries.txt': entryListText(head, entries),
    'entries.txt.sha256': `${draw.listHash ?? ''}  entries.txt\n`,
    'result.json': resultText(draw) ?? '',
    'claims.json': claimsText(draw) ?? '',
  };
}
const check = (texts: Partial<Texts>, noted: { secretHash?: string; listHash?: string } = {}) =>
  verifyFiles({ texts, notedSecretHash: noted.secretHash ?? null, notedListHash: noted.listHash ?? null });

const world = new DrawWorld(30).drawn();
const good = filesOf(world);

/** A JSON file with one thing changed. */
function changed(text: string, change: (value: Record<string, unknown>) => void): string {
  const value = JSON.parse(text) as Record<string, unknown>;
  change(value);
  return `${JSON.stringify(value, null, 2)}\n`;
}

describe('published files verify', () => {
  test('as they are, up to the winners; with what was noted before, too', () => {
    const answer = check(good, { secretHash: secretHashOf(secret), listHash: listHashOf(good['entries.txt']) });
    expect(answer).toMatchObject({ complete: true, missing: null });
    expect(answer.steps.every((step) => step.ok)).toBe(true);
    expect(new Set(answer.steps.map((step) => step.file))).toEqual(new Set(publishedNames));
  });

  test('after prizes were forfeited and moved up, in any order', () => {
    const later = new DrawWorld(30).drawn();
    for (let n = 0; n < 6; n += 1) {
      const waiting = later.draw.claims.filter((claim) => claim.state === 'waiting');
      const claim = waiting[(n * 2) % Math.max(1, waiting.length)];
      if (claim === undefined) break;
      later.settle(claim.ticketId, n % 3 === 2 ? 'claimed' : 'forfeited');
      expect(check(filesOf(later)).steps.filter((step) => !step.ok)).toEqual([]);
    }
  });

  test('name no person: no account id, no card, no reason', () => {
    const all = Object.values(good).join('\n');
    for (const ticket of world.entries) expect(all).not.toContain(world.holder(ticket.ticketId).id);
    expect(good['claims.json']).not.toContain('reason');
  });

  test('before the draw only so far, and say which file has not come', () => {
    expect(check({ 'announcement.json': good['announcement.json'] })).toMatchObject({ complete: false, missing: 'entries.txt' });
    expect(check({ 'announcement.json': good['announcement.json'], 'entries.txt': good['entries.txt'] })).toMatchObject({
      complete: false,
      missing: 'result.json',
    });
    expect(check({})).toMatchObject({ complete: false, missing: 'announcement.json' });
  });
});

describe('whoever changes something is found out, at the first file that does not fit', () => {
  const swapFirstTwoWinners = (value: Record<string, unknown>) => {
    const [one, two, ...rest] = value['winners'] as { rank: number }[];
    value['winners'] = [{ ...two, rank: 1 }, { ...one, rank: 2 }, ...rest];
  };
  const cases: readonly [string, PublishedName, (text: string) => string, PublishedName][] = [
    ['another prize', 'announcement.json', (text) => changed(text, (value) => (value['reserves'] = 9)), 'entries.txt'],
    ['another secret hash', 'announcement.json', (text) => changed(text, (value) => (value['secretHash'] = secretOf('x'))), 'entries.txt'],
    ['another public value named', 'announcement.json', (text) => text.replaceAll('closing value', 'opening value'), 'entries.txt'],
    ['no JSON', 'announcement.json', () => '{', 'announcement.json'],
    [
      'a ticket more',
      'entries.txt',
      (text) =>
        text.replace('entries 60', 'entries 61').concat(`61 ${lastTicket} 00000000000000000000000000000000 ${ticketNumber(lastTicket)}\n`),
      'entries.txt.sha256',
    ],
    [
      'another ticket number',
      'entries.txt',
      (text) => text.replace(/\d\n$/, (end) => `${(Number(end.charAt(0)) + 1) % 10}\n`),
      'entries.txt',
    ],
    ['another holder', 'entries.txt', (text) => text.replace(/ \w{32}( \S+\n)$/, ` ${'0'.repeat(32)}$1`), 'entries.txt.sha256'],
    [
      'an earlier closing',
      'entries.txt',
      (text) => text.replace(/closed .*/, `closed ${new Date(closesAtMs - 1).toISOString()}`),
      'entries.txt',
    ],
    ['a ticket less', 'entries.txt', (text) => text.replace(/\n30 .*/, ''), 'entries.txt'],
    ['another sum', 'entries.txt.sha256', (text) => text.replace(/^./, 'x'), 'entries.txt.sha256'],
    ['another public value', 'result.json', (text) => text.replace('3 127.45', '3 127.46'), 'result.json'],
    ['another secret', 'result.json', (text) => text.replace(secret, secretOf('x')), 'result.json'],
    ['winners in another order', 'result.json', (text) => changed(text, swapFirstTwoWinners), 'result.json'],
    ['a winner less', 'result.json', (text) => changed(text, (value) => (value['winners'] as unknown[]).pop()), 'result.json'],
    [
      'a key twice, of which a person reads the first',
      'result.json',
      (text) => text.replace('"winners": [', '"winners": [],\n  "winners": ['),
      'result.json',
    ],
    ['a key twice', 'claims.json', (text) => text.replace('"claims": [', '"claims": [],\n  "claims": ['), 'claims.json'],
    ['another blank', 'result.json', (text) => `${text} `, 'result.json'],
    ['a byte order mark', 'claims.json', (text) => `\ufeff${text}`, 'claims.json'],
    ['another draw', 'claims.json', (text) => changed(text, (value) => (value['draw'] = 'autumn')), 'claims.json'],
    [
      'drawn before the announced moment',
      'result.json',
      (text) => changed(text, (value) => (value['drawnAt'] = new Date(drawnAtMs - 1).toISOString())),
      'result.json',
    ],
    ['another list hash', 'result.json', (text) => changed(text, (value) => (value['listHash'] = secretOf('x'))), 'result.json'],
    [
      'a claim for another ticket',
      'claims.json',
      (text) =>
        changed(
          text,
          (value) =>
            (((value['claims'] as { ticketId: string }[])[0] ?? { ticketId: '' }).ticketId = 'ffffffff-ffff-8fff-bfff-ffffffffffff'),
        ),
      'claims.json',
    ],
    [
      'a prize that nobody got',
      'claims.json',
      (text) => changed(text, (value) => (((value['claims'] as { state: string }[])[0] ?? { state: '' }).state = 'forfeited')),
      'claims.json',
    ],
  ];
  test.each(cases)('%s in %s', (_, name, spoil, found) => {
    const spoilt = spoil(good[name]);
    expect(spoilt).not.toBe(good[name]);
    const answer = check({ ...good, [name]: spoilt });
    expect(answer.complete).toBe(false);
    expect(answer.steps.at(-1)).toMatchObject({ file: found, ok: false });
    expect(answer.steps.slice(0, -1).every((step) => step.ok)).toBe(true);
  });

  test('a changed list with a changed sum is found by the result, which was drawn from another', () => {
    const entries = good['entries.txt'].replace(/ \w{32}( \S+\n)$/, ` ${'0'.repeat(32)}$1`);
    const answer = check({ ...good, 'entries.txt': entries, 'entries.txt.sha256': `${sha256Hex(entries)}  entries.txt\n` });
    expect(answer.steps.at(-1)).toMatchObject({ file: 'result.json', ok: false });
  });

  test('a whole set made anew passes by itself, and not against what somebody noted before', () => {
    const forged = new DrawWorld(30);
    forged.nowMs += 1;
    const other = filesOf(forged.drawn());
    expect(check(other).complete).toBe(true);
    expect(check(other, { listHash: listHashOf(good['entries.txt']) }).steps.at(-1)).toMatchObject({ file: 'entries.txt', ok: false });
    expect(check(other, { secretHash: secretOf('noted') }).steps.at(-1)).toMatchObject({ file: 'announcement.json', ok: false });
  });
});
