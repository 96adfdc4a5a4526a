import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeUnits, unusedUnits } from '../../../domain/allotment/resource-count.ts';
import { canonicalJson } from '../../../domain/encoding/canonical-json.ts';
import { WorldDraft } from '../../../domain/decide/world-draft.ts';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { keysOf } from '../../../domain/decide/receipt-record.ts';
import { anyDocument } from '../../../domain/contract/document.ts';
import { History, operation } from './history.ts';
import { mallDocuments } from './fixture.ts';
import { MemoryWorld } from './memory-world.ts';

const histories = fc.array(operation, { minLength: 20, maxLength: 120 });
const runs = { numRuns: 60 };

/** Each law holds after every history: thousands of operations in all. */
const law = (check: (history: History) => void) =>
  fc.assert(
    fc.property(histories, (operations) => check(new History().run(operations))),
    runs,
  );

describe('whatever happens', () => {
  test('postings sum to 0 per transaction and unit', () => {
    law((history) => {
      const sums = new Map<string, number>();
      for (const leg of history.postings) sums.set(`${leg.txn} ${leg.unit}`, (sums.get(`${leg.txn} ${leg.unit}`) ?? 0) + leg.amount);
      expect([...sums].filter(([, sum]) => sum !== 0)).toEqual([]);
    });
  });

  test("an account's lots minus its debt are its postings, and with the clock run its balance", () => {
    law((history) => {
      const { now } = history.mall;
      for (const account of history.documents('account')) {
        const posted = history.postings
          .filter((leg) => leg.account === `member:${account.id}` && leg.unit === 'points')
          .reduce((sum, leg) => sum + leg.amount, 0);
        expect(account.lots.reduce((sum, lot) => sum + lot.points, 0) - account.debt).toBe(posted);
        const balance = balanceOf(account, now);
        expect(balance.spendable).toBe((balance.byPurse['everywhere'] ?? 0) - account.debt);
        for (const lot of account.lots) expect(lot.points >= 0 && lot.points <= lot.earnedPoints).toBe(true);
        expect(account.debt).toBeGreaterThanOrEqual(0);
      }
    });
  });

  test('a receipt, by any of its keys, earns at most once in the programme', () => {
    law((history) => {
      const booked = history.documents('receipt').filter((receipt) => receipt.state === 'booked');
      const strong = booked.flatMap((receipt) => receipt.strongKeys);
      expect(new Set(strong).size).toBe(strong.length);
      for (const one of booked) {
        const { weakLookup } = keysOf(one, one.tenantId);
        expect(booked.filter((other) => other.id !== one.id && other.weakKeys.some((key) => weakLookup.includes(key)))).toEqual([]);
      }
    });
  });

  test('every unit is in one place: reserved + handed out <= total except reported shortfall', () => {
    law((history) => {
      const vouchers = history.documents('voucher');
      const allotments = history.documents('allotment');
      for (const resource of history.documents('resource')) {
        const own = allotments.filter((one) => one.resourceId === resource.id);
        expect(resource.leased).toBe(own.reduce((sum, one) => sum + unusedUnits(one), 0));
        expect(resource.lost).toBe(own.reduce((sum, one) => sum + one.writtenOff, 0));
        const bound = vouchers
          .filter((one) => one.state === 'open' || one.state === 'asked')
          .flatMap((one) => one.binds)
          .filter((bind) => bind.resourceId === resource.id);
        expect(resource.bound).toBe(bound.length);
        const inUse = resource.leased + resource.bound + resource.handedOut + resource.lost;
        expect(inUse).toBeLessThanOrEqual(resource.total + resource.shortfall);
        expect(freeUnits(resource) > 0 && resource.shortfall > 0).toBe(false);
      }
    });
  });

  test('a shortfall comes from deeds only: the server alone never promises more than there is', () => {
    const withoutDeeds = fc.array(
      operation.filter((one) => one.op !== 'deed' && one.op !== 'hare-deed' && one.op !== 'honour'),
      { minLength: 20, maxLength: 120 },
    );
    fc.assert(
      fc.property(withoutDeeds, (operations) => {
        for (const resource of new History().run(operations).documents('resource')) expect(resource.shortfall).toBe(0);
      }),
      runs,
    );
  });

  test('each voucher is honoured once, or every further time is flagged', () => {
    law((history) => {
      const times = new Map<string, number>();
      let flagged = 0;
      history.facts.forEach((fact, at) => {
        if (fact.body.kind !== 'voucher.honoured') return;
        times.set(fact.body.voucherId, (times.get(fact.body.voucherId) ?? 0) + 1);
        if (history.outcomes[at]?.flags.includes('honoured-again')) flagged += 1;
      });
      // The same member of staff at the same desk in the same millisecond is the same hand-over.
      const moments = new Set(
        history.facts.flatMap((fact) =>
          fact.body.kind === 'voucher.honoured' ? [`${fact.body.voucherId} ${fact.kioskId} ${fact.registeredAtMs}`] : [],
        ),
      );
      expect(flagged).toBeGreaterThanOrEqual(moments.size - times.size);
      expect(flagged).toBeLessThanOrEqual(history.facts.filter((fact) => fact.body.kind === 'voucher.honoured').length - times.size);
      for (const voucher of history.documents('voucher'))
        if (voucher.state === 'honoured') expect(voucher.honoured?.times ?? 0).toBeGreaterThanOrEqual(1);
    });
  });

  test('no award is granted twice, and no gift of one award has two vouchers', () => {
    law((history) => {
      for (const account of history.documents('account')) {
        for (const window of account.progress)
          expect(new Set(window.grants.map((grant) => grant.awardKey)).size).toBe(window.grants.length);
        expect(new Set(account.lots.map((lot) => lot.lotId)).size).toBe(account.lots.length);
      }
    });
  });

  test('replay of the changes gives the same bytes, and every document fits its schema', () => {
    law((history) => {
      const replayed = new WorldDraft(new MemoryWorld(mallDocuments(), history.mall.draft.campaigns()));
      for (const changes of history.changes) replayed.apply(JSON.parse(JSON.stringify(changes)) as typeof changes);
      expect(canonicalJson(replayed.dirty())).toBe(canonicalJson(history.mall.draft.dirty()));
      for (const document of replayed.dirty()) expect(anyDocument.safeParse(document).error?.issues ?? []).toEqual([]);
    });
  });

  test('a fact decided a second time changes nothing more', () => {
    const again = (history: History, fact: History['facts'][number]): void => {
      const before = canonicalJson(history.mall.draft.dirty());
      const second = history.mall.run(fact);
      expect(canonicalJson(history.mall.draft.dirty())).toBe(before);
      expect(second.postings).toEqual([]);
    };
    fc.assert(
      fc.property(fc.array(operation, { minLength: 10, maxLength: 50 }), (operations) => void new History(again).run(operations)),
      { numRuns: 40 },
    );
  });
});
