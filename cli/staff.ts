/** `passage staff …`: the people who work in the mall. */
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import type { Programme } from '../server/open-programme.ts';
import { serverSettings, settingsHelp } from '../server/settings/server-settings.ts';
import type { ServerSettings, SettingName } from '../server/settings/server-settings.ts';
import { ActRefused } from '../server/decider/entry.ts';
import { listStaff } from '../server/staff/list-staff.ts';
import { endPause, endStaff, newPin, newStaff, oneOfStaff, putStaff, setPin, staffEnd } from '../server/staff/office-staff.ts';
import { atProgramme, OfficeSaid } from './programme-at-hand.ts';
import { tellTrouble } from './server-trouble.ts';

/** Text for `passage staff --help`. */
export const help = `passage staff list [OPTIONS]
passage staff add ID --name NAME --card NUMBER --roles ROLES [--from DAY] [--until DAY] [--campaigns IDS] [--account ACCOUNT] [--pin-stdin] [OPTIONS]
passage staff pin ID [--pin-stdin] [OPTIONS]
passage staff unlock ID [OPTIONS]
passage staff end ID [--until DAY] [OPTIONS]

Roles: desk, lead, service (kiosks), promoter (a helper for some days: registers receipts and hands out cheap gifts at a desk, nothing else;
needs --until; with --campaigns the gifts of those alone). Several with commas. Days (YYYY-MM-DD) are the mall's own, both included. Without --pin-stdin a PIN is made and shown once.
unlock ends the lock after wrong PINs; the PIN stays. end takes effect at once, or after the last day; whoever is signed in is signed out within seconds.

${settingsHelp(['data', 'database'])}

Exit code: 0 done, 1 the office says no, 2 wrong use, 3 the server or its database is in the way.`;

const options = {
  data: { type: 'string' },
  database: { type: 'string' },
  name: { type: 'string' },
  card: { type: 'string' },
  roles: { type: 'string' },
  from: { type: 'string' },
  until: { type: 'string' },
  campaigns: { type: 'string' },
  account: { type: 'string' },
  'pin-stdin': { type: 'boolean' },
} as const;

const listed = z.object({
  rows: z.array(
    z.object({
      staffId: z.string(),
      name: z.string(),
      roles: z.array(z.string()),
      active: z.boolean(),
      fromLocal: z.nullable(z.string()),
      untilLocal: z.nullable(z.string()),
    }),
  ),
});
/** Verbs whose path in the office has another name. */
const paths: Readonly<Record<string, string>> = { add: 'put', unlock: 'end-pause' };
const changed = z.object({ madePin: z.optional(z.nullable(z.string())) });

function checked<S extends z.ZodMiniType>(schema: S, body: unknown): z.infer<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new OfficeSaid(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`);
}

/** `path` as of the office's own: put, pin, end; empty lists. */
async function directly(programme: Programme, path: string, body: unknown): Promise<unknown> {
  try {
    if (path === 'put') return await putStaff(programme, checked(newStaff, body));
    if (path === 'end-pause') return await endPause(programme, checked(oneOfStaff, body));
    if (path === 'pin') return await setPin(programme, checked(newPin, body));
    return await (path === 'end' ? endStaff(programme, checked(staffEnd, body)) : listStaff(programme));
  } catch (error) {
    throw error instanceof ActRefused ? new OfficeSaid(error.message) : error;
  }
}

function ask<S extends z.ZodMiniType>(settings: ServerSettings, shape: S, path: string, body: unknown): Promise<z.infer<S>> {
  return atProgramme(settings, {
    directly: async (programme) => z.parse(shape, await directly(programme, path, body)),
    throughServer: (office) => office.ask(shape, path === '' ? 'staff' : `staff/${path}`, body),
  });
}

/** Runs a verb; gives the exit code. */
export async function staff(args: readonly string[]): Promise<number> {
  const [verb = '', ...rest] = args;
  if (!['list', 'add', 'pin', 'unlock', 'end'].includes(verb)) {
    console.error(help);
    return 2;
  }
  let parsed;
  try {
    parsed = parseArgs({ args: [...rest], options, allowPositionals: true });
  } catch (error) {
    console.error(`passage staff ${verb}: ${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    return 2;
  }
  const { values, positionals } = parsed;
  const staffId = positionals[0] ?? '';
  if (positionals.length !== (verb === 'list' ? 0 : 1)) {
    console.error(help);
    return 2;
  }
  if (verb === 'add' && (values.name === undefined || values.card === undefined || values.roles === undefined)) {
    console.error(`passage staff add needs --name, --card and --roles.\n\n${help}`);
    return 2;
  }
  try {
    const flags = new Map<SettingName, string>();
    if (values.data !== undefined) flags.set('data', values.data);
    if (values.database !== undefined) flags.set('database', values.database);
    const settings = serverSettings(flags, process.env);
    if (verb === 'list') return tellAll(await ask(settings, listed, '', null));
    const pin = values['pin-stdin'] === true ? (await text(process.stdin)).trim() : null;
    const until = values.until ?? null;
    const body =
      verb === 'pin'
        ? { staffId, pin }
        : verb === 'unlock'
          ? { staffId }
          : verb === 'end'
            ? { staffId, untilLocal: until }
            : {
                staffId,
                name: values.name,
                cardNumber: values.card,
                roles: values.roles?.split(','),
                fromLocal: values.from ?? null,
                untilLocal: until,
                campaigns: values.campaigns?.split(',') ?? [],
                ownAccountId: values.account ?? null,
                pin,
              };
    const { madePin = null } = await ask(settings, changed, paths[verb] ?? verb, body);
    console.log(`${staffId}: done${madePin === null ? '' : `; the PIN is ${madePin}. It is shown only now.`}`);
    return 0;
  } catch (error) {
    if (error instanceof OfficeSaid) {
      console.error(`passage staff ${verb}: ${error.message}`);
      return 1;
    }
    return tellTrouble(`staff ${verb}`, error);
  }
}

function tellAll({ rows }: z.infer<typeof listed>): number {
  for (const one of rows) {
    const days = `${one.fromLocal ?? ''}..${one.untilLocal ?? ''}`;
    console.log(
      [one.staffId.padEnd(16), one.name.padEnd(24), one.roles.join(','), one.active ? '' : 'ended', days === '..' ? '' : days]
        .join('  ')
        .trimEnd(),
    );
  }
  return 0;
}
