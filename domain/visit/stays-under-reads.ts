import type { Page } from './state.ts';

const keptKinds: readonly Page['kind'][] = [
  'join',
  'join-done',
  'enter-code',
  'question',
  'birthday',
  'find-phone',
  'gift-confirm',
  'printing',
  'paper',
];

/**
 * Whether a page stays, with a sound alone, when something is read that opens nothing: typed things, a number to write down, a print under way. The form of a scanned code with gaps
 * comes back by itself after a message; a receipt typed as a whole would be gone.
 */
export const staysUnderReads = (page: Page): boolean =>
  keptKinds.includes(page.kind) || (page.kind === 'type-receipt' && page.form.draft === null);
