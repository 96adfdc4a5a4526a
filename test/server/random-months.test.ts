/** Random months through the real decider and store: what comes out is what the rules alone come to, and every law that `passage verify` knows holds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Act } from '../../domain/contract/act.ts';
import type { AnyDocument } from '../../domain/contract/document.ts';
import type { Fact, FactBody } from '../../domain/contract/fact.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { openProgramme } from '../../server/open-programme.ts';
import type { Programme } from '../../server/open-programme.ts';
import { verifyProgramme } from '../../server/verify/verify.ts';
import { ledgerMall, LedgerHistory } from '../domain/decide/ledger-history.ts';
import { disputeOperation, ledgerOperation } from '../domain/decide/ledger-operations.ts';
import { ScriptedKiosk } from './scripted-kiosk.ts';
import { temporaryFolder } from './test-programme.ts';

const runs = { numRuns: Number(process.env['PASSAGE_LEDGER_RUNS'] ?? '4') };

type Happened = { readonly nowMs: number } & (
  { readonly kind: 'fact'; readonly fact: Fact } | { readonly kind: 'act'; readonly act: Act; readonly ok: boolean }
);

/** Random months that remember all that happened, in order. */
class Remembered extends LedgerHistory {
  readonly happened: Happened[] = [];

  override fact(body: FactBody, kioskId: string, registeredAtMs = this.mall.now) {
    const outcome = super.fact(body, kioskId, registeredAtMs);
    const fact = this.facts.at(-1);
    // The opening of the first accounts comes before the list is there; `replay` takes them from the facts.
    if (fact !== undefined) (this.happened as Happened[] | undefined)?.push({ kind: 'fact', fact, nowMs: this.mall.now });
    return outcome;
  }

  override act(act: Act): boolean {
    const ok = super.act(act);
    this.happened.push({ kind: 'act', act, ok, nowMs: this.mall.now });
    return ok;
  }
}

function catalogue(): Act {
  type Item = Extract<Act, { kind: 'catalogue.put' }>['items'][number];
  const isItem = (document: AnyDocument): document is Item =>
    ['tenant', 'category', 'till', 'gift', 'staff', 'mall', 'settings', 'tier'].includes(document.kind);
  const documents = ledgerMall();
  const stocks = documents.flatMap((one) => (one.kind === 'resource' ? [{ giftId: one.id.slice('stock:'.length), total: one.total }] : []));
  return { kind: 'catalogue.put', items: documents.filter(isItem), stocks };
}

async function replay(history: Remembered, programme: Programme, clock: { nowMs: number }): Promise<void> {
  await programme.decider.act([catalogue()], 'mall');
  for (const version of history.mall.draft.campaigns())
    await programme.decider.act(
      [{ kind: 'campaign.loaded', version: { ...version, contentHash: Buffer.from(version.campaignId).toString('hex').padEnd(64, '0') } }],
      'mall',
    );
  const kiosks = new Map(['K1', 'K2', 'D1'].map((id) => [id, new ScriptedKiosk(id)]));
  for (const kiosk of kiosks.values()) await programme.store.write((t) => t.putKiosk(kiosk.row(kiosk.kioskId === 'D1' ? 'desk' : 'kiosk')));
  const remembered = new Set(history.happened.flatMap((one) => (one.kind === 'fact' ? [one.fact.id] : [])));
  const first = history.facts
    .filter((fact) => !remembered.has(fact.id))
    .map((fact): Happened => ({ kind: 'fact', fact, nowMs: clock.nowMs }));
  for (const one of [...first, ...history.happened]) {
    clock.nowMs = one.nowMs;
    if (one.kind === 'act') {
      if (one.ok) await programme.decider.act([one.act], 'mall');
      else await expect(programme.decider.act([one.act], 'mall')).rejects.toThrow();
      continue;
    }
    const { kioskId, body, id, registeredAtMs } = one.fact;
    const kiosk = kiosks.get(kioskId);
    if (kiosk === undefined) throw new Error(kioskId);
    await programme.decider.push({ kioskId, incarnation: 1, facts: [kiosk.record(body, { id, registeredAtMs })] });
  }
}

const told = (document: AnyDocument | null): string => (document === null ? 'none' : canonicalJson({ ...document, version: 0 }));

test('whatever months bring, the store holds what the rules decided, and all laws of verify', async () => {
  const months = fc.array(fc.oneof(ledgerOperation, disputeOperation), { minLength: 80, maxLength: 140 });
  await fc.assert(
    fc.asyncProperty(months, async (operations) => {
      const history = new Remembered().run(operations);
      const { folder, remove } = temporaryFolder();
      const clock = { nowMs: Date.UTC(2026, 10, 21, 9) };
      const programme = await openProgramme({ place: { kind: 'sqlite', folder }, nowMs: () => clock.nowMs, secrets: null });
      try {
        await replay(history, programme, clock);
        const expected = history.mall.draft.dirty().filter((document) => document.kind !== 'resource' || document.version > 1);
        const stored = await programme.store.read(async (t) => Promise.all(expected.map((one) => t.document(one.kind, one.id))));
        expect(expected.length).toBeGreaterThan(20);
        expect(stored.map(told)).toEqual(expected.map(told));
        const findings = await verifyProgramme(programme.store);
        expect(findings.filter((finding) => finding.breaches > 0)).toEqual([]);
      } finally {
        await programme.close();
        remove();
      }
    }),
    runs,
  );
}, 120_000);
