/**
 * Sends what waits in the outbox. Any number of processes may look: taking a message under the programme's lock hides it from the others for as long as sending may last, and what a
 * process that died had taken comes back by itself. Tries are bounded, a message past its time is given up, and what has ended keeps neither number nor text.
 */
import type { Language } from '../../domain/contract/primitive.ts';
import { isTextKey, phraseOf } from '../../domain/text/phrase.ts';
import type { Programme } from '../open-programme.ts';
import type { MessageRow } from '../store/outreach-tables.ts';
import type { ProgrammeSecrets } from '../store/rows.ts';
import type { MessageTransport, TransportAnswer } from './message-transport.ts';
import { openAccountOf } from './open-account-of.ts';
import { contentOf } from './outbox.ts';

const takenAtOnce = 20;
const roundsMax = 20;
/** Tries of one message. */
export const attemptsMax = 6;
const firstPauseMs = 2_000;
const longestPauseMs = 600_000;
/** Ended messages and old codes are forgotten after a day; limits look back an hour. */
const keptMs = 86_400_000;

/** What delivering needs. */
export interface DeliverOptions {
  readonly programme: Programme;
  readonly transports: readonly MessageTransport[];
  readonly log: (line: string) => void;
  /** A signal that ends after so many milliseconds. */
  readonly timeout: (ms: number) => AbortSignal;
  /** Ends when the server does. */
  readonly stopped: AbortSignal;
}

/** Pause after the n-th failed try, doubling from two seconds to ten minutes. */
export const pauseAfterMs = (attempts: number): number => Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempts, 20));

/** One look: at most 400 messages. Answers how many were handled. */
export async function deliverDue(options: DeliverOptions): Promise<number> {
  const { store, nowMs } = options.programme;
  if ((await store.read((transaction) => transaction.outreach.dueMessages(nowMs(), 1))).length === 0) return 0;
  const secrets = await store.read((transaction) => transaction.secrets());
  const longestMs = Math.max(1_000, ...options.transports.map((one) => one.timeoutMs));
  let done = 0;
  for (let round = 0; round < roundsMax && !options.stopped.aborted; round += 1) {
    const taken = await store.write(async ({ outreach }) => {
      const rows = await outreach.dueMessages(nowMs(), takenAtOnce);
      const untilMs = nowMs() + takenAtOnce * longestMs;
      await outreach.putMessages(rows.map((row) => ({ ...row, state: 'sending', nextAtMs: untilMs })));
      return rows;
    });
    const ended: MessageRow[] = [];
    for (const row of taken) {
      if (options.stopped.aborted) break;
      ended.push(await settle(options, secrets, row));
    }
    await store.write(({ outreach }) => outreach.putMessages(ended));
    done += ended.length;
    if (taken.length < takenAtOnce) break;
  }
  return done;
}

/** Forgets what ended a day ago. */
export function forgetOld({ store, nowMs }: Programme): Promise<void> {
  return store.write(async ({ outreach, erasure }) => {
    await outreach.forget(nowMs() - keptMs);
    await erasure.forgetNotMe(nowMs());
  });
}

/** The row as it stands after one try. */
async function settle(options: DeliverOptions, secrets: ProgrammeSecrets, row: MessageRow): Promise<MessageRow> {
  const { programme, log } = options;
  const failed = (why: string): MessageRow => {
    log(`outbox: message ${row.id} (${row.textKey}) was not sent: ${why}`);
    return { ...row, state: 'failed', sealed: '' };
  };
  if (programme.nowMs() >= row.expiresAtMs) return failed('its time was over');
  if (!(await mayBeSent(programme, row))) return { ...row, state: 'dropped', sealed: '' };
  const transport = options.transports.find((one) => one.channels.includes(row.channel));
  if (transport === undefined) return failed(`no transport for ${row.channel} is set up`);
  const content = contentOf(secrets, row);
  if (content === null || !isTextKey(row.textKey)) return failed('it cannot be read; the programme has another key or the text is gone');
  const text = phraseOf(row.language as Language, row.textKey, content.args);
  const answer = await attempt(options, transport, { ...row, to: content.to, text });
  if (answer.kind === 'sent') return { ...row, state: 'sent', sealed: '' };
  const attempts = row.attempts + 1;
  if (answer.kind === 'never' || attempts >= attemptsMax) return failed(`${transport.name}: ${answer.why}`);
  log(`outbox: ${transport.name}: ${answer.why}; message ${row.id} is tried again`);
  return { ...row, state: 'queued', attempts, nextAtMs: programme.nowMs() + pauseAfterMs(row.attempts) };
}

/** Advertising goes to who says yes to this channel now, whatever was said when the message was made. */
async function mayBeSent({ store }: Programme, { about, accountId, channel }: MessageRow): Promise<boolean> {
  if (about !== 'advertising') return true;
  if (accountId === null) return false;
  return store.read(async (transaction) => {
    const standing = await openAccountOf(transaction, accountId);
    const account = standing === null ? null : await transaction.document('account', standing);
    return account?.leaving === null && account.consent?.[channel] === true;
  });
}

async function attempt(
  { timeout, stopped }: DeliverOptions,
  transport: MessageTransport,
  { id, channel, to, language, text, expiresAtMs }: MessageRow & { readonly to: string; readonly text: string },
): Promise<TransportAnswer> {
  try {
    return await transport.send({ id, channel, to, language, text, expiresAtMs }, AbortSignal.any([stopped, timeout(transport.timeoutMs)]));
  } catch (error) {
    // Only the name: a message of an error may hold a number or a text.
    return { kind: 'later', why: error instanceof Error ? error.name : 'no answer' };
  }
}
