/** Words what the schema found. */
import type * as z from 'zod/mini';
import type { Finding, FilePath } from './file-problem.ts';
import { nearestName } from './nearest-name.ts';

type Issue = z.core.$ZodIssue;

const expectations: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

/** Patterns of the file in words, by the last named key of the path. */
const shapes: Readonly<Record<string, string>> = {
  from: 'a date like 2026-11-21, or with a time like 2026-11-21 10:00',
  until: 'a date like 2026-11-21, or with a time like 2026-11-21 21:00',
  registerUntil: 'a date, or a date with a time',
  collectUntil: 'a date, or a date with a time',
  announced: 'a date, or a date with a time',
  hours: 'hours like 18:00-21:00',
  expires: 'never, 90 days, end of quarter, or a date like 2026-12-31',
};

const slugShape = 'a name of small letters, digits and hyphens, like cafe-tilia';

/** Findings of one schema issue (an unknown key is one finding each). `keysAt` gives the keys that may stand at a place. */
export function findingsOf(issue: Issue, keysAt: (path: FilePath) => readonly string[]): readonly Finding[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        what: `"${key}" is not known here${/^[\w-]+$/.test(key) ? '' : ' (a text with a comma needs quotes)'}`,
        nearest: nearestName(key, keysAt(path)),
        atKey: true,
      }));
    case 'invalid_value':
      return [oneOf(path, issue.values.map(String), issue.input)];
    case 'invalid_type':
      return [
        issue.input === undefined
          ? { path, what: 'is missing' }
          : { path, what: `must be ${expectations[issue.expected] ?? issue.expected}` },
      ];
    case 'invalid_format':
      return [{ path, what: `must be ${shapeAt(path)}` }];
    case 'too_small':
      return [{ path, what: `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${String(issue.minimum)}` }];
    case 'too_big':
      return [{ path, what: `must be at most ${String(issue.maximum)}` }];
    case 'invalid_union':
      return [{ path, what: 'must be a whole number above 0, or all' }];
    case 'invalid_key':
      return [{ path, what: `the name must be ${slugShape}`, atKey: true }];
    case 'not_multiple_of':
    case 'invalid_element':
    case 'custom':
      return [{ path, what: 'is not as expected' }];
  }
}

function shapeAt(path: FilePath): string {
  const key = path.findLast((part) => typeof part === 'string');
  return (typeof key === 'string' ? shapes[key] : undefined) ?? slugShape;
}

function oneOf(path: FilePath, values: readonly string[], input: unknown): Finding {
  const nearest = typeof input === 'string' ? nearestName(input, values) : null;
  return { path, what: input === undefined ? `is missing; one of: ${values.join(', ')}` : `must be one of: ${values.join(', ')}`, nearest };
}
