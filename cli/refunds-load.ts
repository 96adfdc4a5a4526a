/** `passage refunds load FILE --tenant ID`: a shop's list through the running server, or straight into the database when none runs. */
import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { once } from 'node:events';
import * as z from 'zod/mini';
import { refundFate } from '../domain/contract/refund-line.ts';
import type { RefundFate, RefundLine } from '../domain/contract/refund-line.ts';
import { NoRefundList, RefundListReader } from '../domain/refund-file/refund-list.ts';
import { addFates, fateWords, noTotals } from '../domain/refund-file/refund-totals.ts';
import type { RefundTotals } from '../domain/refund-file/refund-totals.ts';
import { minorDigitsOf } from '../domain/text/format.ts';
import { theMall } from '../server/api/office-acts.ts';
import { ActRefused } from '../server/decider/entry.ts';
import { csvLine } from '../server/csv-line.ts';
import { readListLines, settledInPieces } from '../server/refunds/list-lines.ts';
import { settleRefunds } from '../server/refunds/settle-refunds.ts';
import { readFlags, serverSettings, settingsHelp } from '../server/settings/server-settings.ts';
import { OfficeSaid, atProgramme } from './programme-at-hand.ts';
import { fileBytes } from './refunds/file-bytes.ts';
import { tellTrouble } from './server-trouble.ts';

/** Text for `passage refunds load --help`. */
export const help = `passage refunds load FILE --tenant ID [--check] [--result FILE] [OPTIONS]

FILE is the list of refunds of one shop: CSV (comma, semicolon or tab; UTF-8 or windows-1251) or JSON. Columns: refund_amount, refunded, and
the purchase as code, or fn, fd and fp, or bought, bought_amount and number. docs/refunds.md tells all of them.

Each line ends as one of: returned; already returned; no such receipt (it waits 30 days for one); several fit (choose in the office, page
Refunds); wrong line, and what to do. A wrong line stops no other. The same file again changes nothing.

  --tenant ID      the shop, as campaign files write it
  --check          tells what would happen to each line, changes nothing
  --result FILE    writes every line's end as CSV (line, result, receipt, points, owed, what)

${settingsHelp(['data', 'database'])}

Exit code: 0 all lines are settled, 1 some are wrong or want a choice, 2 wrong use, 3 the file, the server or its database is in the way.`;

const WITHIN_MS = 120_000;
const TOLD_MAX = 40;
const shops = z.object({ currency: z.string(), shops: z.array(z.object({ id: z.string() })) });

/** One way to settle lines, and the money of the mall. */
interface Settling {
  readonly currency: string;
  readonly settle: (lines: readonly RefundLine[]) => Promise<readonly RefundFate[]>;
}

interface Wanted {
  readonly file: string;
  readonly tenantId: string;
  readonly check: boolean;
  readonly result: string | null;
}

/** Takes `--tenant ID`, `--check` and `--result FILE` out of the arguments; null: one is missing or stands twice. */
function wantedFrom(args: readonly string[]): { readonly own: Omit<Wanted, 'file'>; readonly rest: readonly string[] } | null {
  const rest: string[] = [];
  let [tenantId, result, check]: [string | null, string | null, boolean] = [null, null, false];
  for (let at = 0; at < args.length; at += 1) {
    const [name = '', inline] = (args[at] ?? '').split(/=(.*)/s, 2);
    if (name === '--check') check = true;
    else if (name === '--tenant' || name === '--result') {
      const value = inline ?? args[(at += 1)];
      if (value === undefined || value === '') return null;
      if (name === '--tenant') tenantId = value;
      else result = value;
    } else rest.push(args[at] ?? '');
  }
  return tenantId === null ? null : { own: { tenantId, check, result }, rest };
}

