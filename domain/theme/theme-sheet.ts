/** A theme as rules of custom properties: day and night; the contrast scheme is the house's and stays untouched. */
import { themeFonts } from './theme-fonts.ts';
import type { SchemeColours, Theme } from './theme.ts';

function declarations(colours: SchemeColours): string {
  const properties: readonly (readonly [string, string])[] = [
    ['prim', colours.prim],
    ['on-prim', colours.onPrim],
    ['prim-soft', colours.primSoft],
    ['brass', colours.brass],
    ['on-brass', colours.onBrass],
    ['brass-text', colours.brassText],
    ['brass-soft', colours.brassSoft],
    ['vault', colours.vault],
    ['vault-2', colours.vault2],
    ['on-vault', colours.onVault],
    ['on-vault-soft', colours.onVaultSoft],
    ['mo-a', colours.mosaic.first],
    ['mo-b', colours.mosaic.second],
    ['mo-c', colours.mosaic.third],
    ['mo-base', colours.mosaic.base],
    ['mo-line', colours.mosaic.line],
  ];
  return properties.map(([name, value]) => `--${name}: ${value};`).join(' ');
}

/** The sheet that a page adopts. Every value was checked by `checkTheme`, so nothing of the file can end a rule. */
export function themeSheet({ day, night, fonts }: Theme): string {
  return [
    `:root { --font-display: ${themeFonts[fonts.display]}; --font-text: ${themeFonts[fonts.text]}; }`,
    `:root[data-scheme='day'] { ${declarations(day)} }`,
    `:root[data-scheme='night'] { ${declarations(night)} }`,
  ].join('\n');
}
