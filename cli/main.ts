/**
 * `passage`: one dispatcher, one file a command. A command is loaded only when it is called, so `passage receipt parse` never opens a database.
 *
 * Exit codes of every command: 0 done; 1 the answer is no (a check failed, something is missing); 2 wrong use; 3 this machine is in the way
 * (port in use, no write access, damaged file).
 */
interface Command {
  readonly run: (args: readonly string[]) => Promise<number>;
  readonly help: string;
}

const commands: Readonly<Record<string, { readonly about: string; readonly load: () => Promise<Command> }>> = {
  start: {
    about: 'the whole demo mall: server, kiosk, desk, devices',
    load: async () => from((await import('./start.ts')).start, (await import('./start.ts')).help),
  },
  server: {
    about: 'the central server alone',
    load: async () => from((await import('./server.ts')).server, (await import('./server.ts')).help),
  },
  kiosk: {
    about: 'one kiosk or desk alone, against a server',
    load: async () => from((await import('./kiosk.ts')).kiosk, (await import('./kiosk.ts')).help),
  },
  campaign: {
    about: 'check campaign files, read them back, simulate and load them',
    load: async () => from((await import('./campaign.ts')).campaign, (await import('./campaign.ts')).help),
  },
  language: {
    about: 'check a language of visitors: texts, plurals, dates, keys',
    load: async () => from((await import('./language.ts')).language, (await import('./language.ts')).help),
  },
  plan: {
    about: 'check, draw and load the plan of the building',
    load: async () => from((await import('./plan.ts')).plan, (await import('./plan.ts')).help),
  },
  staff: {
    about: 'people who work in the mall: add, PIN, end, list',
    load: async () => from((await import('./staff.ts')).staff, (await import('./staff.ts')).help),
  },
  questionnaire: {
    about: 'check and load questionnaires; what was answered, in sums',
    load: async () => from((await import('./questionnaire.ts')).questionnaire, (await import('./questionnaire.ts')).help),
  },
  draw: {
    about: 'close, run, settle a prize draw; verify any draw from its published files',
    load: async () => from((await import('./draw.ts')).draw, (await import('./draw.ts')).help),
  },
  receipt: {
    about: 'read the codes of receipts; load the certificates that prove them',
    load: async () => from((await import('./receipt.ts')).receipt, (await import('./receipt.ts')).help),
  },
  release: {
    about: "publish the kiosks' program in waves, watch it, take it back",
    load: async () => from((await import('./release.ts')).release, (await import('./release.ts')).help),
  },
  theme: {
    about: "check a mall's theme before a kiosk shows it",
    load: async () => from((await import('./theme.ts')).theme, (await import('./theme.ts')).help),
  },
  slip: {
    about: 'turn ESC/POS bytes into a picture',
    load: async () => from((await import('./slip.ts')).slip, (await import('./slip.ts')).help),
  },
  settle: {
    about: "a month's control page and tenants' statements",
    load: async () => from((await import('./settle.ts')).settle, (await import('./settle.ts')).help),
  },
  period: {
    about: 'close a month of the books',
    load: async () => from((await import('./period.ts')).period, (await import('./period.ts')).help),
  },
  verify: {
    about: 'check the laws of the ledger on a live system',
    load: async () => from((await import('./verify.ts')).verify, (await import('./verify.ts')).help),
  },
  backup: {
    about: 'copy the programme while it runs',
    load: async () => from((await import('./backup.ts')).backup, (await import('./backup.ts')).help),
  },
  restore: {
    about: 'put a backup back',
    load: async () => from((await import('./restore.ts')).restore, (await import('./restore.ts')).help),
  },
  doctor: {
    about: 'what is missing on this machine and how to get it',
    load: async () => from((await import('./doctor.ts')).doctor, (await import('./doctor.ts')).help),
  },
};

function from(run: Command['run'], help: string): Command {
  return { run, help };
}

function overview(): string {
  const lines = Object.entries(commands).map(([name, each]) => `  ${name.padEnd(13)} ${each.about}`);
  return [
    'passage COMMAND [OPTIONS]',
    '',
    ...lines,
    '',
    'passage COMMAND --help tells more.',
    'Exit codes: 0 done, 1 the answer is no, 2 wrong use, 3 this machine is in the way.',
  ].join('\n');
}

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(overview());
    return name === undefined ? 2 : 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (entry === undefined) {
    console.error(`passage: there is no command "${name}".\n\n${overview()}`);
    return 2;
  }
  const command = await entry.load();
  if (rest[0] === '--help' || rest[0] === '-h') {
    console.log(command.help);
    return 0;
  }
  return command.run(rest);
}

export {};

process.exitCode = await main(process.argv.slice(2));
