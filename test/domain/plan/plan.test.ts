import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanDocument, PlanPoint } from '../../../domain/contract/plan-document.ts';
import { planDocument } from '../../../domain/contract/plan-document.ts';
import { checkPlan } from '../../../domain/plan/check-plan.ts';
import { parsePlanFile } from '../../../domain/plan/parse-plan-file.ts';
import { planSvg } from '../../../domain/plan/plan-svg.ts';
import { isOverlapping, isSimple, isWithin, placeIn, signPlace } from '../../../domain/plan/polygon.ts';
import { walkOn, wayTo } from '../../../domain/plan/way.ts';
import { demoTenants } from '../../../server/demo/catalogue/tenants.ts';
import { demoPlan, demoPlanFile } from '../../../server/demo/demo-plan.ts';

const square = (left: number, top: number, side: number): PlanPoint[] => [
  [left, top],
  [left + side, top],
  [left + side, top + side],
  [left, top + side],
];
const bow: PlanPoint[] = [
  [0, 0],
  [100, 100],
  [100, 0],
  [0, 100],
];

function hut(change: Partial<PlanDocument['floors'][number]> = {}): PlanDocument {
  return {
    kind: 'plan',
    id: 'hut',
    version: 1,
    hours: null,
    shopHours: [],
    floors: [
      {
        id: 'ground',
        label: '0',
        name: { en: 'G', ru: 'G', fi: 'G', de: 'G' },
        order: 0,
        outline: square(0, 0, 1000),
        voids: [],
        areas: [{ tenantId: 'vesta', polygons: [square(100, 100, 300)], door: [250, 400] }],
        marks: [{ kind: 'kiosk', id: null, kioskId: 'K1', at: [500, 700] }],
        walks: [
          [
            [0, 600],
            [1000, 600],
          ],
        ],
        ...change,
      },
    ],
  };
}
const wrong = (plan: PlanDocument): string[] => checkPlan(plan, demoTenants).problems.map((each) => each.what);

describe('polygons', () => {
  test('a polygon that crosses itself or has no area is none', () => {
    expect(isSimple(bow)).toBe(false);
    expect(
      isSimple([
        [0, 0],
        [5, 0],
        [10, 0],
      ]),
    ).toBe(false);
    expect(isSimple(square(0, 0, 10))).toBe(true);
  });

  test('moved anywhere, a square lies in a larger one exactly when its corners do, and never overlaps one beside it', () => {
    const at = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(at, at, fc.integer({ min: 1, max: 300 }), (left, top, side) => {
        const inner = square(left, top, side);
        expect(isWithin(inner, square(0, 0, 1000))).toBe(left + side <= 1000 && top + side <= 1000);
        expect(isOverlapping(inner, square(left + side, top, side))).toBe(false);
        expect(placeIn(square(0, 0, 1200), signPlace(inner))).not.toBe('outside');
      }),
    );
  });

  test('a notch that cuts in from outside is no room to stand', () => {
    const horseshoe: PlanPoint[] = [
      [0, 0],
      [300, 0],
      [300, 300],
      [200, 300],
      [200, 100],
      [100, 100],
      [100, 300],
      [0, 300],
    ];
    expect(
      isWithin(
        [
          [50, 150],
          [250, 150],
          [250, 250],
          [50, 250],
        ],
        horseshoe,
      ),
    ).toBe(false);
    expect(isWithin(square(10, 10, 80), horseshoe)).toBe(true);
  });
});

