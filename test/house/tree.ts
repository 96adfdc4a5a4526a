import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository's root folder. */
export const root = join(import.meta.dirname, '..', '..');

// What .gitignore names, from the root: folders deeper down may be called so. A tree unpacked from an archive has no git to ask.
const ignored = new Set(['.git', 'node_modules', 'dist', 'release', 'data', 'reports']);

/** Every file of the tree that is not made by a machine, relative to `root`, sorted. */
export function treeFiles(): string[] {
  const walk = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return ignored.has(name) ? [] : walk(name);
      return entry.isFile() && !/\.(log|tsbuildinfo)$/.test(entry.name) ? [name] : [];
    });
  return walk('').sort();
}

/** The file's text. */
export function textOf(name: string): string {
  return readFileSync(join(root, name), 'utf8');
}

/** Files that people write by hand and that have lines. */
export function isSource(name: string): boolean {
  return /\.(ts|svelte|mjs|js|css|html)$/.test(name);
}

/** Files whose content is text at all. */
export function isText(name: string): boolean {
  return isSource(name) || /\.(md|json|ya?ml|txt|svg)$|(^|\/)(\.[a-z]+rc|\.gitignore|\.editorconfig|LICENSE|run)$/.test(name);
}
