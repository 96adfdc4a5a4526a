/** The steps of a draw that a person takes: close, run, settle. Each is one act of the decider and then the files; taken twice it changes nothing. */
import { resultFile } from '../../domain/draw/published.ts';
import { publicValueOf } from '../../domain/draw/algorithm.ts';
import { entryListText, listHashOf, readEntryList } from '../../domain/draw/entry-list.ts';
import { holderKeyOf } from '../../domain/draw/holder.ts';
import { announcementHashOf } from '../../domain/draw/published.ts';
import { winnersOf } from '../../domain/draw/winners.ts';
import type { ActOf } from '../../domain/contract/act.ts';
import type { DrawDocument } from '../../domain/contract/draw.ts';
import { ActRefused } from '../decider/entry.ts';
import { mallsOf } from '../open-programme.ts';
import type { Programme } from '../open-programme.ts';
import { collectEntries } from './collect-entries.ts';
import { listedEntries } from './draw-files.ts';
import type { DrawFiles } from './draw-files.ts';
import { secretOf } from './draw-secret.ts';

/** Receipts may be decided between collecting and closing; so often the list is collected anew. */
const TRIES_MAX = 5;

async function decide(programme: Programme, act: ActOf<'draw.closed' | 'draw.drawn' | 'prize.settled'>): Promise<void> {
  const mall = (await mallsOf(programme.store))[0];
  if (mall === undefined) throw new ActRefused('This programme has no mall yet.');
  await programme.decider.act([act], mall.id);
}

/** Files first: what is published already binds, whatever this database says. */
async function published(files: DrawFiles, drawId: string): Promise<DrawDocument> {
  const draw = await files.publish(drawId);
  if (draw === null) throw new ActRefused(`There is no draw ${drawId}. Load a campaign that gives tickets and says how they are drawn.`);
  return draw;
}

/** When the list was closed: as the file says if it was published before (this database is a backup that was restored), else now. */
async function closingOf(
  files: DrawFiles,
  drawId: string,
  nowMs: number,
): Promise<{ readonly atMs: number; readonly listHash: string | null }> {
  const text = await files.read(drawId, 'entries.txt');
  if (text === null) return { atMs: nowMs, listHash: null };
  const list = readEntryList(text);
  return { atMs: list.ok ? list.head.closedAtMs : nowMs, listHash: listHashOf(text) };
}

async function closingAct(programme: Programme, files: DrawFiles, draw: DrawDocument): Promise<ActOf<'draw.closed'>> {
  const { atMs, listHash: publishedHash } = await closingOf(files, draw.id, programme.nowMs());
  const { collected, holderKey } = await programme.store.read(async (transaction) => {
    const key = holderKeyOf(await secretOf(transaction, draw.id), draw.id);
    return { collected: await collectEntries(transaction, draw, key, atMs), holderKey: key };
  });
  const { entries, excluded } = collected;
  const listHash = listHashOf(entryListText({ drawId: draw.id, announcementHash: announcementHashOf(draw), closedAtMs: atMs }, entries));
  if (publishedHash !== null && publishedHash !== listHash)
    throw new ActRefused(
      `The list of ${draw.id} was published already, and the tickets here give another one (${entries.length} entries). Wait until every kiosk has sent its receipts again, or restore the newest backup.`,
    );
  return { kind: 'draw.closed', drawId: draw.id, atMs, listHash, entries: entries.length, holderKey, excluded: [...excluded] };
}

/** Closes: the tickets that are valid now are numbered and the list is published. Throws ActRefused before the announced time. */
export async function closeDraw(programme: Programme, files: DrawFiles, drawId: string): Promise<DrawDocument> {
  const draw = await published(files, drawId);
  if (draw.state !== 'announced') return draw;
  const nowMs = programme.nowMs();
  if (nowMs < draw.plan.closesAtMs)
    throw new ActRefused(
      `The draw ${drawId} closes at ${new Date(draw.plan.closesAtMs).toISOString()}, not before: tickets can still be earned.`,
    );
  for (let left = TRIES_MAX; ; left -= 1) {
    try {
      await decide(programme, await closingAct(programme, files, draw));
      return await published(files, drawId);
    } catch (error) {
      if (!(error instanceof ActRefused)) throw error;
      // Somebody else has closed it in this moment: one list stands, and it is theirs.
      const now = await published(files, drawId);
      if (now.state !== 'announced') return now;
      if (left <= 1 || error.refusal !== 'draw-entries') throw error;
    }
  }
}

