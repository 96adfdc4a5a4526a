/** Terms clause by clause, one a line, without empty lines. Nothing is shortened. */
export function clausesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A clause under its heading; '' where it has none. */
export interface Section {
  readonly head: string;
  readonly text: string;
}

/** The beginning of a numbered clause: "3. Who takes part". */
const numbered = /^(\d{1,2}\.\s[^.:]{1,60})[.:]\s+(.+)$/;

/** A numbered clause with its heading. Heading and text together are the clause, but for the full stop between them. */
export function sectionOf(clause: string): Section {
  const found = numbered.exec(clause);
  return { head: found?.[1] ?? '', text: found?.[2] ?? clause };
}

/** A sentence that says first what it is about: `Your points and gifts: you, and the info desk.` What has no such beginning has no heading. */
export function ledSection(sentence: string): Section {
  const at = sentence.search(/: /u);
  return at < 0 || at > 80 ? { head: '', text: sentence } : { head: sentence.slice(0, at), text: sentence.slice(at + 2) };
}
