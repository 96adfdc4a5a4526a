/** What is wrong with words that only the ear gets: each is a class of mistakes that was once heard. */

/** A kind of mistake and how it sounds in words. */
const faults: readonly (readonly [name: string, found: RegExp])[] = [
  ['a number falls apart into its groups', /(?<![\d ])\d{1,3}[ \u00a0\u202f]\d{3}(?!\d)/u],
  ['a sign has no word', /[•·×−+№₽€→|\u2060\u200e]/u],
  ['a unit is a letter', /\d[ \u00a0](?:s|с|min|мин)(?=$|[.,;:)])/u],
  ['nothing is said', /^[\s.,;:]*$/u],
];

/** `spoken`: what was said at one stroke, paragraph by paragraph. */
export function earFaults(spoken: readonly string[]): string[] {
  const found = spoken.flatMap((words) => faults.filter(([, sounds]) => sounds.test(words)).map(([name]) => `${name}: "${words}"`));
  spoken.forEach((words, at) => {
    if (at > 0 && spoken[at - 1] === words) found.push(`said twice: "${words}"`);
  });
  return found;
}
