/**
 * Texts of a slip cut to what paper can bear. Names and titles come from the house's data, and drawing one of ten thousand letters would stop the kiosk for minutes; nobody reads such a
 * line anyway. Letters are counted as a reader sees them, roughly: code points.
 */
import type { SlipBlock } from '../../domain/slip/slip-document.ts';

/** A name, a title, a cell: three lines of the largest type. */
const lineMax = 160;
/** A paragraph of terms: two pages of a book. */
const paragraphMax = 6000;

/** At most `max` code points; what is cut ends with an ellipsis. */
const cut = (text: string, max: number): string => {
  if (text.length <= max) return text;
  // A code point is one or two units: no more of a huge text is looked at than can stay.
  const points = [...text.slice(0, 2 * max)];
  return points.length <= max && text.length <= 2 * max ? text : `${points.slice(0, max - 1).join('')}…`;
};

const line = (text: string): string => cut(text, lineMax);

const cells = (
  all: readonly [string, string?, string?],
): readonly [string] | readonly [string, string] | readonly [string, string, string] => {
  const [left, middle, right] = all;
  if (middle === undefined) return [line(left)];
  return right === undefined ? [line(left), line(middle)] : [line(left), line(middle), line(right)];
};

/** The block with every text of a bounded length. Codes (QR, bars) stay as they are: a cut code is another code. */
export const boundedBlock = (block: SlipBlock): SlipBlock => {
  switch (block.kind) {
    case 'brand':
      return { ...block, name: line(block.name) };
    case 'message':
    case 'heading':
      return { ...block, text: line(block.text) };
    case 'facts':
      return { ...block, lines: block.lines.map(line) };
    case 'band':
      return { ...block, text: line(block.text), label: line(block.label), copy: block.copy === null ? null : line(block.copy) };
    case 'sign':
      return { ...block, label: line(block.label) };
    case 'rows':
      return { ...block, rows: block.rows.map((row) => ({ ...row, cells: cells(row.cells) })) };
    case 'identifiers':
      return { ...block, items: block.items.map(line) };
    case 'prose':
      return { ...block, paragraphs: block.paragraphs.map(({ lead, text }) => ({ lead: line(lead), text: cut(text, paragraphMax) })) };
    case 'fine':
      return { ...block, lines: block.lines.map((text) => cut(text, paragraphMax)) };
    default:
      return block;
  }
};
