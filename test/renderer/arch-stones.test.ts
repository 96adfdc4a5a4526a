import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawArch } from '../../renderer/look/shapes/arch-stones.ts';
import { mixColours, paletteFor, paletteNames } from '../../renderer/look/shapes/palette.ts';

const size = { width: 400, height: 500, depth: 44, legs: 4, wedges: 6 };
const laid = (share: number): number => drawArch(size, share).stones.filter((stone) => stone.state === 'laid').length;

test('an arch has twenty stones and stone n is laid at n twentieths, never before', () => {
  expect(drawArch(size, 0).stones).toHaveLength(20);
  for (let n = 0; n <= 20; n += 1) expect(laid(n / 20)).toBe(n);
  expect(laid(0.9999)).toBe(19);
});

test('more progress never takes a stone away, and nonsense draws an arch all the same', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (first, second) => {
      expect(laid(Math.min(first, second))).toBeLessThanOrEqual(laid(Math.max(first, second)));
    }),
  );
  expect([laid(-3), laid(7), laid(Number.NaN)]).toEqual([0, 20, 0]);
});

test('both feet rise in turn, the left first', () => {
  const [first, second] = drawArch(size, 0.1).stones;
  expect([first?.path.startsWith('M0 '), second?.path.startsWith('M356 ')]).toEqual([true, true]);
});

test('a shop has the same colour for ever', () => {
  expect(paletteFor('corso-shoes')).toBe(paletteFor('corso-shoes'));
  fc.assert(
    fc.property(fc.string(), (id) => {
      expect(paletteNames).toContain(paletteFor(id));
    }),
  );
  expect([mixColours('#000000', '#ffffff', 0), mixColours('#000000', '#ffffff', 1)]).toEqual(['#000000', '#ffffff']);
});
