/** `passage draw verify`: recomputes a draw from its published files. No database, no network, no trust in whoever held the draw. */
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { publishedNames, verifyFiles } from '../domain/draw/verify-files.ts';
import type { PublishedName } from '../domain/draw/verify-files.ts';

/** `passage draw verify --help`. */
export const verifyHelp = `passage draw verify DIR|FILE... [--secret-hash HASH] [--list-hash HASH]

Needs only the published files announcement.json, entries.txt and result.json (and looks at entries.txt.sha256 and claims.json if they
are there). Says step by step what it checked and draws the winners again. --secret-hash and --list-hash are what you noted
yourself before the draw, from a poster, a newspaper or an earlier copy: with them not even all files exchanged together pass.

Exit code: 0 the winners are right, 1 something does not match (the last line names it) or the draw is not drawn yet, 2 wrong use, 3 a file cannot be read.`;

const wellKnown: ReadonlySet<string> = new Set(publishedNames);
const isPublishedName = (name: string): name is PublishedName => wellKnown.has(name);

/** A file that is none of a draw. */
class WrongFile extends Error {}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path)).isDirectory();
}

async function pathsOf(args: readonly string[]): Promise<ReadonlyMap<PublishedName, string>> {
  const paths = new Map<PublishedName, string>();
  for (const path of args) {
    const name = basename(path);
    if (await isFolder(path)) for (const each of publishedNames) paths.set(each, join(path, each));
    else if (isPublishedName(name)) paths.set(name, path);
    else throw new WrongFile(`${path} is none of ${publishedNames.join(', ')}`);
  }
  return paths;
}

async function textsOf(paths: ReadonlyMap<PublishedName, string>): Promise<Partial<Record<PublishedName, string>>> {
  const texts: Partial<Record<PublishedName, string>> = {};
  for (const [name, path] of paths) {
    try {
      texts[name] = await readFile(path, 'utf8');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  return texts;
}

/** `passage draw verify`. */
export async function verify(args: readonly string[]): Promise<number> {
  let given: { readonly positionals: readonly string[]; readonly secretHash: string | null; readonly listHash: string | null };
  try {
    const options = { 'secret-hash': { type: 'string' }, 'list-hash': { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    given = { positionals, secretHash: values['secret-hash'] ?? null, listHash: values['list-hash'] ?? null };
    if (positionals.length === 0) throw new Error('name the folder or the files');
  } catch (error) {
    console.error(`passage draw verify: ${error instanceof Error ? error.message : String(error)}\n\n${verifyHelp}`);
    return 2;
  }
  try {
    const texts = await textsOf(await pathsOf(given.positionals));
    const { steps, complete, missing } = verifyFiles({ texts, notedSecretHash: given.secretHash, notedListHash: given.listHash });
    for (const { file, ok, what } of steps) console.log(`${ok ? 'ok   ' : 'WRONG'} ${file} ${what}`);
    if (complete) console.log('The winners are those that follow from the announced secret, the published list and the public value.');
    else if (missing !== null)
      console.log(`not checked: ${missing} is not there${missing === 'announcement.json' ? '' : '; the draw has not come so far'}`);
    else console.log('This draw does not match its published files.');
    return complete ? 0 : 1;
  } catch (error) {
    console.error(`passage draw verify: ${error instanceof Error ? error.message : String(error)}`);
    return error instanceof WrongFile ? 2 : 3;
  }
}
