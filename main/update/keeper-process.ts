/**
 * The keeper as a process: entry of dist/keeper/keeper-process.js, one file without packages beside it. It stands outside of the versions that it changes (docs/updates.md), so that a broken
 * version cannot take away the way back.
 */
import { realDisk } from './disk-steps.ts';
import { keeperHelp, readKeeperSettings, WrongSetting } from './keeper-settings.ts';
import { runKeeper } from './run-keeper.ts';

const help = `Keeps the kiosk's core running and its program up to date.

${keeperHelp()}

What follows -- goes to the core. Exit codes: 0 ended, 2 wrong settings, 3 this machine is in the way.`;

if (process.argv.includes('--help')) process.stdout.write(`${help}\n`);
else {
  try {
    await runKeeper(readKeeperSettings(process.argv.slice(2), process.env, `${process.platform}-${process.arch}`), realDisk);
  } catch (error) {
    process.stderr.write(`passage keeper: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof WrongSetting ? 2 : 3;
  }
}
