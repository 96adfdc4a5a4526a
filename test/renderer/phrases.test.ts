import { describe, expect, test } from 'vitest';
import { GLUE, phrasesOf, piecesOf } from '../../renderer/look/phrases.ts';
import { displayWidth, linesOf, posterRooms, posterTitleRem } from '../../renderer/look/poster-size.ts';

/** A text as it is read, figures unglued. */
const read = (text: string): string => text.replaceAll(GLUE, ' ');

describe('phrases', () => {
  test.each([
    'Hold it to the light below. A code on your phone works too.',
    'Плюшевый заяц ждёт: Инфостойка, 1 этаж, до 21:00',
    'kun ostoksesi ovat tänään 5\u00a0000\u00a0₽, vaikka useasta liikkeestä.',
    'Zeigen Sie Ihre Karte, oder wählen Sie: einen anderen Weg. Weitere Bons dürfen folgen.',
    'A. Smith, 30. November 2026; on floor 1',
    '',
  ])('of “%s” are the text again', (text) => {
    const parts = phrasesOf(text);
    expect(read(parts.map((clauses) => clauses.join(' ')).join(' '))).toBe(read(text));
  });

  test('a sentence ends a phrase, an ordinal and an initial end none', () => {
    expect(phrasesOf('Each receipt counts. The first one shows you where.')).toEqual([
      ['Each receipt counts.'],
      ['The first one shows you where.'],
    ]);
    expect(phrasesOf('Bis zum 30. November gilt das')).toHaveLength(1);
    expect(phrasesOf('The card of A. Smith is kept here')).toHaveLength(1);
  });

  test('nobody gets a line of one short word', () => {
    for (const clauses of phrasesOf('Yes, that is so. No. Not today, and not here, but tomorrow it may be.'))
      for (const clause of clauses) expect(clause.length).toBeGreaterThanOrEqual(10);
  });

  test('the pieces of a clause are the clause again, and what is glued is a piece of its own', () => {
    const [clause = ''] = phrasesOf('Info desk on floor 1 until 21:00 today').flat();
    expect(piecesOf(clause).join('')).toBe(clause);
    expect(piecesOf(clause).filter((piece) => piece.includes(GLUE))).toContain(`floor${GLUE}1`);
    expect(piecesOf('no figure')).toEqual(['no figure']);
  });

  test('glue makes no long chain: a narrow column must hold what is whole', () => {
    for (const text of [
      'Lähdet 6.\u00a0joulukuuta. Jäätkö?',
      'open for 30 minutes until 21:00 on 6 December 2026',
      'ab 5 Euro am 6 Tage',
    ]) {
      const whole = phrasesOf(text)
        .flat()
        .flatMap(piecesOf)
        .filter((piece) => piece.includes(GLUE));
      for (const piece of whole) expect(piece.length).toBeLessThanOrEqual(16);
    }
  });

  test('a figure stays with its word', () => {
    expect(phrasesOf('Инфостойка, 1 этаж').flat().join(' ')).toContain(`1${GLUE}этаж`);
    expect(phrasesOf('Info desk on floor 1').flat().join(' ')).toContain(`floor${GLUE}1`);
  });
});

describe('titles of posters', () => {
  test('words are never torn, and lines never longer than the column', () => {
    expect(linesOf('Kenkäviikot katutason kerroksessa', displayWidth('katutason kerroksessa'))).toBe(2);
    expect(linesOf('one', 0.1)).toBe(1);
  });

  test('the longer the words above the picture, the smaller they are, and never under the smallest size', () => {
    for (const room of Object.values(posterRooms)) {
      const sizes = [
        'Hase',
        'Ein Plüschhase geschenkt',
        'Das große Herbstfest der Schuhe, Regenschirme und Winterjacken',
        'x'.repeat(400),
      ].map((title) => posterTitleRem(title, 'Ein Satz.', room));
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      expect(sizes.at(-1)).toBe(6.4);
      expect(sizes[0]).toBe(11.6);
    }
  });
});
