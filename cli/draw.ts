/** `passage draw status|close|run|settle`: the steps of a prize draw, through the running server or straight into the database; `passage draw verify` needs neither. */
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { DrawFiles } from '../server/draw/draw-files.ts';
import { drawStatus } from '../server/draw/draw-status.ts';
import type { DrawStatus } from '../server/draw/draw-status.ts';
import { closeDraw, runDraw, settlePrize } from '../server/draw/draw-steps.ts';
import type { Programme } from '../server/open-programme.ts';
import { serverSettings, settingsHelp } from '../server/settings/server-settings.ts';
import type { ServerSettings, SettingName } from '../server/settings/server-settings.ts';
import { verify, verifyHelp } from './draw-verify.ts';
import { atProgramme } from './programme-at-hand.ts';
import type { Office } from './programme-at-hand.ts';
import { tellTrouble } from './server-trouble.ts';

const names: readonly SettingName[] = ['data', 'database'];
const STEP_MS = 600_000;

/** `passage draw --help`. */
export const help = `passage draw status ID [OPTIONS]
passage draw close ID [OPTIONS]
passage draw run ID --public-value TEXT [OPTIONS]
passage draw settle ID TICKET claimed|forfeited --reason TEXT [OPTIONS]

A draw is announced when its campaign is loaded: the hash of a secret is published. close numbers the tickets that are valid and
publishes the list; a receipt that is decided later is too late. run takes the public value that was named beforehand, opens the
secret and gives every winner a voucher. A list that nobody has closed an hour before the value is to be born is closed by the server; one
that is closed later does not pass verify, because whoever closed it could know the value. settle says what became of a prize; prizes handed out at the desk and prizes that nobody
claimed in time settle themselves. The files stand in DATA/published/draws/ID and under /published/draws/ID/ of the server.

  --json                   one JSON object instead of lines
${settingsHelp(names)}

Exit code: 0 done, 1 the draw says no, 2 wrong use, 3 the server or its database is in the way.

${verifyHelp}`;

/** What was asked for. */
type Step =
  | { readonly kind: 'status' }
  | { readonly kind: 'close' }
  | { readonly kind: 'run'; readonly publicValue: string }
  | { readonly kind: 'settle'; readonly ticketId: string; readonly verdict: 'claimed' | 'forfeited'; readonly reason: string };

interface Asked {
  readonly drawId: string;
  readonly step: Step;
  readonly json: boolean;
  readonly settings: ServerSettings;
}

class WrongUse extends Error {}

function stepOf(verb: string, rest: readonly string[], values: { readonly 'public-value'?: string; readonly reason?: string }): Step {
  if (verb === 'status' || verb === 'close') return { kind: verb };
  if (verb === 'run') {
    const publicValue = values['public-value'];
    if (publicValue === undefined) throw new WrongUse('run needs --public-value "…", exactly as it was made public');
    return { kind: 'run', publicValue };
  }
  const [ticketId, verdict] = rest;
  if (ticketId === undefined || (verdict !== 'claimed' && verdict !== 'forfeited'))
    throw new WrongUse('settle needs a ticket and claimed or forfeited');
  if (values.reason === undefined || values.reason === '') throw new WrongUse('settle needs --reason "…"; it stays in the log');
  return { kind: 'settle', ticketId, verdict, reason: values.reason };
}

function asked(verb: string, args: readonly string[]): Asked {
  const text = { type: 'string' } as const;
  const options = { data: text, database: text, 'public-value': text, reason: text, json: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [drawId, ...rest] = positionals;
  if (drawId === undefined) throw new WrongUse(`${verb} needs the name of the draw: that of its campaign`);
  if (rest.length !== (verb === 'settle' ? 2 : 0)) throw new WrongUse(`${verb}: ${rest.join(' ') || 'something'} is missing or too much`);
  const flags = new Map<SettingName, string>();
  if (values.data !== undefined) flags.set('data', values.data);
  if (values.database !== undefined) flags.set('database', values.database);
  return { drawId, step: stepOf(verb, rest, values), json: values.json === true, settings: serverSettings(flags, process.env) };
}

const answer = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['announced', 'closed', 'drawn', 'settled']),
  secretHash: z.string(),
  closesAtMs: z.int(),
  drawnAtMs: z.int(),
  publicValueAnnounced: z.string(),
  tickets: z.int(),
  heldReceipts: z.int(),
  listHash: z.nullable(z.string()),
  publicValue: z.nullable(z.string()),
  winners: z.int(),
  claims: z.array(
    z.object({
      rank: z.int(),
      ticketId: z.string(),
      ticket: z.string(),
      prizeId: z.string(),
      state: z.string(),
      untilMs: z.int(),
      reference: z.nullable(z.string()),
      reason: z.string(),
    }),
  ),
  files: z.array(z.string()),
});

