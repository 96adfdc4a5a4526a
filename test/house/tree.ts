import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The repository's root folder. */
export const root = join(import.meta.dirname, '..', '..');

/** Every file that is or will be committed: tracked or new, but not ignored; relative to `root`, sorted. */
export function treeFiles(): string[] {
  const git = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (git.status !== 0) throw new Error(`git ls-files: ${git.stderr}`);
  return git.stdout
    .split('\0')
    .filter((name) => name !== '' && existsSync(join(root, name)) && statSync(join(root, name)).isFile())
    .sort();
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
  return (
    isSource(name) || /\.(md|json|ya?ml|txt|svg)$|(^|\/)(\.[a-z]+rc|\.gitignore|\.editorconfig|LICENSE|run)$/.test(name)
  );
}
