/** What all slips have in common: mall above, black band, where and when below. */
import { maskedLast4 } from '../card/masked-number.ts';
import type { SlipBlock, SlipDocument, SlipRow } from './slip-document.ts';
import type { SlipFrame } from './slip-input.ts';

/** Mark, mall and border. */
export const head = (frame: SlipFrame): SlipBlock[] => [{ kind: 'brand', name: frame.mallName }, { kind: 'border' }];

/** COPY on a reprint, TEST on what a test card asked for, both on the copy of a test; null on an original. */
export const markOf = (frame: SlipFrame): string | null => {
  const marks = [...(frame.test ? [frame.say('slip.test')] : []), ...(frame.copy > 0 ? [frame.say('slip.copy')] : [])];
  return marks.length === 0 ? null : marks.join(' · ');
};

/** "card ••4821", or nothing without a card. */
export const cardLabel = (frame: SlipFrame): string =>
  frame.last4 === null ? '' : frame.say('slip.card', { card: maskedLast4(frame.last4) });

/** The black band. */
export const band = (frame: SlipFrame, text: string, label: string): SlipBlock => ({ kind: 'band', text, label, copy: markOf(frame) });

/** The card in hand in the band, where a slip has no reference of its own. */
export const cardBand = (frame: SlipFrame): SlipBlock =>
  frame.last4 === null ? band(frame, frame.kiosk, '') : band(frame, maskedLast4(frame.last4), frame.say('slip.card', { card: '' }).trim());

/** Fine print: that nothing was posted (a test card), what holds, and where the slip was made. */
export const foot = (frame: SlipFrame, lines: readonly string[]): SlipBlock[] => {
  const made = frame.say(frame.atDesk ? 'slip.made-desk' : 'slip.made', {
    kiosk: frame.kiosk,
    when: frame.when,
    journal: String(frame.journal),
  });
  return [{ kind: 'border' }, { kind: 'fine', lines: [...(frame.test ? [frame.say('slip.test-card')] : []), ...lines, made] }];
};

/** A whole slip around its blocks. */
export const slipOfBlocks = (frame: SlipFrame, blocks: readonly SlipBlock[], fine: readonly string[]): SlipDocument => ({
  language: frame.language,
  blocks: [...head(frame), ...blocks, ...foot(frame, fine)],
});

/** A row of two or three cells. */
export const row = (bold: boolean, ...cells: [string, string] | [string, string, string]): SlipRow => ({ cells, bold });

/** Rows with a dashed line below; nothing for none. */
export const group = (rows: readonly SlipRow[]): SlipBlock[] => (rows.length === 0 ? [] : [{ kind: 'rows', rows }, { kind: 'rule' }]);

/** Parts with a dashed line between them. */
export const ruled = (parts: readonly (readonly SlipBlock[])[]): SlipBlock[] =>
  parts.filter((part) => part.length > 0).flatMap((part, at): SlipBlock[] => (at === 0 ? [...part] : [{ kind: 'rule' }, ...part]));
