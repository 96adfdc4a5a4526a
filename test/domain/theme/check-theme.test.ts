/** A mall's theme is shown whole or not at all, and everybody can read it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkTheme, houseColours } from '../../../domain/theme/check-theme.ts';
import { contrast } from '../../../domain/theme/contrast.ts';
import { readMark } from '../../../domain/theme/mark.ts';
import { theme } from '../../../domain/theme/theme.ts';
import type { Theme } from '../../../domain/theme/theme.ts';
import { themeSheet } from '../../../domain/theme/theme-sheet.ts';

const root = join(import.meta.dirname, '../../..');
const harbour = (): Theme => theme.parse(JSON.parse(readFileSync(join(root, 'renderer/look/themes/harbour-hall.json'), 'utf8')));

const faultsOf = (input: unknown): string[] => {
  const checked = checkTheme(input);
  return checked.ok ? [] : checked.faults.map((fault) => `${fault.path}: ${fault.what}`);
};

test('contrast is counted as WCAG does', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
  expect(contrast('#FFFFFF', '#777777')).toBe(contrast('#777777', '#FFFFFF'));
});

test('the second demo mall can be shown', () => {
  expect(faultsOf(harbour())).toEqual([]);
});

test('the colours a theme stands on are those of the tokens', () => {
  const tokens = readFileSync(join(root, 'renderer/look/tokens.css'), 'utf8');
  const night = tokens.slice(tokens.indexOf("[data-scheme='night']"));
  for (const [name, value] of Object.entries(houseColours.day)) expect(tokens).toContain(`--${name}: ${value};`);
  for (const [name, value] of Object.entries(houseColours.night)) expect(night).toContain(`--${name}: ${value};`);
});

test.each([
  ['day', 'prim', '#FFD0E0', 'onPrim #FFFFFF on prim #FFD0E0'],
  ['night', 'onVault', '#30202A', 'onVault #30202A on vault #1B0912'],
  ['day', 'brassText', '#E39A5B', 'brassText #E39A5B on panel #ffffff'],
] as const)('a pair of %s that cannot be read refuses the theme, and is named: %s', (scheme, name, value, words) => {
  const good = harbour();
  const faults = faultsOf({ ...good, [scheme]: { ...good[scheme], [name]: value } });
  expect(faults.some((fault) => fault.startsWith(`${scheme}: ${words} is `))).toBe(true);
});

test('a poster whose strip cannot be read refuses the theme', () => {
  const good = harbour();
  const palette = good.posters.verdigris;
  expect(faultsOf({ ...good, posters: { oxide: { ...palette, onTrim: '#E39A5B' } } })[0]).toContain('posters.oxide: onTrim');
});

test.each([
  ['a name that is no colour', { prim: 'red' }],
  ['a colour that would end the rule', { prim: '#000000;}' }],
  ['a size', { margin: '1rem' }],
])('%s is refused with its place', (_, over) => {
  const good = harbour();
  expect(faultsOf({ ...good, day: { ...good.day, ...over } })[0]).toMatch(/^day/);
});

test('a font that is not shipped is refused', () => {
  expect(faultsOf({ ...harbour(), fonts: { display: 'comic-sans', text: 'golos-text' } })[0]).toMatch(/^fonts.display/);
});

test('the sheet holds nothing but custom properties of day and night', () => {
  const lines = themeSheet(harbour()).split('\n');
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line).toMatch(/^:root(\[data-scheme='(day|night)'\])? \{( --[a-z0-9-]+: [^;{}]+;)+ \}$/);
});

describe('the mark', () => {
  const svg = (inside: string): string => `<svg viewBox="0 0 64 64" xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;

  test('plain shapes of one colour and a brass part are read', () => {
    expect(readMark(svg('<path d="M5 61V32" stroke="currentColor"/><circle cx="3" cy="4" r="2" class="door"></circle>'))).toEqual({
      ok: true,
      shapes: [
        { name: 'path', attributes: { d: 'M5 61V32', stroke: 'currentColor' } },
        { name: 'circle', attributes: { cx: '3', cy: '4', r: '2', class: 'door' } },
      ],
    });
  });

  test.each([
    '<script>alert(1)</script>',
    '<path d="M0 0" onload="alert(1)"/>',
    '<image href="http://evil.example/x.png"/>',
    '<use href="#a"/>',
    '<path d="M0 0" fill="url(http://evil.example/#x)"/>',
    '<path d="M0 0" style="fill:red"/>',
    '<path d="M0 0" fill="#FF0000"/>',
    '<foreignObject><body/></foreignObject>',
    '<style>*{}</style><path d="M0 0"/>',
    '<!-- hidden --><path d="M0 0"/>',
    '<path d="M0 0"/>text',
    '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
    '<animate attributeName="href" values="x"/>',
    '<path d="M0 0" transform="url(evil)"><script/></path>',
    '',
  ])('%s refuses it', (inside) => {
    expect(readMark(svg(inside)).ok).toBe(false);
  });

  test('whatever stands around the picture refuses it', () => {
    const fine = svg('<path d="M0 0"/>');
    for (const text of [
      `<?xml version="1.0"?>${fine}`,
      `<!DOCTYPE svg>${fine}`,
      `${fine}<script/>`,
      fine.replace('<svg ', '<svg onload="x" '),
      fine.replace('64 64', '1 1'),
    ])
      expect(readMark(text).ok).toBe(false);
    expect(readMark(fine).ok).toBe(true);
  });

  test('a long wrong text is refused without a long search', () => {
    expect(readMark(svg('<path d="M0 0" '.repeat(3000))).ok).toBe(false);
    expect(readMark(svg('<path d="M0 0"/>'.repeat(41))).ok).toBe(false);
  });
});
