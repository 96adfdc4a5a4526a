/** Where, from when and how long points of an award can be spent. */
import type { PointsLife, PointsStart } from '../contract/campaign.ts';
import type { MomentReader } from './draft-moment.ts';
import type { FilePath } from '../written-file/file-problem.ts';

/** A local time where a version has an instant. */
interface FixedLocal {
  readonly kind: 'fixed';
  readonly atLocal: string;
}

/** @see pointsLife */
export type DraftLife = Exclude<PointsLife, { readonly kind: 'fixed' }> | FixedLocal;

/** @see pointsStart */
export type DraftStart = Exclude<PointsStart, { readonly kind: 'fixed' }> | FixedLocal;

/** "never", "90 days", "100 idle days", "end of month", or a last day. */
export function lifeOf(text: string | undefined, path: FilePath, moments: MomentReader): DraftLife {
  switch (text) {
    case undefined:
    case 'never':
      return { kind: 'never' };
    case 'end of month':
      return { kind: 'end-of-month' };
    case 'end of quarter':
      return { kind: 'end-of-quarter' };
    case 'end of year':
      return { kind: 'end-of-year' };
    default: {
      const days = daysIn(text);
      if (days === null) return { kind: 'fixed', atLocal: moments.end(text, path) };
      return { kind: text.includes('idle') ? 'idle-days' : 'days', days };
    }
  }
}

/** "next day", "14 days", or a first day. */
export function startOf(text: string | undefined, path: FilePath, moments: MomentReader): DraftStart {
  if (text === undefined) return { kind: 'at-once' };
  if (text === 'next day') return { kind: 'days', days: 1 };
  const days = daysIn(text);
  return days === null ? { kind: 'fixed', atLocal: moments.start(text, path) } : { kind: 'days', days };
}

/** Number of "90 days", "1 day", "100 idle days"; null: the text is none of these. */
export function daysIn(text: string): number | null {
  const match = /^(\d+) (?:idle )?days?$/.exec(text);
  return match === null ? null : Number(match[1]);
}
