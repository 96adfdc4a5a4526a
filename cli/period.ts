/** `passage period close 2026-10`. */
import { closePeriod, DoesNotTie } from '../server/clearing/close-period.ts';
import { openProgramme } from '../server/open-programme.ts';
import { placeOf } from '../server/run-server.ts';
import { readFlags, serverSettings, settingsHelp } from '../server/settings/server-settings.ts';
import type { SettingName } from '../server/settings/server-settings.ts';
import { requireProgramme } from '../server/store/open-store.ts';
import { tellTrouble } from './server-trouble.ts';
import { isMonth } from './settle.ts';

const names: readonly SettingName[] = ['data', 'database'];

/** `passage period --help`. */
export const help = `passage period close YYYY-MM [OPTIONS]

Closes a month of the books: charges the fees, draws on the deposits, moves the money of expired points to breakage. Nothing is ever posted into the month
again; what arrives late is posted in the open month and marked with the one it belongs to. Refused while the month is not over, while an earlier
one is open, and while its control page does not tie (passage settle --period YYYY-MM shows it).

${settingsHelp(names)}

Exit codes: 0 closed, 1 it cannot be closed, 2 wrong use, 3 the database is in the way.`;

/** `passage period …`. */
export async function period(args: readonly string[]): Promise<number> {
  try {
    const { flags, rest } = readFlags(args, names);
    const [verb, month] = rest;
    if (verb !== 'close' || month === undefined || rest.length !== 2 || !isMonth(month)) {
      console.error(help);
      return 2;
    }
    const place = placeOf(serverSettings(flags, process.env));
    requireProgramme(place);
    const programme = await openProgramme({ place, nowMs: () => Date.now(), secrets: null });
    try {
      await closePeriod(programme, month);
      console.log(`period: ${month} is closed`);
      return 0;
    } finally {
      await programme.close();
    }
  } catch (error) {
    if (error instanceof DoesNotTie) {
      console.error(`passage period: ${error.message}`);
      return 1;
    }
    return tellTrouble('period', error);
  }
}
