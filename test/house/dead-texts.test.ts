// Every text is said somewhere: its key stands in a source, or one begins it (`speech.role-${…}`) or says its end (`…-off`). What nobody says is thrown away, in all languages.
import { expect, test } from 'vitest';

import { textOf, treeFiles } from './tree.ts';

const files = treeFiles();
const isText = (name: string): boolean => /^domain\/text\/[a-z]{2}\//.test(name);
const keys = files
  .filter((name) => /^domain\/text\/en\/(?!language\.)[a-z-]+\.ts$/.test(name))
  .flatMap((name) => [...textOf(name).matchAll(/^ {2}'?([\w.-]+)'?:/gm)].map(([, key = '']) => key));

/** Keys, and beginnings of keys, that stand in sources. */
const said = new Set<string>();
const begun = new Set<string>();
for (const name of files) {
  if (isText(name) || name.startsWith('test/') || !/\.(ts|svelte|html)$/.test(name)) continue;
  for (const [, word = '', goesOn] of textOf(name).matchAll(/(?<=['"`\s|])([a-z][\w-]*(?:\.[\w.-]*)?)(\$\{)?/g)) {
    said.add(word);
    if (goesOn !== undefined) begun.add(word);
  }
}

test('no text is never said', () => {
  expect(keys.length).toBeGreaterThan(1500);
  const beginnings = [...begun].filter((each) => each.includes('.'));
  expect(keys.filter((key) => !said.has(key) && !beginnings.some((each) => key.startsWith(each)))).toEqual([]);
});
