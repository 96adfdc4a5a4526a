import { placeOf } from '../server/run-server.ts';
import { readFlags, serverSettings, settingsHelp } from '../server/settings/server-settings.ts';
import type { SettingName } from '../server/settings/server-settings.ts';
import { openStore, requireProgramme } from '../server/store/open-store.ts';
import { verifyProgramme, wordFinding, wordVerdict } from '../server/verify/verify.ts';
import { tellTrouble } from './server-trouble.ts';

const names: readonly SettingName[] = ['data', 'database'];

/** `passage verify --help`. */
export const help = `passage verify [OPTIONS]

Holds the laws of the ledger against a programme, also while a server runs on it: the log is one chain and its replay gives
the same documents byte for byte, postings sum to 0, balances are their lots, a receipt earns once, stock is not promised twice.

${settingsHelp(names)}

A law that finds nothing to look at, as on a new programme, is called idle and not counted.

Exit codes: 0 every law holds, 1 one is broken, 2 wrong use, 3 the database cannot be read.`;

/** `passage verify`. */
export async function verify(args: readonly string[]): Promise<number> {
  try {
    const settings = serverSettings(readFlags(args, names).flags, process.env);
    requireProgramme(placeOf(settings));
    const store = await openStore(placeOf(settings), Date.now());
    try {
      const findings = await verifyProgramme(store);
      for (const finding of findings) console.log(wordFinding(finding));
      console.log(wordVerdict(findings));
      return findings.some((finding) => finding.breaches > 0) ? 1 : 0;
    } finally {
      await store.close();
    }
  } catch (error) {
    return tellTrouble('verify', error);
  }
}
