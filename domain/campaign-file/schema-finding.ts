/** Words what the schema found. */
import type * as z from 'zod/mini';
import { meantKey } from './file-keys.ts';
import type { Finding, FilePath } from '../written-file/file-problem.ts';
import { nearestName } from '../written-file/nearest-name.ts';

type Issue = z.core.$ZodIssue;

const expectations: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, like [a, b]',
  object: 'a group of keys',
  record: 'a group of keys',
};

const moment = 'a date like 2026-11-21, or with a time like "2026-11-21 21:00"';

/** Patterns of the file in words, by the last named key of the path. */
const shapes: Readonly<Record<string, string>> = {
  from: moment,
  until: moment,
  registerUntil: moment,
  collectUntil: moment,
  announced: moment,
  closes: moment,
  drawn: moment,
  hours: 'hours like "18:00-21:00"',
  every: 'receipt, day, week, month, quarter, year, "30 days" or campaign',
  on: 'receipt, joined, confirmed, birthday, or "questionnaire NAME"',
  register: 'same day, next day, or days like "3 days"',
  expires: 'never, 90 days, 100 idle days, end of month, end of quarter, end of year, or a date like 2026-12-31',
  spendFrom: 'next day, 14 days, or a date like 2026-12-01',
  tierUntil: 'end of year, end of next year, or 365 days',
  joinedWithin: 'days like "30 days"',
  idle: 'days like "90 days"',
  within: '"90 days" or "3 months"',
  claimWithin: 'days like "14 days"',
  age: '"25-50" or "60+"',
  kiosks: 'a kiosk or desk, like K3 or D1',
};

const slugShape = 'a name of small letters, digits and hyphens, like cafe-tilia';

/** Unions in words, by the key that holds them. */
const unions: Readonly<Record<string, string>> = {
  perAccount: 'a whole number above 0, or all',
  gift: 'a gift, or a list of up to 12 gifts to choose from',
};

/** Findings of one schema issue (an unknown key is one finding each). */
export function findingsOf(issue: Issue): readonly Finding[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        what: `"${key}" is not known here${/^[\w-]+$/.test(key) ? '' : ' (a text with a comma needs quotes)'}`,
        nearest: meantKey(key, path),
        atKey: true,
      }));
    case 'invalid_value':
      return [oneOf(path, issue.values.map(String), issue.input)];
    case 'invalid_type':
      if (issue.input === undefined) return [{ path, what: 'is missing' }];
      return [{ path, what: `must be ${shapeAt(path) ?? expectations[issue.expected] ?? issue.expected}` }];
    case 'invalid_format':
      return [{ path, what: `must be ${shapeAt(path) ?? slugShape}`, nearest: nearestShape(path, issue.input) }];
    case 'too_small':
      return [
        {
          path,
          what: `must ${have(issue.origin)} ${issue.inclusive === false ? 'more than' : 'at least'} ${String(issue.minimum)}${entries(issue.origin)}`,
        },
      ];
    case 'too_big':
      return [{ path, what: `must ${have(issue.origin)} at most ${String(issue.maximum)}${entries(issue.origin)}` }];
    case 'invalid_union':
      return [
        {
          path,
          what: `must be ${shapeAt(path) ?? unions[lastKey(path)] ?? 'a text, a whole number, true or false, or a text in each language'}`,
          nearest: nearestShape(path, issue.input),
        },
      ];
    case 'invalid_key':
      return [{ path, what: `the name must be ${slugShape}`, atKey: true }];
    case 'not_multiple_of':
    case 'invalid_element':
    case 'custom':
      return [{ path, what: 'is not as expected' }];
  }
}

function have(origin: string): string {
  return origin === 'array' ? 'have' : 'be';
}

function entries(origin: string): string {
  return origin === 'array' ? ' entries' : '';
}

function lastKey(path: FilePath): string {
  const key = path.findLast((part) => typeof part === 'string');
  return typeof key === 'string' ? key : '';
}

function shapeAt(path: FilePath): string | undefined {
  return Object.hasOwn(shapes, lastKey(path)) ? shapes[lastKey(path)] : undefined;
}

/** Fixed words that a pattern allows, for a slip of the pen: `every: mnoth`. */
const fixedWords: Readonly<Record<string, readonly string[]>> = {
  every: ['receipt', 'day', 'week', 'month', 'quarter', 'year', 'campaign'],
  on: ['receipt', 'joined', 'confirmed', 'birthday'],
  expires: ['never', 'end of month', 'end of quarter', 'end of year'],
  register: ['same day', 'next day'],
  spendFrom: ['next day'],
  tierUntil: ['end of year', 'end of next year'],
};

function nearestShape(path: FilePath, input: unknown): string | null {
  const words = Object.hasOwn(fixedWords, lastKey(path)) ? fixedWords[lastKey(path)] : undefined;
  return words === undefined || typeof input !== 'string' ? null : nearestName(input, words);
}

function oneOf(path: FilePath, values: readonly string[], input: unknown): Finding {
  // A key that is only ever said or left out: `invited: true`.
  if (values.length === 1 && values[0] === 'true') return { path, what: 'must be true, or left out' };
  const nearest = typeof input === 'string' ? nearestName(input, values) : null;
  return { path, what: input === undefined ? `is missing; one of: ${values.join(', ')}` : `must be one of: ${values.join(', ')}`, nearest };
}
