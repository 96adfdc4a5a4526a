/** What a slip says, in the order in which it is read: every word that the printer prints, from the same document, so that neither can say what the other does not. */
import type { SlipPart } from '../contract/screen-slip.ts';
import type { SlipBlock, SlipDocument } from './slip-document.ts';

const wordsOf = (block: SlipBlock): SlipPart[] => {
  switch (block.kind) {
    case 'brand':
      return [{ kind: 'brand', text: block.name }];
    case 'message':
      return [{ kind: 'title', text: block.text }];
    case 'facts':
      return [...block.lines.map((text): SlipPart => ({ kind: 'line', text })), ...(block.qr === null ? [] : [square])];
    case 'band':
      return [{ kind: 'band', text: block.text, label: block.label, mark: block.copy }];
    case 'heading':
      return [{ kind: 'heading', text: block.text }];
    case 'prose':
      return block.paragraphs.map(({ lead, text }) => ({ kind: 'paragraph', lead, text }));
    case 'rows':
      return block.rows.map(({ cells, bold }) => ({ kind: 'row', cells: cells.filter((cell) => cell !== ''), bold }));
    case 'identifiers':
      return block.items.map((text) => ({ kind: 'id', text }));
    case 'bars':
      return [{ kind: 'code', text: block.text }];
    case 'sign':
      return [{ kind: 'line', text: block.label }];
    case 'alphabets':
      return block.samples.map(({ text }) => ({ kind: 'line', text }));
    case 'fine':
      return block.lines.map((text) => ({ kind: 'fine', text }));
    case 'rule':
      return [{ kind: 'rule' }];
    // ornaments and measures say nothing
    case 'border':
    case 'ruler':
      return [];
  }
};

/** A code that only a scanner reads. */
const square: SlipPart = { kind: 'code', text: null };

/** All of it; a line without words, which only makes room on paper, is none. */
export const slipWords = ({ blocks }: SlipDocument): SlipPart[] => blocks.flatMap(wordsOf).filter((part) => !isEmpty(part));

const isEmpty = (part: SlipPart): boolean =>
  part.kind === 'row' ? part.cells.length === 0 : part.kind !== 'rule' && part.kind !== 'code' && part.text === '';
