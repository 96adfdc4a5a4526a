import type { Fact } from '../../domain/contract/fact.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import type { WriteTransaction } from '../store/store.ts';
import { decideEntries } from './decide-entries.ts';
import type { Entry } from './entry.ts';
import { KioskUnknown } from './job.ts';
import type { ImportDone, Job } from './job.ts';
import type { BatchTools } from './push-batch.ts';
import { hashText } from './read-fact.ts';
import { writeDecided } from './write-decided.ts';
import type { WrittenBatch } from './write-decided.ts';

type ImportJob = Extract<Job, { kind: 'import' }>;

/**
 * Facts of trusted server code, decided like a kiosk's: chained under an import kiosk, signed where it is a station with a key. A fact whose id is stored already is
 * answered with its stored outcome, so an import that was cut off can simply be run again. `written` null: it was only tried.
 */
export async function decideImport(
  { kioskId, facts: given, sign, dry }: Pick<ImportJob, 'kioskId' | 'facts' | 'sign' | 'dry'>,
  transaction: WriteTransaction,
  tools: BatchTools,
): Promise<{ done: ImportDone; written: WrittenBatch | null }> {
  const facts = typeof given === 'function' ? await given(transaction) : given;
  const kiosk = await transaction.kiosk(kioskId);
  if (kiosk === null || kiosk.use !== 'import') throw new KioskUnknown(kioskId);
  tools.cache.open((await transaction.programme()).feedSeq);
  const stored = await transaction.facts(facts.map((one) => one.id));
  let head = { seq: kiosk.headSeq, hash: kiosk.headHash };
  const hashes = new Map<string, string>();
  const entries: Entry[] = [];
  for (const { id, registeredAtMs, body, clock } of facts) {
    if (stored.has(id) || hashes.has(id)) continue;
    const fact: Fact = {
      id,
      kioskId,
      incarnation: Math.max(1, kiosk.incarnation),
      seq: head.seq + 1,
      previousHash: head.hash,
      registeredAtMs,
      clock: clock ?? 'sure',
      body,
    };
    const bytes = canonicalJson(fact);
    const hash = hashText(bytes);
    entries.push({ kind: 'fact', fact, bytes, signature: sign === null ? null : sign(bytes), hash, mallId: kiosk.mallId, onChain: true });
    hashes.set(id, hash);
    head = { seq: fact.seq, hash };
  }
  const batch = await decideEntries(entries, transaction, tools.rules, tools.cache, tools.keeper, tools.nowMs);
  if (dry) return { done: { outcomes: [], entries: batch.entries }, written: null };
  const written = await writeDecided(transaction, batch, tools.nowMs, {});
  await transaction.putKiosk({ ...kiosk, headSeq: head.seq, headHash: head.hash, seenAtMs: tools.nowMs });
  const outcomes = facts.flatMap(({ id }) => stored.get(id)?.outcome ?? written.outcomes.get(hashes.get(id) ?? '') ?? []);
  tools.cache.keep(batch.world.documents(), written.feedSeq);
  tools.cache.keep(written.documents.values(), written.feedSeq);
  return { done: { outcomes, entries: batch.entries }, written };
}