function throughServer(office: Office, { drawId, step }: Asked): Promise<DrawStatus> {
  const { kind, ...body } = step;
  const path = `draws/${encodeURIComponent(drawId)}`;
  return kind === 'status' ? office.ask(answer, path, null) : office.ask(answer, `${path}/${kind}`, body, STEP_MS);
}

async function directly(programme: Programme, { drawId, step, settings }: Asked): Promise<DrawStatus> {
  const files = new DrawFiles(programme.store, settings.folder);
  if (step.kind === 'close') await closeDraw(programme, files, drawId);
  if (step.kind === 'run') await runDraw(programme, files, drawId, step.publicValue);
  if (step.kind === 'settle') await settlePrize(programme, files, drawId, step.ticketId, step.verdict, step.reason);
  const status = await drawStatus(programme, files, drawId);
  if (status === null) throw new Error(`There is no draw ${drawId}. Load a campaign that gives tickets and says how they are drawn.`);
  return status;
}

const iso = (ms: number): string => new Date(ms).toISOString();

function tell(status: DrawStatus): void {
  console.log(`${status.id}: ${status.state}. ${status.title}`);
  console.log(`  secret hash  ${status.secretHash}`);
  if (status.state === 'announced') {
    console.log(`  closes       ${iso(status.closesAtMs)}, ${status.tickets} tickets so far; close it before ${iso(status.drawnAtMs)}`);
    if (status.heldReceipts > 0)
      console.log(`  look: ${status.heldReceipts} held receipts came in time; decide them before closing, afterwards they are too late`);
  } else console.log(`  list         ${status.tickets} entries, SHA-256 ${status.listHash ?? ''}`);
  if (status.publicValue === null) console.log(`  public value ${status.publicValueAnnounced}; drawn from ${iso(status.drawnAtMs)} on`);
  else
    console.log(`  public value "${status.publicValue}" (${status.publicValueAnnounced}), ${status.winners} winners and reserve winners`);
  for (const { rank, ticket, ticketId, prizeId, state, untilMs, reference, reason } of status.claims) {
    const more = state === 'waiting' ? `until ${iso(untilMs)}` : reason;
    console.log(
      `  ${String(rank).padStart(4)} ${prizeId.padEnd(16)} ${ticket} ${ticketId} ${state.padEnd(9)} ${reference ?? ''} ${more}`.trimEnd(),
    );
  }
  console.log(`  files        ${status.files.join(', ')}`);
}

/** `passage draw …`. */
export async function draw(args: readonly string[]): Promise<number> {
  const [verb = '', ...rest] = args;
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(verb === 'verify' ? verifyHelp : help);
    return 0;
  }
  if (verb === 'verify') return verify(rest);
  if (!['status', 'close', 'run', 'settle'].includes(verb)) {
    console.error(`passage draw: say status, close, run, settle or verify.\n\n${help}`);
    return 2;
  }
  try {
    const what = asked(verb, rest);
    const status = await atProgramme(what.settings, {
      directly: (programme) => directly(programme, what),
      throughServer: (office) => throughServer(office, what),
    });
    if (what.json) console.log(JSON.stringify(status));
    else tell(status);
    return 0;
  } catch (error) {
    const isUse =
      error instanceof WrongUse || (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
    if (!isUse) return tellTrouble(`draw ${verb}`, error);
    console.error(`passage draw ${verb}: ${error.message}`);
    return 2;
  }
}
