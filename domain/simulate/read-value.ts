/** Values as they stand in files of other systems: money with a dot or a comma, dates in two orders. */
import { isLocalDate, isLocalDateTime } from '../time/local-time.ts';

/** A value, or what is wrong with its text. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly what: string };

const good = <T>(value: T): Read<T> => ({ ok: true, value });
const bad = (what: string): { readonly ok: false; readonly what: string } => ({ ok: false, what });

const plain = /^(\d+)(?:[.,](\d+))?$/;
const pointGroups = /^(\d{1,3}(?:\.\d{3})+),(\d+)$/;
const commaGroups = /^(\d{1,3}(?:,\d{3})+)\.(\d+)$/;

/**
 * Money in major units as minor units: `2450`, `2450.5`, `2450,50`, `2 450,50`, `2.450,50`, `2,450.50`. `1,234` is refused where the currency has two decimals: it
 * could be either. `digits`: decimals of the currency.
 */
export function readMoney(text: string, digits: number): Read<number> {
  if (text.startsWith('-') || text.startsWith('−'))
    return bad(`"${text}" is negative; goods that went back are not simulated, leave the line out`);
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '');
  const match = pointGroups.exec(bare) ?? commaGroups.exec(bare) ?? plain.exec(bare);
  if (match === null) return bad(`"${text}" is no amount; write 2450.50 or 2450,50`);
  const whole = (match[1] ?? '').replace(/[.,]/g, '');
  const part = (match[2] ?? '').replace(/0+$/, '');
  if ((match[2] ?? '').length > digits && (match[2] ?? '').length === 3)
    return bad(`"${text}" could mean thousands; write it without the sign between them`);
  if (part.length > digits) return bad(`"${text}" has more than ${digits} decimals`);
  const minor = Number(whole + part.padEnd(digits, '0'));
  return Number.isSafeInteger(minor) ? good(minor) : bad(`"${text}" is too large`);
}

const isoTime = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?)?$/;
const dottedTime = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[, ]+(\d{1,2}:\d{2})(?::(\d{2}))?)?$/;

/** A local date and time as `YYYY-MM-DDTHH:MM:SS`: `2026-11-21T14:30`, `2026-11-21 14:30:05`, `21.11.2026 14:30`. Without a time it is noon, as for typed receipts. */
export function readLocalTime(text: string): Read<string> {
  const iso = isoTime.exec(text);
  const dotted = iso === null ? dottedTime.exec(text) : null;
  const date = iso?.[1] ?? (dotted === null ? '' : `${dotted[3] ?? ''}-${two(dotted[2])}-${two(dotted[1])}`);
  const clock = (iso === null ? dotted?.[4] : iso[2]) ?? '12:00';
  const seconds = (iso === null ? dotted?.[5] : iso[3]) ?? '00';
  const local = `${date}T${clock.padStart(5, '0')}:${seconds}`;
  return isLocalDateTime(local) ? good(local) : bad(`"${text}" is no date and time; write 2026-11-21 14:30`);
}

/** A local date as `YYYY-MM-DD`: `2026-11-21` or `21.11.2026`. */
export function readLocalDate(text: string): Read<string> {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const date = dotted === null ? text : `${dotted[3] ?? ''}-${two(dotted[2])}-${two(dotted[1])}`;
  return isLocalDate(date) ? good(date) : bad(`"${text}" is no date; write 2026-11-21`);
}

const two = (text: string | undefined): string => (text ?? '').padStart(2, '0');

/** A short name of the catalogue (shop, category, tier): lower case, as campaign files write it. */
export function readSlug(text: string): Read<string> {
  const slug = text.toLowerCase();
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(slug) ? good(slug) : bad(`"${text}" is no name as campaign files write it (a-z, 0-9 and "-")`);
}

/** One of a few words; '' is `fallback`. */
export function readOneOf<Word extends string, Fallback>(text: string, words: readonly Word[], fallback: Fallback): Read<Word | Fallback> {
  if (text === '') return good(fallback);
  const found = words.find((word) => word === text.toLowerCase());
  return found === undefined ? bad(`"${text}" is none of ${words.join(', ')}`) : good(found);
}
