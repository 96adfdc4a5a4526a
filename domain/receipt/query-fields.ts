/** Named fields of a receipt's code: `t=20210922T224125&s=13507.0&...`. */

/** @see queryFields */
export interface QueryFields {
  /** Values by lower-case name, percent signs decoded. */
  readonly values: ReadonlyMap<string, string>;
  /** A name that was given twice with two values, at most 40 characters of it: such a code says nothing. null: there is none. */
  readonly twice: string | null;
}

/** More parts than any receipt has. */
const maxParts = 40;
const maxSeen = 40;

/**
 * Splits a query at `&` and each part at its first `=`. A `+` stays a plus: receipts write time zones and base64 with it. Parts without a name are passed over; what comes
 * after forty parts is not looked at.
 */
export function queryFields(query: string): QueryFields {
  const values = new Map<string, string>();
  let twice: string | null = null;
  for (const part of query.split('&', maxParts)) {
    const equals = part.indexOf('=');
    if (equals < 1) continue;
    const key = part.slice(0, equals).trim().toLowerCase();
    const value = percentDecoded(part.slice(equals + 1)).trim();
    const before = values.get(key);
    if (before !== undefined && before !== value) twice = key.slice(0, maxSeen);
    values.set(key, value);
  }
  return { values, twice };
}

/** The text without percent signs; a broken escape stays as it is and fails its field's check. */
export function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
