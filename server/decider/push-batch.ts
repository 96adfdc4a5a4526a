/** One batch of pushes inside one write transaction: read, place, decide, write, answer. */
import type { AnyDocument } from '../../domain/contract/document.ts';
import type { FactBody } from '../../domain/contract/fact.ts';
import type { FactOutcome } from '../../domain/contract/sync.ts';
import { namedAccounts } from '../../domain/decide/concerned-accounts.ts';
import type { RuleKeeper } from '../../domain/decide/rule-keeper.ts';
import type { Verifier } from '../../domain/encoding/signature.ts';
import type { AlarmRow, FactRow, KioskRow, ParkedRow } from '../store/rows.ts';
import type { WriteTransaction } from '../store/store.ts';
import { decideEntries } from './decide-entries.ts';
import type { DocumentCache } from './document-cache.ts';
import type { Entry } from './entry.ts';
import { KioskUnknown } from './job.ts';
import type { PushInput, PushResult } from './job.ts';
import type { Rules } from './loaded-world.ts';
import { placeFacts } from './place-facts.ts';
import type { PlacedPush, Placement } from './place-facts.ts';
import { readFact } from './read-fact.ts';
import type { IncomingFact } from './read-fact.ts';
import { writeDecided } from './write-decided.ts';
import type { WrittenBatch } from './write-decided.ts';

/** What a batch is decided with. */
export interface BatchTools {
  readonly verify: Verifier;
  readonly cache: DocumentCache;
  readonly keeper: RuleKeeper;
  readonly rules: Rules;
  readonly nowMs: number;
}

type Read = { readonly input: PushInput; readonly kiosk: KioskRow; readonly facts: readonly IncomingFact[] };
type Placed = Read & { readonly placed: PlacedPush };

function idOf(incoming: IncomingFact): string {
  return incoming.kind === 'read' ? incoming.fact.id : incoming.id;
}

async function readPushes(inputs: readonly PushInput[], transaction: WriteTransaction, verify: Verifier): Promise<(Read | KioskUnknown)[]> {
  const kiosks = new Map<string, KioskRow | null>();
  for (const { kioskId } of inputs) if (!kiosks.has(kioskId)) kiosks.set(kioskId, await transaction.kiosk(kioskId));
  return inputs.map((input) => {
    const kiosk = kiosks.get(input.kioskId) ?? null;
    if (kiosk === null) return new KioskUnknown(input.kioskId);
    return { input, kiosk, facts: input.facts.map((signed) => readFact(signed, kiosk.id, kiosk.publicKey, verify)) };
  });
}

/** Places the pushes one after another: a later push of the same kiosk continues where the earlier one ended. */
async function placePushes(
  reads: readonly (Read | KioskUnknown)[],
  transaction: WriteTransaction,
  nowMs: number,
): Promise<{ placed: (Placed | KioskUnknown)[]; kiosks: Map<string, KioskRow> }> {
  const pushes = reads.flatMap((read) => (read instanceof KioskUnknown ? [] : [read]));
  const stored = await transaction.facts(pushes.flatMap(({ facts }) => facts.map(idOf)));
  const known = new Map<string, { hash: string; outcome: FactOutcome | null }>([...stored].map(([id, row]) => [id, row]));
  const kiosks = new Map<string, KioskRow>();
  const placed: (Placed | KioskUnknown)[] = [];
  for (const read of reads) {
    if (read instanceof KioskUnknown) {
      placed.push(read);
      continue;
    }
    const row = kiosks.get(read.kiosk.id) ?? read.kiosk;
    const parked = await transaction.parkedByHash(
      row.id,
      read.facts.map((fact) => fact.hash),
    );
    const result = placeFacts({
      head: { seq: row.headSeq, hash: row.headHash },
      kioskStatus: row.status,
      stale: read.input.incarnation < row.incarnation,
      facts: read.facts,
      known,
      parked,
    });
    for (const placement of result.placements)
      if (placement.kind !== 'known') known.set(idOf(placement.incoming), { hash: placement.incoming.hash, outcome: null });
    const isFork = result.fork !== null && read.input.incarnation >= row.incarnation;
    // A higher incarnation than the stored one is a kiosk whose last start was lost with an old backup: its number stands.
    kiosks.set(row.id, {
      ...row,
      headSeq: result.head.seq,
      headHash: result.head.hash,
      status: isFork ? 'fenced' : row.status,
      seenAtMs: nowMs,
      incarnation: Math.max(row.incarnation, read.input.incarnation),
    });
    placed.push({ ...read, kiosk: row, placed: result });
  }
  return { placed, kiosks };
}

function parkedRows(
  placement: Extract<Placement, { kind: 'park' }>,
  kioskId: string,
  nowMs: number,
): { parked: ParkedRow; facts: FactRow[]; alarm: AlarmRow | null } {
  const { incoming, seq, why, outcome, onChain } = placement;
  const id = idOf(incoming);
  const detail = incoming.kind === 'unread' ? incoming.detail : why;
  return {
    parked: {
      hash: incoming.hash,
      kioskId,
      seq,
      raw: incoming.bytes.replaceAll('\u0000', '\ufffd'),
      signature: incoming.signature ?? '',
      why,
      atMs: nowMs,
      outcome,
    },
    // Under an id that another content has taken, the parked row alone answers when it is sent again.
    facts: why === 'same-id-other-content' ? [] : [{ id, kioskId, seq, hash: incoming.hash, onChain, logSeq: null, outcome }],
    alarm:
      why === 'fork'
        ? null
        : {
            id: `parked/${incoming.hash}`,
            atMs: nowMs,
            kind: why === 'revoked' ? 'revoked-spoke' : 'parked',
            kioskId,
            detail: `Fact ${seq} was kept as it came: ${detail}`,
          },
  };
}

