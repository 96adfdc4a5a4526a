// docs/journeys.md names for each step of the journeys the tests that prove it. The table must not rot: each file is there, and a test in it bears the words.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';
import { describe, expect, test } from 'vitest';

import { root, textOf } from './tree.ts';

const page = 'docs/journeys.md';
const parts = ['J1', 'J2', 'J3', 'House rules'];

/** A row of the page's tables. */
interface Row {
  readonly part: string;
  readonly step: string;
  readonly proof: string;
  readonly columns: number;
}

function rowsOf(text: string): readonly Row[] {
  const rows: Row[] = [];
  let part = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('## ')) part = line.slice(3);
    if (!line.startsWith('| ') || /^\| (step|rule) \|/.test(line)) continue;
    const cells = line.split('|').slice(1, -1);
    rows.push({ part, step: (cells[0] ?? '').trim(), proof: (cells.at(-1) ?? '').trim(), columns: cells.length });
  }
  return rows;
}

/** Each `file`: `words` of a cell. */
function proofsOf(cell: string): readonly { readonly file: string; readonly words: string }[] {
  return [...cell.matchAll(/`(test\/[^`]+\.ts)`: `([^`]+)`/g)].map(([, file = '', words = '']) => ({ file, words }));
}

/** Titles of the tests and groups in a file as they are written there: the first argument of test(), describe(), test.each()(), test.for()(). */
function titlesOf(file: string): readonly string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(test|it|describe)\b/.test(node.expression.getText(source))) {
      const title = node.arguments[0];
      if (title !== undefined && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title)))
        titles.push(ts.isStringLiteralLike(title) ? title.text : title.getText(source));
    }
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true);
  visit(source);
  return titles;
}

const rows = rowsOf(textOf(page));

describe('the table of the journeys', () => {
  test.each(parts)('%s has its steps', (part) => {
    expect(rows.filter((row) => row.part.startsWith(part)).length).toBeGreaterThan(5);
  });

  test.each(['J1', 'J2', 'J3'])('%s leaves out no step', (part) => {
    const steps = new Set(rows.filter((row) => row.part.startsWith(part)).map((row) => /^J\d\.(\d+)/.exec(row.step)?.[1]));
    const last = Math.max(...[...steps].map(Number));
    expect(Array.from({ length: last }, (_, n) => String(n + 1)).filter((n) => !steps.has(n))).toEqual([]);
  });

  test('has four cells in each row', () => {
    expect(rows.filter((row) => row.columns !== 4)).toEqual([]);
  });

  test('names for each step a test, or says plainly what is missing', () => {
    expect(rows.filter((row) => proofsOf(row.proof).length === 0 && !/^(not|in part): \S/.test(row.proof)).map((row) => row.step)).toEqual(
      [],
    );
  });

  test('names only tests that exist, by words of their titles', () => {
    const proofs = rows.flatMap((row) => proofsOf(row.proof));
    const files = [...new Set(proofs.map((proof) => proof.file))];
    const titles = new Map(files.map((file) => [file, existsSync(join(root, file)) ? titlesOf(file) : []]));
    expect(proofs.filter(({ file, words }) => titles.get(file)?.some((title) => title.includes(words)) !== true)).toEqual([]);
  });
});
