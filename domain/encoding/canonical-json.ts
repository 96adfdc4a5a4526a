/** How deep a value may be nested; facts and documents need fewer than ten. */
const maxDepth = 64;

/** Why a value has no canonical form. `path` names the place, for example `body.amountMinor`. */
export class NotCanonical extends Error {
  readonly path: string;
  constructor(path: string, what: string) {
    super(`no canonical JSON: ${path === '' ? 'the value' : path} ${what}`);
    this.name = 'NotCanonical';
    this.path = path;
  }
}

/**
 * The one JSON text of a value: keys sorted by UTF-16 code unit, no white space, whole numbers only. Equal values have equal texts, so a
 * text can be hashed, signed and compared. Throws `NotCanonical` for what would not survive every store alike: undefined, fractions, numbers beyond
 * 2^53, NUL and lone surrogates in strings, anything that is not plain data.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '', 0);
}

function write(value: unknown, path: string, depth: number): string {
  if (depth > maxDepth) throw new NotCanonical(path, `is nested deeper than ${maxDepth}`);
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return writeNumber(value, path);
    case 'string':
      return writeString(value, path);
    case 'object':
      return Array.isArray(value) ? writeArray(value, path, depth) : writeObject(value, path, depth);
    default:
      throw new NotCanonical(path, `is ${typeof value}`);
  }
}

function writeNumber(value: number, path: string): string {
  if (!Number.isSafeInteger(value)) throw new NotCanonical(path, `is ${value}, not a whole number within 2^53`);
  return value === 0 ? '0' : String(value);
}

function writeString(value: string, path: string): string {
  if (value.includes('\u0000')) throw new NotCanonical(path, 'holds a NUL character');
  if (!value.isWellFormed()) throw new NotCanonical(path, 'holds half a surrogate pair');
  return JSON.stringify(value);
}

function writeArray(value: readonly unknown[], path: string, depth: number): string {
  const parts: string[] = [];
  // By index and not by map: a hole in the array must be seen as undefined, not skipped.
  for (let index = 0; index < value.length; index += 1) parts.push(write(value[index], `${path}[${index}]`, depth + 1));
  return `[${parts.join(',')}]`;
}

function writeObject(value: object, path: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new NotCanonical(path, 'is not plain data');
  const parts: string[] = [];
  for (const [key, item] of Object.entries(value).sort(byKey)) {
    const itemPath = path === '' ? key : `${path}.${key}`;
    parts.push(`${writeString(key, itemPath)}:${write(item, itemPath, depth + 1)}`);
  }
  return `{${parts.join(',')}}`;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
