import type { KeyHint } from '../contract/desk-screen.ts';
import type { Say } from '../contract/primitive.ts';

/** A key cap with its words. */
export const hint = (key: string, textKey: string, args: Say['args'] = {}, preset = false): KeyHint => ({
  key,
  code: /^[A-Z]$/.test(key) ? `Key${key}` : key,
  say: { key: textKey, args },
  preset,
});
