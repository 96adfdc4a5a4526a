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
  const trail: Trail = [];
  return write(value, trail);
}

/** Keys and indexes from the root to where writing is now: a path is only put into words when something is wrong. */
type Trail = (string | number)[];

function refuse(trail: Trail, what: string): never {
  let path = '';
  for (const step of trail) path += typeof step === 'number' ? `[${step}]` : path === '' ? step : `.${step}`;
  throw new NotCanonical(path, what);
}

function write(value: unknown, trail: Trail): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, trail);
    case 'number':
      if (!Number.isSafeInteger(value)) refuse(trail, `is ${value}, not a whole number within 2^53`);
      return value === 0 ? '0' : String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (trail.length >= maxDepth) refuse(trail, `is nested deeper than ${maxDepth}`);
      return Array.isArray(value) ? writeArray(value, trail) : writeObject(value, trail);
    default:
      return refuse(trail, `is ${typeof value}`);
  }
}

/** Printable ASCII without quote and backslash: its JSON is itself. Nearly every string of a fact or document is one. */
const plain = /^[ !#-[\]-~]*$/;

function writeString(value: string, trail: Trail): string {
  if (plain.test(value)) return `"${value}"`;
  if (value.includes('\u0000')) refuse(trail, 'holds a NUL character');
  if (!value.isWellFormed()) refuse(trail, 'holds half a surrogate pair');
  return JSON.stringify(value);
}

function writeArray(value: readonly unknown[], trail: Trail): string {
  let text = '';
  // By index and not by map: a hole in the array must be seen as undefined, not skipped.
  for (let index = 0; index < value.length; index += 1) {
    trail.push(index);
    text += (index === 0 ? '' : ',') + write(value[index], trail);
    trail.pop();
  }
  return `[${text}]`;
}

function writeObject(value: object, trail: Trail): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) refuse(trail, 'is not plain data');
  let text = '';
  // The default sort is by UTF-16 code unit.
  for (const key of Object.keys(value).sort()) {
    trail.push(key);
    text += `${text === '' ? '' : ','}${writeString(key, trail)}:${write(Reflect.get(value, key), trail)}`;
    trail.pop();
  }
  return `{${text}}`;
}
