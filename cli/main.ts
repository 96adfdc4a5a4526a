/**
 * `passage`: one dispatcher, one file a command. A command is loaded only when it is called, so `passage receipt parse` never opens a database.
 *
 * Exit codes of every command: 0 done; 1 the answer is no (a check failed, something is missing); 2 wrong use; 3 this machine is in the way
 * (port in use, no write access, damaged file).
 */
import { runVerb, verb, verbLines } from './verb.ts';
import type { Verbs } from './verb.ts';

const commands: Verbs = {
  start: {
    about: 'the whole demo mall: server, kiosk, desk, devices',
    load: async () => verb((await import('./start.ts')).start, (await import('./start.ts')).help),
  },
  server: {
    about: 'the central server alone',
    load: async () => verb((await import('./server.ts')).server, (await import('./server.ts')).help),
  },
  kiosk: {
    about: 'one kiosk or desk alone, against a server',
    load: async () => verb((await import('./kiosk.ts')).kiosk, (await import('./kiosk.ts')).help),
  },
  campaign: {
    about: 'check campaign files, read them back, simulate and load them',
    load: async () => verb((await import('./campaign.ts')).campaign, (await import('./campaign.ts')).help),
  },
  language: {
    about: 'check a language of visitors: texts, plurals, dates, keys',
    load: async () => verb((await import('./language.ts')).language, (await import('./language.ts')).help),
  },
  plan: {
    about: 'check, draw and load the plan of the building',
    load: async () => verb((await import('./plan.ts')).plan, (await import('./plan.ts')).help),
  },
  staff: {
    about: 'people who work in the mall: add, PIN, end, list',
    load: async () => verb((await import('./staff.ts')).staff, (await import('./staff.ts')).help),
  },
  questionnaire: {
    about: 'check and load questionnaires; what was answered, in sums',
    load: async () => verb((await import('./questionnaire.ts')).questionnaire, (await import('./questionnaire.ts')).help),
  },
  draw: {
    about: 'close, run, settle a prize draw; verify any draw from its published files',
    load: async () => verb((await import('./draw.ts')).draw, (await import('./draw.ts')).help),
  },
  receipt: {
    about: 'read the codes of receipts; load the certificates that prove them',
    load: async () => verb((await import('./receipt.ts')).receipt, (await import('./receipt.ts')).help),
  },
  refunds: {
    about: "load a shop's list of refunds",
    load: async () => verb((await import('./refunds.ts')).refunds, (await import('./refunds.ts')).help),
  },
  release: {
    about: "publish the kiosks' program in waves, watch it, take it back",
    load: async () => verb((await import('./release.ts')).release, (await import('./release.ts')).help),
  },
  theme: {
    about: "check a mall's theme before a kiosk shows it",
    load: async () => verb((await import('./theme.ts')).theme, (await import('./theme.ts')).help),
  },
  slip: {
    about: 'turn ESC/POS bytes into a picture',
    load: async () => verb((await import('./slip.ts')).slip, (await import('./slip.ts')).help),
  },
  settle: {
    about: "a month's control page and tenants' statements",
    load: async () => verb((await import('./settle.ts')).settle, (await import('./settle.ts')).help),
  },
  period: {
    about: 'close a month of the books',
    load: async () => verb((await import('./period.ts')).period, (await import('./period.ts')).help),
  },
  verify: {
    about: 'check the laws of the ledger on a live system',
    load: async () => verb((await import('./verify.ts')).verify, (await import('./verify.ts')).help),
  },
  backup: {
    about: 'copy the programme while it runs',
    load: async () => verb((await import('./backup.ts')).backup, (await import('./backup.ts')).help),
  },
  restore: {
    about: 'put a backup back',
    load: async () => verb((await import('./restore.ts')).restore, (await import('./restore.ts')).help),
  },
  doctor: {
    about: 'what is missing on this machine and how to get it',
    load: async () => verb((await import('./doctor.ts')).doctor, (await import('./doctor.ts')).help),
  },
};

const overview = [
  'passage COMMAND [OPTIONS]',
  '',
  ...verbLines(commands),
  '',
  'passage COMMAND --help tells more.',
  'Exit codes: 0 done, 1 the answer is no, 2 wrong use, 3 this machine is in the way.',
].join('\n');

process.exitCode = await runVerb('passage', commands, overview, process.argv.slice(2));
