/** Files that nobody meant to write, or somebody meant ill with: each is answered by its place and what to do, in bounded time and length. */
import { describe, expect, test } from 'vitest';
import { parse } from './campaign-file-kit.ts';

const plain = `campaign: hare
title: { en: A gift for you }
short: { en: A hare }
text: { en: A gift for you }
when: { from: "2026-12-05", until: "2026-12-06" }
every: day
reach: { sum: 5000 }
give: { points: 300 }
quota: { total: 100 }
`;

function linesOf(text: string): readonly string[] {
  const parsed = parse(text);
  return parsed.ok ? [] : parsed.problems.map(({ line, column, where, what }) => `${line}:${column} ${where}: ${what}`);
}

describe('a file that is no text of a campaign', () => {
  test.for([
    ['UTF-16 with its mark', Buffer.from('\ufeff' + plain, 'utf16le'), '1:1 : is not UTF-8 here: save it as UTF-8 text'],
    ['UTF-16 without it', Buffer.from(plain, 'utf16le'), '1:2 : is no text here: save it as UTF-8 text'],
    ['Latin-1', Buffer.from(plain.replace('A hare', 'A h\u00e4re'), 'latin1'), '3:17 : is not UTF-8 here: save it as UTF-8 text'],
  ] as const)('%s is said where it begins', ([, bytes, expected]) => expect(linesOf(bytes.toString('utf8'))).toEqual([expected]));

  test('a byte order mark is no part of it, nor of its columns', () => {
    expect(linesOf('\ufeff' + plain)).toEqual([]);
    expect(linesOf('\ufeff' + plain.replace('campaign: hare', 'campaign: Hare'))[0]).toMatch(/^1:11 campaign/);
  });

  test.for([
    ['bell', '\\u0007', 'U+0007'],
    ['escape', '\\u001b', 'U+001B'],
    ['NUL', '\\0', 'U+0000'],
    ['next line', '\\u0085', 'U+0085'],
    ['half a character', '\\ud83d', 'U+D83D'],
  ] as const)('%s in a text is a problem at that text', ([, written, name]) => {
    const expected = `3:14 short.en: holds a character that cannot be printed (${name}): take it out`;
    expect(linesOf(plain.replace('en: A hare', `en: "A ${written}hare"`))).toEqual([expected]);
  });

  test('line ends and tabs in a text are fine', () => expect(linesOf(plain.replace('en: A hare', 'en: "A\\n\\thare\\r\\n"'))).toEqual([]));
});

describe('YAML that goes astray', () => {
  test.for([
    ['a mark that is not there', 'every: *day', '6:8 : cannot be read: nothing above is marked &day'],
    ['a key twice', 'every: day\nevery: day', '7:1 : cannot be read: this key stands here twice'],
    ['a second campaign', 'every: day\n---\ncampaign: b', '7:1 : holds a second campaign after "---": one campaign a file'],
  ] as const)('%s', ([, written, expected]) => expect(linesOf(plain.replace('every: day', written))[0]).toBe(expected));

  test('however much is wrong, the answer is short, and says how much is left out', () => {
    const wrong = Array.from({ length: 400 }, (_, n) => `key-${n}: 1`).join('\n');
    const lines = linesOf(`${plain}${wrong}\n`);
    expect([lines.length, lines.at(-1)]).toEqual([50, '59:1 : has 351 more problems: mend these first']);
    expect(linesOf(`campaign: ${'['.repeat(5000)}`).length).toBeLessThanOrEqual(50);
  });
});

describe('dates', () => {
  test.for([
    ['2026-02-30', '2026-02-30 is no date that exists'],
    ['2026-12-06 24:00', '2026-12-06 24:00 is no time of day: from 00:00 to 23:59'],
    ['2226-12-06', '2226-12-06 is not between 2000 and 2200'],
  ] as const)('%s is said once, and nothing is said about what it would have meant', ([until, what]) => {
    expect(linesOf(plain.replace('"2026-12-06"', `"${until}"`))).toEqual([`5:36 when.until: ${what}`]);
  });
});

test('an award beyond all sense is refused: sums of points must stay exact', () => {
  expect(linesOf(plain.replace('points: 300', 'points: 1000000000'))).toEqual([]);
  expect(linesOf(plain.replace('points: 300', 'points: 1000000001'))).toEqual([
    '8:17 give.points: is more than one award can be: 1000000000',
  ]);
});
