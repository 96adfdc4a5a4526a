/** Pages of a hall: nothing is torn while a page can hold it, nothing is lost, and there is always an end. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hallPages } from '../../renderer/kiosk/page-breaks.ts';
import type { Solid } from '../../renderer/kiosk/page-breaks.ts';

/** Things below each other, as in one column. */
const column = fc
  .array(fc.record({ gap: fc.integer({ min: 2, max: 60 }), height: fc.integer({ min: 10, max: 300 }), line: fc.boolean() }), {
    maxLength: 60,
  })
  .map((things) => {
    let at = 0;
    return things.map(({ gap, height, line }): Solid => {
      const top = at + gap;
      at = top + height;
      return { top, bottom: at, line };
    });
  });

test('in a column everything stands whole on exactly one page, in order', () => {
  fc.assert(
    fc.property(column, fc.integer({ min: 320, max: 1200 }), (solids, room) => {
      const pages = hallPages(solids, room);
      for (const page of pages) expect(page.to - page.from).toBeLessThanOrEqual(room + 1);
      for (const solid of solids) {
        const on = pages.filter((page) => solid.top >= page.from - 1 && solid.bottom <= page.to + 1);
        expect(on.length).toBe(1);
      }
    }),
  );
});

test('whatever overlaps, pages go on without gap or end in less than all', () => {
  // Nothing that is painted is as thin as the slack within which heights count as one place.
  const anything = fc.array(
    fc.record({ top: fc.integer({ min: 0, max: 3000 }), height: fc.integer({ min: 3, max: 900 }), line: fc.boolean() }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(anything, fc.integer({ min: 100, max: 1200 }), (things, room) => {
      const solids = things.map(({ top, height, line }) => ({ top, bottom: top + height, line }));
      const pages = hallPages(solids, room);
      expect(pages.length).toBeGreaterThan(0);
      const end = Math.max(0, ...solids.map((each) => each.bottom));
      expect(pages.at(-1)?.to).toBeGreaterThanOrEqual(end - 1);
      for (let at = 1; at < pages.length; at += 1) {
        const [before, page] = [pages[at - 1], pages[at]];
        // between two pages there is nothing
        for (const solid of solids)
          expect(solid.top >= (before?.to ?? 0) - 1 && solid.bottom <= (page?.from ?? 0) - 1 && solid.bottom > solid.top).toBe(false);
      }
    }),
  );
});

test('what has room needs one page, and an empty hall has one', () => {
  expect(hallPages([], 500)).toEqual([{ from: 0, to: 0 }]);
  expect(hallPages([{ top: 20, bottom: 480, line: true }], 500)).toEqual([{ from: 0, to: 480 }]);
});

test('pages share what there is: the last is not left with one line', () => {
  const lines = (count: number): Solid[] => Array.from({ length: count }, (_, at) => ({ top: at * 50, bottom: at * 50 + 40, line: true }));
  for (const count of [7, 11, 12, 16, 21]) {
    const sizes = hallPages(lines(count), 250).map((page) => Math.round((page.to - page.from + 10) / 50));
    expect(sizes).toHaveLength(Math.ceil(count / 5));
    expect(Math.min(...sizes), `${count} lines: ${sizes.join(' ')}`).toBeGreaterThan(1);
  }
});
