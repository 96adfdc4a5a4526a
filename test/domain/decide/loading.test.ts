import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../domain/encoding/canonical-json.ts';
import { decideRound } from '../../../domain/decide/decide-round.ts';
import { foldOpen, isFolded } from '../../../domain/decide/fold-open.ts';
import { RuleKeeper } from '../../../domain/decide/rule-keeper.ts';
import { firstNeeds, maxLoadRounds, ReadSet } from '../../../domain/decide/tracking-world.ts';
import type { Need } from '../../../domain/decide/tracking-world.ts';
import { History, operation } from './history.ts';
import { base, mallDocuments, noon, opened, Programme, scanned } from './fixture.ts';
import { MemoryWorld } from './memory-world.ts';

/** Answers needs from a world, as a store does from its tables. */
function load(set: ReadSet, world: MemoryWorld, needs: readonly Need[]): void {
  for (const need of needs) {
    if (need.kind === 'document') set.setDocument(need.documentKind, need.id, world.get(need.documentKind, need.id));
    else if (need.kind === 'tickets') set.setList(need, world.ticketsOf(need.drawId));
    else set.setList(need, need.kind === 'receipt-key' ? world.receiptsByKey(need.key) : world.receiptsByTill(need.tillKey));
  }
}

test('batches loaded set-wise in a few rounds decide the same as a world that is all in memory', () => {
  fc.assert(
    fc.property(
      fc.array(
        operation.filter((one) => !['wait', 'lease', 'write-off', 'check'].includes(one.op)),
        { minLength: 10, maxLength: 60 },
      ),
      fc.integer({ min: 1, max: 25 }),
      (operations, size) => {
        const history = new History().run(operations);
        const store = new MemoryWorld(mallDocuments(), history.mall.draft.campaigns());
        const rules = new RuleKeeper();
        const outcomes: unknown[] = [];
        for (let at = 0; at < history.facts.length; at += size) {
          const facts = history.facts.slice(at, at + size);
          const set = new ReadSet(store.campaigns(), store.rulesStamp());
          load(set, store, firstNeeds(facts, 'mall', rules.readings));
          let rounds = 1;
          let round = decideRound(set, facts, history.mall.context(), rules);
          while (round.kind === 'load') {
            expect(round.needs.filter((need) => set.has(need))).toEqual([]);
            load(set, store, round.needs);
            round = decideRound(set, facts, history.mall.context(), rules);
            rounds += 1;
          }
          expect(rounds).toBeLessThanOrEqual(maxLoadRounds);
          outcomes.push(...round.result.decisions.map((decision) => decision.outcome));
          for (const document of round.result.draft.dirty()) store.documents.set(`${document.kind}/${document.id}`, document);
        }
        expect(canonicalJson(outcomes)).toBe(canonicalJson(history.outcomes));
        for (const document of history.mall.draft.dirty())
          expect(canonicalJson(store.get(document.kind, document.id))).toBe(canonicalJson(document));
      },
    ),
    { numRuns: 40 },
  );
});

test('what a kiosk predicts for receipts is what the server decides, and a decided row is not folded twice', () => {
  const server = new Programme([base]);
  server.do(opened(1));
  const mirror = new MemoryWorld([...mallDocuments(), server.account(1)], [base]);
  const facts = [1, 2, 3].map((n) => server.fact(scanned(n, 1, n * 100_000), { kioskId: 'K2' }));
  const predicted = foldOpen(mirror, facts, server.context({ kioskId: 'K2' }), new RuleKeeper());
  const decided = facts.map((fact) => server.run(fact));
  expect(predicted.decisions.map((one) => one.decision.outcome)).toEqual(decided.map((one) => one.outcome));
  expect(predicted.draft.get('account', server.account(1).id)?.lots).toEqual(server.account(1).lots);

  const fresh = new MemoryWorld([...mallDocuments(), server.account(1)], [base]);
  expect(facts.every((fact) => isFolded(fresh, fact))).toBe(true);
  expect(foldOpen(fresh, facts, server.context({ kioskId: 'K2', decidedAtMs: noon }), new RuleKeeper()).draft.dirty()).toEqual([]);
});
