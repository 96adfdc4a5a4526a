/** The build lets every size of type grow in large text, wherever it is written, and touches nothing else. */
import { expect, test } from 'vitest';
import { largeTypeCss } from '../../renderer/look/large-type-css.ts';
import { stepDown } from '../../renderer/look/step-down.ts';

function built(prop: string, value: string): string {
  const declaration = { prop, value };
  largeTypeCss().Declaration(declaration);
  return declaration.value;
}

test.each([
  ['font-size', '2.7rem', 'max(2.7rem, 4rem * var(--large))'],
  ['font', '400 3.2rem/1.2 var(--font-text)', '400 max(3.2rem, 4.4rem * var(--large))/1.2 var(--font-text)'],
  ['--t-body', '3.4rem', 'max(3.4rem, 4.6rem * var(--large))'],
  ['font-size', 'calc(var(--name) * 0.84)', 'max(calc(var(--name) * 0.84), 4rem * var(--large))'],
])('%s: %s grows', (prop, value, grown) => {
  expect(built(prop, value)).toBe(grown);
});

test.each([
  ['font-size', '12.4rem'],
  ['font-size', 'var(--t-lead)'],
  ['font-size', 'min(100vw / 108, 100vh / 192)'],
  ['min-height', '8.8rem'],
  ['padding', '1.2rem 3.2rem'],
  ['--touch', '8.8rem'],
  ['font-size', 'max(2.7rem, 4rem * var(--large))'],
])('%s: %s stays as it is', (prop, value) => {
  expect(built(prop, value)).toBe(value);
});

test('a size that follows the length of a text grows too', () => {
  expect(stepDown('Name', [{ upTo: 10, rem: 3.6 }])).toBe('max(3.6rem, 4.7rem * var(--large))');
  expect(stepDown('Name', [{ upTo: 10, rem: 22 }])).toBe('22rem');
});
