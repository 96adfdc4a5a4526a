import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryListText, listHashOf, numbered, readEntryList } from '../../../domain/draw/entry-list.ts';
import { holderKeyOf, holderNames } from '../../../domain/draw/holder.ts';
import { entriesOf, holderOf, secretOf, ticketOf } from './make-entries.ts';

const head = { drawId: 'spring', announcementHash: secretOf('announcement'), closedAtMs: Date.UTC(2026, 10, 30, 21) };

test('the same tickets give the same bytes in whatever order they came', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 40 }), fc.infiniteStream(fc.nat()), (names, dice) => {
      const tickets = names.map((name) => ({ ticketId: ticketOf(name), holder: holderOf(name) }));
      const shuffled = tickets
        .map((ticket) => ({ ticket, at: dice.next().value ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ ticket }) => ticket);
      expect(entryListText(head, numbered(shuffled))).toBe(entryListText(head, numbered(tickets)));
    }),
    { numRuns: 100 },
  );
});

test('a list that was read is written again byte for byte', () => {
  for (const count of [0, 1, 50]) {
    const text = entryListText(head, entriesOf(count, 7));
    const read = readEntryList(text);
    expect(read).toMatchObject({ ok: true, head });
    if (read.ok) expect(entryListText(read.head, read.entries)).toBe(text);
  }
});

test.each([
  ['no line feed at the end', (text: string) => text.slice(0, -1), 9],
  ['another algorithm', (text: string) => text.replace('passage-draw/1', 'passage-draw/9'), 1],
  ['no draw', (text: string) => text.replace('draw spring', 'draw SPRING'), 2],
  ['no announcement', (text: string) => text.replace(/announcement \w/, 'announcement '), 3],
  ['a closing that is no instant', (text: string) => text.replace('T21', 'T25'), 4],
  ['another count', (text: string) => text.replace('entries 4', 'entries 5'), 5],
  ['a number left out', (text: string) => text.replace('\n2 ', '\n3 '), 7],
  ['a holder that is no pseudonym', (text: string) => text.replace(/ \w{32}( \S+\n)$/, ' Anna$1'), 9],
  ['a ticket number that is of another ticket', (text: string) => text.replace(/ \d{4}-\d{4}-\d{4}\n$/, ' 0000-0000-0000\n'), 9],
  ['no ticket number', (text: string) => text.replace(/ \S+\n$/, '\n'), 9],
  ['a word too many', (text: string) => text.replace(/\n$/, ' x\n'), 9],
  [
    'tickets out of order',
    (text: string) => {
      const lines = text.split('\n');
      const [one = '', two = ''] = [lines[5], lines[6]];
      lines[5] = `1${two.slice(1)}`;
      lines[6] = `2${one.slice(1)}`;
      return lines.join('\n');
    },
    7,
  ],
])('a list with %s is refused and its line named', (_, spoil, line) => {
  expect(readEntryList(spoil(entryListText(head, entriesOf(4))))).toMatchObject({ ok: false, line });
});

test('a list with Windows line ends is another list', () => {
  expect(readEntryList(entryListText(head, entriesOf(3)).replaceAll('\n', '\r\n'))).toMatchObject({ ok: false, line: 1 });
});

test('pseudonyms are the same within a draw, different between draws and between accounts', () => {
  const one = holderNames(holderKeyOf(secretOf('a'), 'spring'));
  const two = holderNames(holderKeyOf(secretOf('a'), 'autumn'));
  expect(one('anna')).toBe(one('anna'));
  expect(one('anna')).not.toBe(one('bella'));
  expect(one('anna')).not.toBe(two('anna'));
  expect(listHashOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});
