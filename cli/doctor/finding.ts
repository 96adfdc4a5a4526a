/**
 * What the doctor says about one thing. `missing` keeps Passage from running; `optional` is absent but only needed by
 * those who use it; `advice` says how to get it, in words that can be typed.
 */
export interface Finding {
  readonly name: string;
  readonly state: 'ok' | 'missing' | 'optional';
  readonly detail: string;
  readonly advice: string | null;
}

/** Present and usable. */
export function ok(name: string, detail: string): Finding {
  return { name, state: 'ok', detail, advice: null };
}

/** Passage cannot run without it. */
export function missing(name: string, detail: string, advice: string): Finding {
  return { name, state: 'missing', detail, advice };
}

/** Only some need it. */
export function optional(name: string, detail: string, advice: string): Finding {
  return { name, state: 'optional', detail, advice };
}
