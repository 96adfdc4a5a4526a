/** `passage settle`: the control page and the statements of a month, from the live database. */
import { readBooks } from '../server/clearing/read-books.ts';
import { placeOf } from '../server/run-server.ts';
import { readFlags, serverSettings, settingsHelp, WrongSetting } from '../server/settings/server-settings.ts';
import type { SettingName } from '../server/settings/server-settings.ts';
import { openStore, requireProgramme } from '../server/store/open-store.ts';
import { canonicalJson } from '../domain/encoding/canonical-json.ts';
import { tellTrouble } from './server-trouble.ts';
import { statementsCsv } from './settle/statements-csv.ts';
import { settleText } from './settle/settle-text.ts';

const names: readonly SettingName[] = ['data', 'database'];

/** `passage settle --help`. */
export const help = `passage settle --period YYYY-MM [--json|--csv] [OPTIONS]

The control page of a month and the statement of every tenant, as sums over the ledger; also while a server runs on it, and without writing anything. A month that is not
closed yet is shown as if it were closed now. The same books give the same bytes.

  --period YYYY-MM         the month, in mall days
  --json                   everything, canonical JSON
  --csv                    the statements' lines: period,tenant,section,line,belongs_to,amount_minor,postings

${settingsHelp(names)}

Exit codes: 0 the control page ties, 1 it does not, 2 wrong use, 3 the database cannot be read.`;

/** Whether a text is a month `YYYY-MM`. */
export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

interface Wanted {
  readonly period: string;
  readonly form: 'text' | 'json' | 'csv';
  readonly rest: readonly string[];
}

/** Own options; what is left are settings. Throws WrongSetting. */
function wantedOf(args: readonly string[]): Wanted {
  let period: string | null = null;
  let form: Wanted['form'] = 'text';
  const rest: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    if (argument === '--json') form = 'json';
    else if (argument === '--csv') form = 'csv';
    else if (argument.startsWith('--period=')) period = argument.slice('--period='.length);
    else if (argument === '--period') {
      at += 1;
      period = args[at] ?? '';
    } else rest.push(argument);
  }
  if (period === null || !isMonth(period))
    throw new WrongSetting(`--period wants a month such as 2026-10${period === null ? '' : `, not ${period}`}.\n\n${help}`);
  return { period, form, rest };
}

/** `passage settle`. */
export async function settle(args: readonly string[]): Promise<number> {
  try {
    const { period, form, rest } = wantedOf(args);
    const { flags, rest: surplus } = readFlags(rest, names);
    if (surplus.length > 0) throw new WrongSetting(`What is ${surplus.join(' ')}?\n\n${help}`);
    const place = placeOf(serverSettings(flags, process.env));
    requireProgramme(place);
    const store = await openStore(place, Date.now());
    try {
      const books = await store.read((transaction) => readBooks(transaction, period));
      process.stdout.write(form === 'json' ? `${canonicalJson(books)}\n` : form === 'csv' ? statementsCsv(books) : settleText(books));
      return books.control.ties.every((tie) => tie.ties) ? 0 : 1;
    } finally {
      await store.close();
    }
  } catch (error) {
    return tellTrouble('settle', error);
  }
}