/** A list that nobody closed is closed so long before the public value is born: afterwards whoever closes it could choose it. */
const closesBeforeMs = 3_600_000;

/** Closes the draws whose public value is about to be born. One whose value may be known already is left to a person: `passage draw verify` will say what happened. */
export async function closeDueDraws(programme: Programme, files: DrawFiles): Promise<readonly string[]> {
  const draws = await programme.store.read((transaction) => transaction.documentsOf('draw', '', 10_000));
  const nowMs = programme.nowMs();
  const due = draws.filter(
    ({ state, plan }) =>
      state === 'announced' && nowMs >= Math.max(plan.closesAtMs, plan.drawnAtMs - closesBeforeMs) && nowMs < plan.drawnAtMs,
  );
  for (const { id } of due) await closeDraw(programme, files, id);
  return due.map(({ id }) => id);
}

/** What was drawn before, if a result is published already: a restored backup must come to the same one. */
async function earlierResult(files: DrawFiles, drawId: string): Promise<{ readonly publicValue: string; readonly atMs: number } | null> {
  const text = await files.read(drawId, 'result.json');
  if (text === null) return null;
  const { publicValue, drawnAt } = resultFile.parse(JSON.parse(text));
  return { publicValue, atMs: Date.parse(drawnAt) };
}

/** Draws with the public value, publishes the result and gives every winner a voucher. Throws ActRefused. */
export async function runDraw(programme: Programme, files: DrawFiles, drawId: string, publicValueText: string): Promise<DrawDocument> {
  const draw = await published(files, drawId);
  const publicValue = publicValueOf(publicValueText);
  if (publicValue === null) throw new ActRefused('The public value must be one line of text, at most 400 characters.');
  const earlier = await earlierResult(files, drawId);
  if (earlier !== null && earlier.publicValue !== publicValue)
    throw new ActRefused(`The draw ${drawId} is drawn already, with the public value "${earlier.publicValue}".`);
  if (draw.state === 'drawn' || draw.state === 'settled') return draw;
  if (draw.state === 'announced')
    throw new ActRefused(`Close the draw ${drawId} first: its list must be published before the public value is known.`);
  const { secret, entries } = await programme.store.read(async (transaction) => ({
    secret: await secretOf(transaction, drawId),
    entries: await listedEntries(transaction, draw),
  }));
  const winners = [...winnersOf({ secret, listHash: draw.listHash ?? '', publicValue }, entries, draw.plan)];
  await decide(programme, { kind: 'draw.drawn', drawId, atMs: earlier?.atMs ?? programme.nowMs(), secret, publicValue, winners });
  return published(files, drawId);
}

/** A person settles one claim. Throws ActRefused. */
export async function settlePrize(
  programme: Programme,
  files: DrawFiles,
  drawId: string,
  ticketId: string,
  verdict: 'claimed' | 'forfeited',
  reason: string,
): Promise<DrawDocument> {
  await published(files, drawId);
  await decide(programme, { kind: 'prize.settled', drawId, ticketId, verdict, reason, atMs: programme.nowMs() });
  return published(files, drawId);
}

/** What time and the desks have settled: prizes handed out are claimed, those past their deadline are forfeited. Answers how many claims were settled. */
export async function settleDueClaims(programme: Programme, files: DrawFiles): Promise<number> {
  const draws = await programme.store.read((transaction) => transaction.documentsOf('draw', '', 10_000));
  const nowMs = programme.nowMs();
  let settled = 0;
  for (const draw of draws.filter((one) => one.state === 'drawn')) {
    for (const claim of draw.claims.filter((one) => one.state === 'waiting')) {
      const { ticketId, voucherId } = claim;
      const voucher = voucherId === null ? null : await programme.store.read((transaction) => transaction.document('voucher', voucherId));
      const isHandedOut = voucher !== null && voucher.honoured !== null;
      if (!isHandedOut && nowMs <= claim.untilMs) continue;
      const end = isHandedOut
        ? ({ verdict: 'claimed', reason: 'handed out at the desk' } as const)
        : ({ verdict: 'forfeited', reason: 'not claimed in time' } as const);
      await decide(programme, { kind: 'prize.settled', drawId: draw.id, ticketId, ...end, atMs: nowMs });
      settled += 1;
    }
    if (settled > 0) await files.publish(draw.id);
  }
  return settled;
}
