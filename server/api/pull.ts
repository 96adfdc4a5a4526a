import type { PullAnswer, PullRequest } from '../../domain/contract/sync.ts';
import type { KioskRow } from '../store/rows.ts';
import type { ApiContext } from './api-context.ts';

const WAIT_MS_MAX = 25_000;
const LIMIT_MAX = 2_000;

/** Documents changed after the kiosk's cursor; held open up to 25 s while there are none. */
export async function pull(context: ApiContext, request: PullRequest, kiosk: KioskRow, gone: AbortSignal): Promise<PullAnswer> {
  const { programme, presence } = context;
  await presence.heard(kiosk.id, request.depth, request.troubles);
  const untilMs = programme.nowMs() + Math.min(request.waitMs, WAIT_MS_MAX);
  const limit = Math.max(1, Math.min(request.limit, LIMIT_MAX));
  for (;;) {
    const { answer, seen } = await answerNow(context, request, limit);
    const leftMs = untilMs - programme.nowMs();
    if (answer.status !== 'ok' || answer.documents.length > 0 || leftMs <= 0 || gone.aborted) return answer;
    await programme.bell.wait(seen, leftMs, gone);
  }
}

async function answerNow(context: ApiContext, request: PullRequest, limit: number): Promise<{ answer: PullAnswer; seen: number }> {
  const { programme, presence } = context;
  return programme.store.read(async (transaction) => {
    const row = await transaction.programme();
    const kiosk = await transaction.kiosk(request.kioskId);
    const empty: PullAnswer = {
      serverEpoch: row.serverEpoch,
      serverTimeMs: programme.nowMs(),
      head: { seq: kiosk?.headSeq ?? 0, hash: kiosk?.headHash ?? '0'.repeat(64) },
      status: 'ok',
      feedSeq: request.feedSeq,
      more: false,
      documents: [],
      programme: { kiosksOnline: presence.onlineCount(), resting: presence.resting(request.kioskId) },
      publicUrl: context.publicUrl,
    };
    if (kiosk === null || kiosk.status === 'revoked') return { answer: { ...empty, status: 'revoked' as const }, seen: row.feedSeq };
    if (kiosk.status === 'fenced' || request.incarnation < kiosk.incarnation)
      return { answer: { ...empty, status: 'fenced' as const }, seen: row.feedSeq };
    // Another epoch, or a cursor beyond the counter: what this kiosk mirrors was never, or is no more.
    if (request.serverEpoch !== row.serverEpoch || request.feedSeq > row.feedSeq)
      return { answer: { ...empty, status: 'refill' as const }, seen: row.feedSeq };
    const page = await transaction.feedSince(request.feedSeq, limit, request.kioskId);
    return { answer: { ...empty, feedSeq: page.feedSeq, more: page.more, documents: [...page.documents] }, seen: row.feedSeq };
  });
}
