/** What the YAML parser found, and what no text may hold, in words for whoever wrote the file. */
import { isAlias, isCollection, visit } from 'yaml';
import type { Document, YAMLParseError } from 'yaml';
import type { FilePath, Finding } from './file-problem.ts';

/** A finding at an offset of the text: where there is no key to point at. */
export interface TextFinding {
  readonly offset: number;
  readonly what: string;
}

/** Most names (`*name`) that one file uses: a few are a convenience, a thousand are an attack. */
const maxAliases = 100;

/** In words; the parser's own where they are of use to a person. `noun`: what the file holds, "campaign". */
export function wordsOf({ code, message }: Pick<YAMLParseError, 'code' | 'message'>, noun: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'cannot be read: this key stands here twice';
    case 'MULTIPLE_DOCS':
      return `holds a second ${noun} after "---": one ${noun} a file`;
    case 'RESOURCE_EXHAUSTION':
      return 'cannot be read: brackets or groups stand in each other too deeply';
    default:
      return `cannot be read: ${message}`;
  }
}

/** The first thing that makes it no text: a file of another encoding, or no text file at all. */
export function strayByte(text: string): TextFinding | null {
  const offset = text.search(/[\u0000\ufffd]/);
  if (offset < 0) return null;
  return { offset, what: text[offset] === '\0' ? 'is no text here: save it as UTF-8 text' : 'is not UTF-8 here: save it as UTF-8 text' };
}

/** Why aliases (`*name`) cannot be followed, at the first one that cannot. */
export function aliasProblem(document: Document): TextFinding | null {
  let found: TextFinding | null = null;
  let count = 0;
  visit(document, {
    Alias(_key, alias, above) {
      count += 1;
      const offset = alias.range?.[0] ?? 0;
      if (alias.resolve(document) === undefined) found = { offset, what: `cannot be read: nothing above is marked &${alias.source}` };
      else if (above.some((node) => isCollection(node) && node.anchor === alias.source))
        found = { offset, what: `stands within what is marked &${alias.source}: it would go on for ever` };
      else if (count > maxAliases) found = { offset, what: `uses marks (*${alias.source}) more than ${maxAliases} times: write it out` };
      return found === null ? undefined : visit.BREAK;
    },
  });
  return found;
}

/** Offset of the first alias; 0: there is none. */
export function firstAlias(document: Document): number {
  let offset = 0;
  visit(document, {
    Node(_key, node) {
      if (!isAlias(node)) return undefined;
      offset = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

/** Texts with characters that no screen, slip or database can hold: control characters but line ends and tabs, and halves of characters. */
export function unprintable(value: unknown, path: FilePath = []): readonly Finding[] {
  if (typeof value === 'string') {
    const found = /[^\P{Cc}\t\n\r]|\p{Cs}/u.exec(value)?.[0];
    if (found === undefined) return [];
    const name = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return [{ path, what: `holds a character that cannot be printed (U+${name}): take it out` }];
  }
  if (Array.isArray(value)) return value.flatMap((one: unknown, index) => unprintable(one, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => unprintable(one, [...path, key]));
}
