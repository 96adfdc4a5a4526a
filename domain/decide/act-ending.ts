/** How an act of the server ended. */
import type { ActRefusal } from '../contract/act.ts';

/** A refusal says in words, for the office and the log, what was wrong and what to do. */
export type ActEnding = { readonly ok: true } | { readonly ok: false; readonly refusal: ActRefusal; readonly detail: string };

/** The usual good end. */
export const done: ActEnding = { ok: true };

/** A no with its reason; nothing was written. */
export const no = (refusal: ActRefusal, detail: string): ActEnding => ({ ok: false, refusal, detail });
