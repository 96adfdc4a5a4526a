/** The verb `load FILE` of what stands in one written file: read, checked and loaded through the running server, or straight into the database when none runs. */
import { basename } from 'node:path';
import type { FileProblem } from '../domain/written-file/file-problem.ts';
import type { Programme } from '../server/open-programme.ts';
import { readFlags, serverSettings } from '../server/settings/server-settings.ts';
import { tellProblems } from './problem-line.ts';
import { atProgramme } from './programme-at-hand.ts';
import type { Office } from './programme-at-hand.ts';
import { tellTrouble } from './server-trouble.ts';
import { writtenText } from './written-text.ts';

/** What came of a file. `feedSeq` null: it was not loaded. */
export interface LoadedFile {
  readonly problems: readonly FileProblem[];
  readonly warnings: readonly FileProblem[];
  readonly feedSeq: number | null;
}

/** What one kind of file differs in. */
export interface FileLoading<T extends LoadedFile> {
  /** As in `passage COMMAND`, for troubles. */
  readonly command: string;
  readonly help: string;
  readonly mostCharacters: number;
  readonly directly: (programme: Programme, fileName: string, text: string) => Promise<T>;
  readonly throughServer: (office: Office, body: { readonly fileName: string; readonly text: string }) => Promise<T>;
  /** What was loaded, behind the file's name. */
  readonly said: (loaded: T) => string;
}

/** Runs the verb; gives the exit code: 0 loaded, 1 the file has problems, 2 wrong use, 3 the server or its database is in the way. */
export async function loadWrittenFile<T extends LoadedFile>(args: readonly string[], loading: FileLoading<T>): Promise<number> {
  try {
    const { flags, rest } = readFlags(args, ['data', 'database']);
    const [file] = rest;
    if (file === undefined || rest.length !== 1) {
      console.error(loading.help);
      return 2;
    }
    const text = await writtenText(file, loading.mostCharacters);
    if (text === null) return 1;
    // The server knows the file by its name only; here it has its path.
    const fileName = basename(file);
    const loaded = await atProgramme(serverSettings(flags, process.env), {
      directly: (programme) => loading.directly(programme, fileName, text),
      throughServer: (office) => loading.throughServer(office, { fileName, text }),
    });
    tellProblems(file, loaded);
    if (loaded.feedSeq === null) return 1;
    console.log(`${file}: ${loading.said(loaded)}`);
    return 0;
  } catch (error) {
    return tellTrouble(loading.command, error);
  }
}
