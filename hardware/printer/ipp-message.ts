/** Messages of the Internet Printing Protocol as bytes (RFC 8010), as much of it as handing over a job and asking after it takes. */

/** A value with its tag. Other tags are read as text. */
export type IppValue =
  | { readonly tag: 'integer' | 'enum'; readonly value: number }
  | { readonly tag: 'boolean'; readonly value: boolean }
  | { readonly tag: 'charset' | 'language' | 'uri' | 'name' | 'keyword' | 'mime'; readonly value: string };

export type IppAttribute = { readonly name: string; readonly values: readonly IppValue[] };

export type IppGroup = { readonly group: 'operation' | 'job' | 'printer' | 'unsupported'; readonly attributes: readonly IppAttribute[] };

/** `code`: operation of a request, status of an answer. */
export type IppMessage = {
  readonly code: number;
  readonly requestId: number;
  readonly groups: readonly IppGroup[];
  /** What follows the attributes: the document of a Print-Job. */
  readonly data: Uint8Array;
};

/** Operations (RFC 8011, 5.4.15). */
export const ippOperations = { printJob: 0x0002, cancelJob: 0x0008, getJobAttributes: 0x0009, getPrinterAttributes: 0x000b } as const;

/** Bytes that are not IPP, with what was wrong. */
export class IppError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'IppError';
  }
}

const groupTags = { operation: 0x01, job: 0x02, printer: 0x04, unsupported: 0x05 } as const;
const endTag = 0x03;
const valueTags = {
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mime: 0x49,
} as const;
const textTags = new Map<number, 'charset' | 'language' | 'uri' | 'name' | 'keyword' | 'mime'>([
  [0x42, 'name'],
  [0x44, 'keyword'],
  [0x45, 'uri'],
  [0x47, 'charset'],
  [0x48, 'language'],
  [0x49, 'mime'],
]);
const groupNames = new Map<number, IppGroup['group']>([
  [0x01, 'operation'],
  [0x02, 'job'],
  [0x04, 'printer'],
  [0x05, 'unsupported'],
]);

const word = (value: number): Buffer => Buffer.from([(value >> 8) & 0xff, value & 0xff]);

const valueBytes = (value: IppValue): Buffer => {
  if (typeof value.value === 'boolean') return Buffer.from([value.value ? 1 : 0]);
  if (typeof value.value === 'string') return Buffer.from(value.value, 'utf8');
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value.value);
  return bytes;
};

const attributeBytes = ({ name, values }: IppAttribute): Buffer =>
  Buffer.concat(
    values.flatMap((value, i) => {
      const bytes = valueBytes(value);
      // Further values of an attribute have no name.
      const named = Buffer.from(i === 0 ? name : '', 'utf8');
      return [Buffer.from([valueTags[value.tag]]), word(named.length), named, word(bytes.length), bytes];
    }),
  );

/** A message as bytes, version 1.1. */
export const ippBytes = (message: IppMessage): Uint8Array => {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(0x0101, 0);
  head.writeUInt16BE(message.code, 2);
  head.writeUInt32BE(message.requestId, 4);
  const groups = message.groups.flatMap(({ group, attributes }) => [Buffer.from([groupTags[group]]), ...attributes.map(attributeBytes)]);
  return new Uint8Array(Buffer.concat([head, ...groups, Buffer.from([endTag]), message.data]));
};

const readValue = (tag: number, bytes: Buffer): IppValue => {
  if ((tag === 0x21 || tag === 0x23) && bytes.length === 4) return { tag: tag === 0x21 ? 'integer' : 'enum', value: bytes.readInt32BE() };
  if (tag === 0x22 && bytes.length === 1) return { tag: 'boolean', value: bytes[0] === 1 };
  return { tag: textTags.get(tag) ?? 'keyword', value: bytes.toString('utf8') };
};

/** Reads a message; throws IppError. Groups that are not known are read and left out. */
export const readIpp = (bytes: Uint8Array): IppMessage => {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (all.length < 9) throw new IppError(`An IPP message has 9 bytes or more, not ${all.length}.`);
  const groups: { group: IppGroup['group'] | null; attributes: { name: string; values: IppValue[] }[] }[] = [];
  let at = 8;
  const take = (length: number): Buffer => {
    if (at + length > all.length) throw new IppError(`The IPP message ends at byte ${all.length}, inside an attribute.`);
    const taken = all.subarray(at, at + length);
    at += length;
    return taken;
  };
  for (;;) {
    const tag = take(1)[0] ?? endTag;
    if (tag === endTag) break;
    if (tag < 0x10) {
      groups.push({ group: groupNames.get(tag) ?? null, attributes: [] });
      continue;
    }
    const name = take(take(2).readUInt16BE()).toString('utf8');
    const value = readValue(tag, take(take(2).readUInt16BE()));
    const attributes = groups.at(-1)?.attributes;
    if (attributes === undefined) throw new IppError('The IPP message has an attribute before its first group.');
    const last = attributes.at(-1);
    if (name === '' && last !== undefined) last.values.push(value);
    else attributes.push({ name, values: [value] });
  }
  return {
    code: all.readUInt16BE(2),
    requestId: all.readUInt32BE(4),
    groups: groups.flatMap(({ group, attributes }) => (group === null ? [] : [{ group, attributes }])),
    data: new Uint8Array(all.subarray(at)),
  };
};

/** The values of an attribute in the first group of that name that has it; none: it is not there. */
export const ippValues = (message: IppMessage, group: IppGroup['group'], name: string): readonly IppValue[] =>
  message.groups
    .find((one) => one.group === group && one.attributes.some((attribute) => attribute.name === name))
    ?.attributes.find((attribute) => attribute.name === name)?.values ?? [];
