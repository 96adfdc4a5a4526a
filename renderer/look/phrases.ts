/** Stands for a space at which no line may end; what is shown and read is a plain space. */
export const GLUE = '\u2007';

/** Shorter parts stay with their neighbours: nobody wants a line of one word. */
const SHORTEST = 10;

/** A figure and the word it counts, or the short word that leads to it: '1 этаж', 'floor 1', 'until 21:00' are never torn. */
function gluedFigures(text: string): string {
  return text
    .replace(/(?<![:\d.])(\d[\d.,]*) (?=\p{L}{1,9}(?!\p{L}| \d))/gu, `$1${GLUE}`)
    .replace(/(?<!\p{L})(\p{L}{1,5}) (?=\d[\d.,:]{0,5}(?: |$))/gu, `$1${GLUE}`);
}

function parted(text: string, where: RegExp): string[] {
  const parts: string[] = [];
  for (const part of text.split(where)) {
    const last = parts.at(-1);
    if (last === undefined || (last.length >= SHORTEST && part.length >= SHORTEST)) parts.push(part);
    else parts[parts.length - 1] = `${last} ${part}`;
  }
  return parts;
}

/**
 * The sentences of a text, each with its clauses: what a line should hold whole where it has room. A full stop after a figure or an initial ends no sentence
 * ('30. November', 'A. Smith'). Figures are glued to their words.
 */
export function phrasesOf(text: string): readonly (readonly string[])[] {
  return parted(gluedFigures(text), /(?<=\S[:;?!]|[\p{L}₽)”»“’]{2}\.) /u).map((sentence) => parted(sentence, /(?<=\S,) /u));
}

/** A clause in pieces: plain text, and between them what must stay whole, glue and all. */
export function piecesOf(clause: string): readonly string[] {
  return clause.split(/([^ ]*\u2007[^ ]*)/).filter((piece) => piece !== '');
}
