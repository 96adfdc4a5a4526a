/** Damage done to codes that are lists of named fields, for the tests of their formats. */

/** The text with another value of a field; the field's first place counts. */
export function withField(text: string, name: string, value: string): string {
  return text.replace(new RegExp(`([?&])${name}=[^&]*`, 'i'), (_all, before: string) => `${before}${name}=${value}`);
}

/** The text without a field. */
export function withoutField(text: string, name: string): string {
  return text.replace(new RegExp(`([?&])${name}=[^&]*&?`, 'i'), '$1').replace(/[?&]$/, '');
}