function entriesOf(placed: readonly Placed[]): Entry[] {
  return placed.flatMap(({ kiosk, placed: { placements } }) =>
    placements.flatMap((placement) => {
      if (placement.kind !== 'decide') return [];
      const { fact, bytes, signature, hash } = placement.incoming;
      return [{ kind: 'fact' as const, fact, bytes, signature, hash, mallId: kiosk.mallId, onChain: placement.onChain }];
    }),
  );
}

function isForKiosk(document: AnyDocument, kioskId: string): boolean {
  switch (document.kind) {
    case 'account':
    case 'card':
      return true;
    case 'receipt':
      return document.kioskId === kioskId;
    case 'voucher':
      return document.issuedBy === kioskId;
    default:
      return false;
  }
}

interface DocumentName {
  readonly kind: 'account' | 'receipt' | 'voucher';
  readonly id: string;
}

/**
 * Documents that the answer to a fact carries. A fact sent again (its answer was lost) gets them again: a kiosk that had the account alone would close its
 * row and not know its own receipt any more.
 */
function namedBy(body: FactBody, outcome: FactOutcome | null): readonly DocumentName[] {
  return [
    ...namedAccounts(body).map((id) => ({ kind: 'account' as const, id })),
    ...('receiptId' in body && body.receiptId !== null ? [{ kind: 'receipt' as const, id: body.receiptId }] : []),
    ...('voucherId' in body ? [{ kind: 'voucher' as const, id: body.voucherId }] : []),
    ...(outcome?.awards ?? []).flatMap((award) => (award.voucherId === null ? [] : [{ kind: 'voucher' as const, id: award.voucherId }])),
  ];
}

async function resultOf(
  push: Placed,
  written: WrittenBatch,
  outcomes: ReadonlyMap<string, FactOutcome>,
  transaction: WriteTransaction,
  serverEpoch: string,
): Promise<PushResult> {
  const names = new Set<string>();
  const resent = new Map<string, DocumentName>();
  const answers: FactOutcome[] = [];
  const byHash = new Map(push.facts.map((fact) => [fact.hash, fact]));
  for (const placement of push.placed.placements) {
    const hash = placement.kind === 'known' ? placement.hash : placement.incoming.hash;
    const outcome =
      placement.kind === 'park' ? placement.outcome : ((placement.kind === 'known' ? placement.outcome : null) ?? outcomes.get(hash));
    if (outcome !== undefined && outcome !== null) answers.push(outcome);
    for (const name of written.touched.get(hash) ?? []) names.add(name);
    const fact = byHash.get(hash);
    if (placement.kind === 'known' && fact?.kind === 'read')
      for (const name of namedBy(fact.fact.body, outcome ?? null)) resent.set(`${name.kind}/${name.id}`, name);
  }
  const documents = [...names]
    .flatMap((name) => written.documents.get(name) ?? [])
    .filter((document) => isForKiosk(document, push.kiosk.id));
  const missing = [...resent].flatMap(([key, name]) => (names.has(key) ? [] : [name]));
  const loaded = await transaction.load({ documents: missing, receiptKeys: [], tillKeys: [], drawIds: [] });
  return {
    status: push.placed.status,
    serverEpoch,
    head: push.placed.head,
    outcomes: answers,
    documents: [...documents, ...loaded.documents.filter((document) => isForKiosk(document, push.kiosk.id))],
  };
}

/** Decides a batch of pushes; answers one result or error each, in order. */
export async function decidePushes(
  inputs: readonly PushInput[],
  transaction: WriteTransaction,
  tools: BatchTools,
): Promise<{ results: (PushResult | KioskUnknown)[]; written: WrittenBatch }> {
  const { nowMs } = tools;
  const programme = await transaction.programme();
  tools.cache.open(programme.feedSeq);
  const { placed, kiosks } = await placePushes(await readPushes(inputs, transaction, tools.verify), transaction, nowMs);
  const pushes = placed.flatMap((push) => (push instanceof KioskUnknown ? [] : [push]));
  const parked = pushes.flatMap((push) =>
    push.placed.placements.flatMap((placement) => (placement.kind === 'park' ? [parkedRows(placement, push.kiosk.id, nowMs)] : [])),
  );
  const forks = pushes.flatMap((push): AlarmRow[] =>
    push.placed.fork === null
      ? []
      : [
          {
            id: `fork/${push.kiosk.id}/${push.input.incarnation}/${push.placed.head.seq}`,
            atMs: nowMs,
            kind: 'fork',
            kioskId: push.kiosk.id,
            detail: `The journal of ${push.kiosk.id} split: ${push.placed.fork}. Its papers stand, the rest is kept aside. Enrol the device anew.`,
          },
        ],
  );
  const batch = await decideEntries(entriesOf(pushes), transaction, tools.rules, tools.cache, tools.keeper, nowMs);
  const written = await writeDecided(transaction, batch, nowMs, {
    parked: parked.map((rows) => rows.parked),
    facts: parked.flatMap((rows) => rows.facts),
    alarms: [...forks, ...parked.flatMap((rows) => rows.alarm ?? [])],
  });
  for (const kiosk of kiosks.values()) await transaction.putKiosk(kiosk);
  const outcomes = new Map([...written.outcomes, ...parked.map(({ parked: row }) => [row.hash, row.outcome] as const)]);
  const results: (PushResult | KioskUnknown)[] = [];
  for (const push of placed)
    results.push(push instanceof KioskUnknown ? push : await resultOf(push, written, outcomes, transaction, programme.serverEpoch));
  tools.cache.keep(batch.world.documents(), written.feedSeq);
  tools.cache.keep(written.documents.values(), written.feedSeq);
  return { results, written };
}