describe('a plan is refused with the reason', () => {
  test('a sound one is not', () => {
    expect(wrong(hut())).toEqual([]);
  });
  test.each([
    ['crosses itself', { areas: [{ tenantId: 'vesta', polygons: [bow], door: [50, 50] as PlanPoint }] }],
    ['outside the outline', { areas: [{ tenantId: 'vesta', polygons: [square(900, 900, 300)], door: [900, 950] as PlanPoint }] }],
    ['not on its wall', { areas: [{ tenantId: 'vesta', polygons: [square(100, 100, 300)], door: [250, 250] as PlanPoint }] }],
    ['no shop is called', { areas: [{ tenantId: 'nobody', polygons: [square(100, 100, 300)], door: [250, 400] as PlanPoint }] }],
    [
      'lies over',
      {
        areas: [
          { tenantId: 'vesta', polygons: [square(100, 100, 300)], door: [250, 400] as PlanPoint },
          { tenantId: 'otto-lind', polygons: [square(300, 300, 300)], door: [600, 400] as PlanPoint },
        ],
      },
    ],
    [
      'is drawn already',
      {
        areas: [
          { tenantId: 'vesta', polygons: [square(100, 100, 300)], door: [250, 400] as PlanPoint },
          { tenantId: 'vesta', polygons: [square(500, 100, 300)], door: [550, 400] as PlanPoint },
        ],
      },
    ],
    ['outside the outline', { marks: [{ kind: 'desk' as const, id: null, kioskId: null, at: [2000, 0] as PlanPoint }] }],
  ])('%s', (reason, change) => {
    expect(wrong(hut(change)).join('\n')).toContain(reason);
  });

  test('its file says where', () => {
    const text = readFileSync(demoPlanFile, 'utf8').replace('tenant: vesta', 'tenant: vasta').replace('"10:00-02:00"', '"10:00-02:75"');
    const hours = parsePlanFile(text, 'p.yaml', demoTenants);
    expect(hours.ok ? [] : hours.problems.map((each) => each.where)).toEqual(['shopHours.lumiere-cinema.daily']);
    const names = parsePlanFile(text.replace('02:75', '02:00'), 'p.yaml', demoTenants);
    expect(names.ok ? [] : names.problems.map(({ where, what }) => [where.split('.').at(-1), what])).toEqual([
      ['tenant', 'no shop is called vasta'],
    ]);
  });

  test('text that is no plan is told in words and never throws', () => {
    for (const text of ['', '[]', 'plan: [', 'plan: x\nfloors: 3', '\0', 'a: *b', `floors: ${'['.repeat(2000)}`])
      expect(parsePlanFile(text, 'p', null).ok).toBe(false);
    fc.assert(fc.property(fc.string(), (text) => !parsePlanFile(text, 'p', null).ok));
  });
});

describe('ways', () => {
  test('the line begins at the kiosk, ends at the door and is no shorter than the straight one', () => {
    const way = wayTo(hut(), 'K1', 'vesta');
    expect(way?.to.walk).toEqual({
      points: [
        [500, 700],
        [500, 600],
        [250, 600],
        [250, 400],
      ],
      lengthCm: 550,
    });
  });
  test('without walks, a kiosk or a door there is no line', () => {
    expect(wayTo(hut({ walks: [] }), 'K1', 'vesta')).toBeNull();
    expect(wayTo(hut(), 'K9', 'vesta')).toBeNull();
    expect(wayTo(hut(), 'K1', 'otto-lind')).toBeNull();
  });
  test('of two ways the shorter one is taken', () => {
    const floor = hut({
      walks: [
        [
          [0, 0],
          [0, 900],
          [900, 900],
        ],
        [
          [0, 0],
          [900, 0],
          [900, 900],
        ],
        [
          [0, 0],
          [900, 900],
        ],
      ],
    }).floors[0];
    expect(floor === undefined ? null : walkOn(floor, [0, 0], [900, 900])?.lengthCm).toBe(1273);
  });
});

describe('the demo mall', () => {
  const plan = demoPlan();
  test('is drawn whole: every shop on the floor that it names, each with a way from each kiosk', () => {
    expect(planDocument.safeParse(plan).success).toBe(true);
    expect(checkPlan(plan, demoTenants)).toEqual({ problems: [], warnings: [] });
    for (const kiosk of ['K1', 'K2', 'K3'])
      expect(demoTenants.filter((tenant) => wayTo(plan, kiosk, tenant.id) === null).map((tenant) => tenant.id)).toEqual([]);
  });
  test('can be looked at', () => {
    const svg = planSvg(plan);
    for (const tenant of demoTenants) expect(svg).toContain(`>${tenant.id}<`);
  });
});
