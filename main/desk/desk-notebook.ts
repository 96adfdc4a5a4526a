/**
 * The desk's notebook on disk: what lies on the table when the power goes. Every receipt in it is a fact of the journal already; losing this file
 * loses no point, only the order of papers. Written whole (temporary file, fsync, rename), so it is never half.
 */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';

import * as z from 'zod/mini';

import { emptyNotebook, notebook } from '../../domain/desk/stack-record.ts';
import type { Notebook } from '../../domain/desk/stack-record.ts';

/** @see file comment */
export interface NotebookFile {
  /** What was written last; empty when there is none, or `unreadable` told. */
  read(): { readonly notebook: Notebook; readonly unreadable: boolean };
  /** Returns when it is on disk. Throws what the file system throws. */
  write(content: Notebook): void;
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** The notebook at `path`. */
export function notebookFile(path: string): NotebookFile {
  let last = '';
  return {
    read: () => {
      try {
        const parsed = z.safeParse(notebook, JSON.parse(readFileSync(path, 'utf8')));
        return parsed.success ? { notebook: parsed.data, unreadable: false } : { notebook: emptyNotebook, unreadable: true };
      } catch (error) {
        return { notebook: emptyNotebook, unreadable: !isMissing(error) };
      }
    },
    write: (content) => {
      const text = JSON.stringify(content);
      if (text === last) return;
      const temporary = `${path}.new`;
      const file = openSync(temporary, 'w', 0o600);
      try {
        writeSync(file, text);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(temporary, path);
      last = text;
    },
  };
}
