/** `passage staff …`: the people who work in the mall. */
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { officeTokenOf } from '../server/api/office-session.ts';
import { liveInstance } from '../server/instance.ts';
import { openProgramme } from '../server/open-programme.ts';
import type { Programme } from '../server/open-programme.ts';
import { placeOf } from '../server/run-server.ts';
import { serverSettings, settingsHelp } from '../server/settings/server-settings.ts';
import type { SettingName } from '../server/settings/server-settings.ts';
import { ActRefused } from '../server/decider/entry.ts';
import { endStaff, listStaff, newPin, newStaff, putStaff, setPin, staffEnd } from '../server/staff/office-staff.ts';
import { requireProgramme } from '../server/store/open-store.ts';
import { tellTrouble } from './server-trouble.ts';

const ASK_MS = 30_000;

/** Text for `passage staff --help`. */
export const help = `passage staff list [OPTIONS]
passage staff add ID --name NAME --card NUMBER --roles ROLES [--from DAY] [--until DAY] [--account ACCOUNT] [--pin-stdin] [OPTIONS]
passage staff pin ID [--pin-stdin] [OPTIONS]
passage staff end ID [--until DAY] [OPTIONS]

Roles: desk, lead, service (kiosks), promoter (a helper for some days: registers receipts and hands out cheap gifts at a desk, nothing else;
needs --until). Several with commas. Days (YYYY-MM-DD) are the mall's own, both included. Without --pin-stdin a PIN is made and shown once.
end takes effect at once, or after the last day; whoever is signed in is signed out within seconds.

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
const changed = z.object({ madePin: z.optional(z.nullable(z.string())) });

/** What the office says instead of doing it. */
class Said extends Error {}

/** Where the change goes: through the running server, or into the database of one that stands still. */
interface Office {
  ask(path: string, body: unknown): Promise<unknown>;
}

function checked<S extends z.ZodMiniType>(schema: S, body: unknown): z.infer<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Said(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`);
}

async function directly(programme: Programme, path: string, body: unknown): Promise<unknown> {
  try {
    if (path === 'put') return await putStaff(programme, checked(newStaff, body));
    if (path === 'pin') return await setPin(programme, checked(newPin, body));
    return await (path === 'end' ? endStaff(programme, checked(staffEnd, body)) : listStaff(programme));
  } catch (error) {
    throw error instanceof ActRefused ? new Said(error.message) : error;
  }
}

function officeOf(settings: ReturnType<typeof serverSettings>): Office {
  const live = liveInstance(settings.folder);
  if (live === null)
    return {
      ask: async (path, body) => {
        requireProgramme(placeOf(settings));
        const programme = await openProgramme({ place: placeOf(settings), nowMs: () => Date.now(), secrets: null });
        try {
          return await directly(programme, path, body);
        } finally {
          await programme.close();
        }
      },
    };
  const headers = { authorization: `Bearer ${officeTokenOf(settings.folder)}`, 'x-passage-office': '1' };
  return {
    ask: async (path, body) => {
      const isRead = path === '';
      const response = await fetch(`${live.url}/office/api/staff${isRead ? '' : `/${path}`}`, {
        method: isRead ? 'GET' : 'POST',
        signal: AbortSignal.timeout(ASK_MS),
        headers: isRead ? headers : { ...headers, 'content-type': 'application/json' },
        ...(isRead ? {} : { body: JSON.stringify(body) }),
      });
      const answer: unknown = await response.json();
      if (response.ok) return answer;
      const said = z.safeParse(z.object({ error: z.object({ message: z.string() }) }), answer);
      throw new Said(said.success ? said.data.error.message : `the server answered ${response.status}`);
    },
  };
}

/** Runs a verb; gives the exit code. */
export async function staff(args: readonly string[]): Promise<number> {
  const [verb = '', ...rest] = args;
  if (!['list', 'add', 'pin', 'end'].includes(verb)) {
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
    const office = officeOf(serverSettings(flags, process.env));
    if (verb === 'list') return tellAll(listed.parse(await office.ask('', null)));
    const pin = values['pin-stdin'] === true ? (await text(process.stdin)).trim() : null;
    const until = values.until ?? null;
    const body =
      verb === 'pin'
        ? { staffId, pin }
        : verb === 'end'
          ? { staffId, untilLocal: until }
          : {
              staffId,
              name: values.name,
              cardNumber: values.card,
              roles: values.roles?.split(','),
              fromLocal: values.from ?? null,
              untilLocal: until,
              ownAccountId: values.account ?? null,
              pin,
            };
    const { madePin = null } = changed.parse(await office.ask(verb === 'add' ? 'put' : verb, body));
    console.log(`${staffId}: done${madePin === null ? '' : `; the PIN is ${madePin}. It is shown only now.`}`);
    return 0;
  } catch (error) {
    if (error instanceof Said) {
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
