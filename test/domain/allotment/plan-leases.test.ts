import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allotmentId, dayQuotaId, stockId } from '../../../domain/allotment/allotment-id.ts';
import { defaultLeaseSettings, planLeases } from '../../../domain/allotment/plan-leases.ts';
import type { LeaseKiosk } from '../../../domain/allotment/plan-leases.ts';
import { emptyResource, freeUnits, moveUnits } from '../../../domain/allotment/resource-count.ts';

const resourceId = stockId('hare');
const kiosk = (kioskId: string, units = 0, used = 0, reachable = true, untilMs = 100): LeaseKiosk => ({
  kioskId,
  incarnation: 1,
  reachable,
  allotment:
    units === 0
      ? null
      : {
          kind: 'allotment',
          id: allotmentId(resourceId, kioskId),
          version: 1,
          resourceId,
          kioskId,
          incarnation: 1,
          units,
          used,
          writtenOff: 0,
          untilMs,
        },
});
const plan = (total: number, kiosks: readonly LeaseKiosk[], leased = 0, bound = 0, untilMs = 100) =>
  planLeases({
    resource: moveUnits(emptyResource(resourceId, total), { leased, bound }),
    kiosks,
    nowMs: 50,
    untilMs,
    settings: defaultLeaseSettings,
    total: null,
  }).map((lease) => [lease.kioskId, lease.units]);

test('names say what and where', () => {
  expect([resourceId, dayQuotaId('hare', '2026-11-21'), allotmentId(resourceId, 'K3')]).toEqual([
    'stock:hare',
    'quota:hare:2026-11-21',
    'stock:hare@K3',
  ]);
});

test.each([
  {
    name: 'plenty: each gets its most',
    got: plan(100, [kiosk('K1'), kiosk('K2')]),
    want: [
      ['K1', 10],
      ['K2', 10],
    ],
  },
  { name: 'the last units are online only', got: plan(3, [kiosk('K1'), kiosk('K2')]), want: [] },
  {
    name: 'little: shared out, the first by name gets the odd one',
    got: plan(8, [kiosk('K2'), kiosk('K1')]),
    want: [
      ['K2', 2],
      ['K1', 3],
    ],
  },
  {
    name: 'loans shrink as stock does',
    got: plan(20, [kiosk('K1', 10), kiosk('K2', 2)], 12, 5),
    want: [
      ['K1', 6],
      ['K2', 6],
    ],
  },
  { name: 'used units stay in the loan', got: plan(20, [kiosk('K1', 10, 4)], 6, 14), want: [['K1', 7]] },
  { name: 'who cannot be reached keeps what it has', got: plan(20, [kiosk('K1', 10, 0, false), kiosk('K2', 4)], 14, 3), want: [] },
  { name: 'past its end every loan is called in', got: plan(20, [kiosk('K1', 10, 4), kiosk('K2', 3, 3)], 6, 7, 40), want: [['K1', 4]] },
])('$name', ({ got, want }) => {
  expect(got).toEqual(want);
});

test('a plan carried out in order never lends what is not there and always keeps the last units', () => {
  const kioskOf = fc.record({ units: fc.integer({ min: 0, max: 12 }), used: fc.integer({ min: 0, max: 12 }), reachable: fc.boolean() });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 120 }),
      fc.array(kioskOf, { maxLength: 6 }),
      fc.integer({ min: 0, max: 40 }),
      (total, loans, bound) => {
        const kiosks = loans.map((loan, at) => kiosk(`K${at}`, loan.units, Math.min(loan.used, loan.units), loan.reachable));
        const leasedBefore = kiosks.reduce((sum, one) => sum + (one.allotment === null ? 0 : one.allotment.units - one.allotment.used), 0);
        let resource = moveUnits(emptyResource(resourceId, total), { leased: leasedBefore, bound });
        const shortBefore = resource.shortfall;
        const leases = planLeases({ resource, kiosks, nowMs: 50, untilMs: 100, settings: defaultLeaseSettings, total: null });
        for (const lease of leases) {
          const growth = lease.units - (kiosks.find((one) => one.kioskId === lease.kioskId)?.allotment?.units ?? 0);
          expect(growth).toBeLessThanOrEqual(freeUnits(resource));
          resource = moveUnits(resource, { leased: growth });
        }
        expect(resource.shortfall).toBeLessThanOrEqual(shortBefore);
        if (leases.some((lease) => lease.units > (kiosks.find((one) => one.kioskId === lease.kioskId)?.allotment?.units ?? 0))) {
          expect(freeUnits(resource)).toBeGreaterThanOrEqual(defaultLeaseSettings.onlineUnits);
        }
      },
    ),
  );
});
