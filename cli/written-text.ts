/** The text of a file that somebody wrote, cut where it is too long for its kind. */
import { lineOf } from './problem-line.ts';
import { readTextFile } from './read-text-file.ts';

/** null: it cannot be opened, which has been printed as a problem of the file. One character more than `mostCharacters` is enough to be told that it is too long. */
export async function writtenText(file: string, mostCharacters: number): Promise<string | null> {
  // Four bytes a character at the most.
  const read = await readTextFile(file, mostCharacters * 4 + 4);
  if (read.ok) return read.text.slice(0, mostCharacters + 1);
  console.log(lineOf({ file, line: 1, column: 1, where: '', what: read.trouble, nearest: null }, 'problem'));
  return null;
}
