/** JSON objects as receipts carry them: one level of names with texts and numbers. */

/**
 * Names (lower case) and values as text of a JSON object; numbers as their shortest decimal, which is the written one up to 15 digits. Values that are neither text nor
 * number are left out. null: not a JSON object.
 */
export function flatJsonOf(text: string): ReadonlyMap<string, string> | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(parsed)) {
    if (typeof value === 'string') fields.set(name.toLowerCase(), value.trim());
    else if (typeof value === 'number') fields.set(name.toLowerCase(), String(value));
  }
  return fields;
}
