/** Terms clause by clause, one a line, without empty lines. Nothing is shortened. */
export function clausesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
