// A page carries the areas of texts that it names (renderer/look/carried-areas.ts). Whatever its own code says, and whatever it is told to say, must be among them: a text that a page does not
// carry would show as its key. Keys are read off the sources, beginnings of keys too (`speech.role-${…}`).
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';

import { describe, expect, test } from 'vitest';

import { carriedAreas } from '../../renderer/look/carried-areas.ts';
import { root, textOf, treeFiles } from './tree.ts';

const files = treeFiles();
const areaFiles = files.filter((name) => /^domain\/text\/en\/(?!language\.)[a-z-]+\.ts$/.test(name));
/** Words on paper, of rules read back and of terms: they are worded where they are made, no page is told them as sentences. */
const onPaper = ['slips', 'terms', 'rules'];

/** The area of each text. */
const areaOf = new Map<string, string>();
/** Texts that stand in two areas, of which one would be lost. */
const twice: string[] = [];
for (const file of areaFiles) {
  const area = file.slice('domain/text/en/'.length, -'.ts'.length);
  for (const [, key = ''] of textOf(file).matchAll(/^ {2}'([^']+)':/gm)) {
    if (areaOf.has(key)) twice.push(`${key} in ${areaOf.get(key) ?? ''} and ${area}`);
    areaOf.set(key, area);
  }
}

/** All files that these import for more than their types, and themselves; the texts apart. */
function reached(from: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const todo = [...from];
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    if (seen.has(name) || name.startsWith('domain/text/') || !existsSync(join(root, name))) continue;
    seen.add(name);
    for (const [, kind = '', path = ''] of textOf(name).matchAll(/(?:import|export)\s+(type\s+)?(?:[^'"();]*?from\s+)?'(\.[^']+)'/g))
      if (kind === '') todo.push(join(dirname(name), path));
  }
  return [...seen];
}

/** `key: file` of each text named in these files that is in none of the areas. */
function missing(names: readonly string[], areas: readonly string[]): string[] {
  return names.flatMap((name) =>
    [...textOf(name).matchAll(/['"`]([a-z][a-z0-9-]*\.[a-z0-9.-]*)(\$\{)?/g)]
      .flatMap(([, start = '', open]) =>
        open === undefined ? [start].filter((key) => areaOf.has(key)) : [...areaOf.keys()].filter((key) => key.startsWith(start)),
      )
      .filter((key) => !areas.includes(areaOf.get(key) ?? ''))
      .map((key) => `${key}: ${name}`),
  );
}

const inFolders = (...folders: readonly string[]): readonly string[] =>
  files.filter((name) => folders.some((folder) => name.startsWith(`${folder}/`)) && name.endsWith('.ts'));

describe('a page carries', () => {
  test.each(['kiosk', 'desk', 'visitor', 'devices'] as const)('every text that the %s page says', (page) => {
    const names = reached([`renderer/${page}/main.ts`]);
    expect(names.length).toBeGreaterThan(10);
    expect(missing(names, carriedAreas[page])).toEqual([]);
  });

  test('every text that a kiosk is told to say', () => {
    const names = reached(inFolders('domain/visit', 'domain/service', 'domain/decide'));
    expect(missing(names, [...carriedAreas.kiosk, ...onPaper])).toEqual([]);
  });

  test('every text that a desk is told to say', () => {
    const names = reached(inFolders('domain/desk', 'main/desk', 'domain/decide'));
    expect(missing(names, [...carriedAreas.desk, ...onPaper])).toEqual([]);
  });
});

test('every area is a file, and no text stands in two of them', () => {
  const known = areaFiles.map((file) => file.slice('domain/text/en/'.length, -'.ts'.length));
  expect(areaOf.size).toBeGreaterThan(1000);
  expect(Object.values(carriedAreas).flatMap((areas) => areas.filter((area) => !known.includes(area)))).toEqual([]);
  expect(twice).toEqual([]);
});
