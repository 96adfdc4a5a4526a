/**
 * A printer of the Windows spooler, raw, without a native module: a PowerShell child process calls winspool (OpenPrinter, StartDocPrinter with data type
 * RAW, WritePrinter) and the cmdlets of PrintManagement. Windows lets no program read what the printer answers through its spooler.
 *
 * Command line, framing and time limits are tested with a stand-in program; the script itself has never run on Windows here (docs/devices.md).
 * Functions and structures: Microsoft's reference of the Print Spooler API (DOC_INFO_1, WritePrinter).
 */
import { spawn } from 'node:child_process';
import { ChannelError } from './printer-channel.ts';
import type { SpoolerState, SpoolJobState, Spooler } from './spooler.ts';
import { windowsSpoolScript } from './windows-spool-script.ts';

/** How a program is called: its name and arguments before ours. Tests take a stand-in. */
export type WindowsShell = { readonly program: string; readonly args: readonly string[] };

/** Windows PowerShell as every Windows since 8 has it; the script goes in the command line, so that no file of ours must be found and trusted. */
export const powerShell: WindowsShell = {
  program: 'powershell.exe',
  args: ['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-EncodedCommand'],
};

/** PowerShell compiles the declarations at each call: two seconds on a slow kiosk. */
const callMs = 15_000;
const maxOutput = 8192;

/** -EncodedCommand takes UTF-16 in Base64. */
export const encodedCommand = (script: string): string => Buffer.from(script, 'utf16le').toString('base64');

/** Asks the child one thing: standard input is `input`, the answer its last line of output. Rejects with a ChannelError. */
const call = (shell: WindowsShell, variables: Readonly<Record<string, string>>, input: Uint8Array): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(shell.program, [...shell.args, encodedCommand(windowsSpoolScript)], {
      // Names and numbers go as variables of the environment: no quoting, nothing of a printer's name is ever run.
      env: { ...process.env, ...variables },
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    });
    let said = '';
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new ChannelError('timeout', 'The Windows spooler does not answer.'));
    }, callMs);
    child.on('error', () => {
      clearTimeout(late);
      reject(new ChannelError('gone', `${shell.program} cannot be started.`));
    });
    child.stdout.on('data', (bytes: Buffer) => {
      if (said.length < maxOutput) said += bytes.toString('utf8');
    });
    // A child that ends without reading its input is told by what it says.
    child.stdin.on('error', () => undefined);
    child.on('close', () => {
      clearTimeout(late);
      resolve(said.trim().split(/\r?\n/).at(-1) ?? '');
    });
    child.stdin.end(Buffer.from(input));
  });

/** Bits of PRINTER_INFO_2.Status and words of Get-Printer that say something about the printer. */
const stateOfWords = (words: readonly string[]): SpoolerState => {
  const says = (...names: readonly string[]): boolean => words.some((word) => names.includes(word));
  return {
    accepts: !says('Paused', 'PendingDeletion', 'ServerUnknown'),
    paper: says('PaperOut') ? 'out' : 'unknown',
    cover: says('DoorOpen') ? 'open' : 'unknown',
    isOffline: says('Offline', 'NotAvailable'),
    hasError: says('Error', 'PaperJam', 'PaperProblem', 'UserIntervention', 'OutputBinFull'),
  };
};

const jobStateOfWords = (words: readonly string[]): SpoolJobState => {
  const says = (...names: readonly string[]): boolean => words.some((word) => names.includes(word));
  if (says('Deleted', 'Deleting', 'Error')) return 'failed';
  // A job that has left the queue was handed on; `Gone` is the script's own word for that.
  if (says('Gone', 'Complete', 'Printed', 'Retained')) return 'done';
  return says('Printing') ? 'printing' : 'waiting';
};

/** A printer by its name in Windows. */
export const windowsSpooler = (printer: string, shell: WindowsShell = powerShell): Spooler => {
  /** The child answers `ok WORDS` or `error CODE`. */
  const ask = async (action: string, job: string, input = new Uint8Array(0)): Promise<readonly string[]> => {
    const variables = {
      PASSAGE_SPOOL_ACTION: action,
      PASSAGE_SPOOL_PRINTER: printer,
      PASSAGE_SPOOL_JOB: job,
      PASSAGE_SPOOL_LENGTH: String(input.length),
    };
    const [mark, ...words] = (await call(shell, variables, input)).split(/[\s,]+/);
    if (mark === 'ok') return words;
    // 5: ERROR_ACCESS_DENIED.
    if (mark === 'error' && words[0] === '5') throw new ChannelError('forbidden', `Windows lets this user not print on "${printer}".`);
    if (mark === 'error') throw new ChannelError('gone', `Windows cannot print on "${printer}": error ${words[0] ?? 'unknown'}.`);
    throw new ChannelError('gone', 'The Windows spooler answered nothing that is known.');
  };
  return {
    state: async () => stateOfWords(await ask('state', '')),
    submit: async (name, bytes) => {
      const [id] = await ask('print', name, new Uint8Array(bytes));
      if (id === undefined || !/^\d{1,9}$/.test(id)) throw new ChannelError('gone', 'The Windows spooler gave no number of the job.');
      return Number(id);
    },
    job: async (id) => jobStateOfWords(await ask('job', String(id))),
    cancel: async (id) => void (await ask('cancel', String(id))),
  };
};
