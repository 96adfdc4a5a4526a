/** Keys of campaign files, read off the schema itself: what may stand at a place, and where a key that stands wrong belongs. */
import { campaignFile } from '../contract/campaign-file.ts';
import type { FilePath } from '../written-file/file-problem.ts';
import { nearestName } from '../written-file/nearest-name.ts';

/** Deepest group of keys in the file; bounds the walk. */
const depthMax = 6;

/** Keys that may stand at a place. */
export function keysAt(path: FilePath): readonly string[] {
  let schema: unknown = campaignFile;
  for (const key of path) {
    const { shape, element } = insideOf(schema);
    schema = typeof key === 'number' ? element : shape?.[key];
  }
  return Object.keys(insideOf(schema).shape ?? {});
}

/** The key that was probably meant: a near one at this place, else one with just this name elsewhere (as its path, `quota.perDay`); null: none. */
export function meantKey(key: string, path: FilePath): string | null {
  const here = nearestName(key, keysAt(path));
  if (here !== null) return here;
  const elsewhere = allKeys().filter((one) => one.endsWith(`.${key}`) || one === key);
  return elsewhere.length === 1 ? (elsewhere[0] ?? null) : null;
}

/** Paths of all keys, `quota.perDay`; lists are looked through. Texts in each language are left out. */
export function allKeys(): readonly string[] {
  const keys: string[] = [];
  const walk = (schema: unknown, path: string, depth: number): void => {
    const { shape, element } = insideOf(schema);
    if (depth > depthMax) return;
    if (element !== undefined) walk(element, path, depth + 1);
    if (shape === null || 'fi' in shape) return;
    for (const [key, inner] of Object.entries(shape)) {
      const here = path === '' ? key : `${path}.${key}`;
      keys.push(here);
      walk(inner, here, depth + 1);
    }
  };
  walk(campaignFile, '', 0);
  return keys;
}

/** What a schema holds, looking through optional wrappers: keys of a group, or the entries of a list. */
function insideOf(schema: unknown): { readonly shape: Readonly<Record<string, unknown>> | null; readonly element: unknown } {
  let inner = schema;
  for (let depth = 0; depth < 4; depth += 1) {
    const definition = definitionOf(inner);
    if (definition?.shape !== undefined) return { shape: definition.shape, element: undefined };
    if (definition?.element !== undefined) return { shape: null, element: definition.element };
    if (definition?.innerType === undefined) break;
    inner = definition.innerType;
  }
  return { shape: null, element: undefined };
}

/** The part of zod's definitions that is looked at. */
interface Definition {
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly element?: unknown;
  readonly innerType?: unknown;
}

function definitionOf(schema: unknown): Definition | undefined {
  return (schema as { readonly def?: Definition } | undefined)?.def;
}
