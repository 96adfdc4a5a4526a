/** The page that says what a slip says. It lies over the page that offers the slip, and knows what was read when: the paper in the hand does not change any more. */
import type { SlipPart } from '../contract/screen-slip.ts';
import type { Page } from './state.ts';

/** @see file comment */
export interface SlipWordsPage {
  readonly kind: 'slip-words';
  readonly parts: readonly SlipPart[];
  readonly under: Exclude<Page, { kind: 'slip-words' }>;
}

/** Pages from which what is read can be printed. */
const printing: ReadonlySet<Page['kind']> = new Set<Page['kind']>([
  'result',
  'voucher',
  'history',
  'who-sees',
  'terms',
  'draw',
  'invite',
  'poster',
]);

/** Whether the page below prints what is read here. */
export const printsBelow = ({ under }: SlipWordsPage): boolean => printing.has(under.kind);