/** Runs the verb; gives the exit code. */
export async function load(args: readonly string[]): Promise<number> {
  try {
    const wanted = wantedFrom(args);
    const { flags, rest } = readFlags(wanted?.rest ?? [], ['data', 'database']);
    const [file] = rest;
    if (wanted === null || file === undefined || rest.length !== 1) {
      console.error(help);
      return 2;
    }
    const whole: Wanted = { ...wanted.own, file };
    const { tenantId, check } = whole;
    const fileName = basename(file)
      .replace(/[\u0000-\u001f\u007f-\u009f]/g, '?')
      .slice(-200);
    return await atProgramme(serverSettings(flags, process.env), {
      directly: async (programme) =>
        run(whole, {
          currency: (await theMall(programme)).currency,
          settle: (lines) => settleRefunds(programme, { tenantId, fileName, lines }, check),
        }),
      throughServer: async (office) => {
        const { currency, shops: all } = await office.ask(shops, 'refunds/shops', null);
        if (!all.some(({ id }) => id === tenantId)) throw new OfficeSaid(noSuchShop(tenantId));
        return run(whole, {
          currency,
          settle: (lines) =>
            office.ask(z.array(refundFate), check ? 'refunds/check' : 'refunds/load', { tenantId, fileName, lines }, WITHIN_MS),
        });
      },
    });
  } catch (error) {
    if (error instanceof NoRefundList) return no(`this is no list of refunds: ${printable(error.message)}.`, 3);
    if (error instanceof ActRefused || error instanceof OfficeSaid) return no(error.message, 1);
    return tellTrouble('refunds load', error);
  }
}

const noSuchShop = (tenantId: string): string => `There is no shop ${printable(tenantId)}. Give its name as the campaign files write it.`;

function no(what: string, exitCode: number): number {
  console.error(`passage refunds load: ${what}`);
  return exitCode;
}

/** What a terminal would obey is left out. */
const printable = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ').slice(0, 600);

async function run(wanted: Wanted, { currency, settle }: Settling): Promise<number> {
  const reader = new RefundListReader(minorDigitsOf(currency));
  const results = wanted.result === null ? null : createWriteStream(wanted.result, { flags: 'w' });
  if (results !== null) await once(results, 'open');
  const write = async (text: string): Promise<void> => {
    if (results !== null && !results.write(text)) await once(results, 'drain');
  };
  try {
    await write(csvLine(['line', 'result', 'receipt', 'points', 'owed', 'what']));
    let totals = noTotals;
    let told = 0;
    for await (const fates of settledInPieces(readListLines(fileBytes(wanted.file), reader), settle)) {
      totals = addFates(totals, fates);
      for (const { line, fate, reference, points, missing, what } of fates) {
        await write(csvLine([line, fateWords[fate], reference, points, missing, what]));
        if (!(fate === 'wrong' || fate === 'choose' || wanted.check) || (told += 1) > TOLD_MAX) continue;
        console.log(`${wanted.file}:${line}: ${fateWords[fate]}${reference === null ? '' : ` (${reference})`}: ${printable(what)}`);
      }
    }
    if (told > TOLD_MAX) console.log(`… and ${told - TOLD_MAX} more; --result FILE writes all of them.`);
    tellEnd(wanted, reader, totals);
    return totals.lines.wrong + totals.lines.choose === 0 ? 0 : 1;
  } finally {
    if (results !== null) await new Promise<void>((ended) => results.end(() => ended()));
  }
}

function tellEnd({ file, check }: Wanted, reader: RefundListReader, { lines, points, missing }: RefundTotals): void {
  const unknown = reader.unknownColumns();
  if (unknown.length > 0) console.log(`${file}: columns that nobody reads: ${printable(unknown.slice(0, 20).join(', '))}`);
  const parts = Object.entries(lines)
    .filter(([, count]) => count > 0)
    .map(([fate, count]) => `${count} ${fateWords[fate as keyof typeof lines]}`);
  console.log(`${file}: ${check ? 'nothing is changed; would be: ' : ''}${parts.length === 0 ? 'no lines' : parts.join(', ')}.`);
  if (points > 0) console.log(`Points taken back: ${points}${missing > 0 ? `, ${missing} of them owed` : ''}.`);
}
