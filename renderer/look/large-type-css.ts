/** Part of the build: every size of type in every style sheet of the kiosk grows in the large mode, whoever wrote it. */
import { LARGE_LEAST_REM, typeSize } from './large-type.ts';

/** As much of a style rule's line as this needs. */
interface Declaration {
  readonly prop: string;
  value: string;
}

const SIZE = /(?<![\w.-])(\d*\.?\d+)rem/;

/** A plugin of PostCSS. Sizes stand in `font`, `font-size` and the tokens `--t-…`; what is calculated never falls under the smallest. */
export function largeTypeCss(): { readonly postcssPlugin: string; readonly Declaration: (declaration: Declaration) => void } {
  return {
    postcssPlugin: 'large-type',
    Declaration(declaration) {
      const { prop, value } = declaration;
      if (value.includes('--large')) return;
      if (prop === 'font-size' && /^calc\(/.test(value)) declaration.value = `max(${value}, ${LARGE_LEAST_REM}rem * var(--large))`;
      else if (prop === 'font-size' || prop === 'font' || prop.startsWith('--t-'))
        declaration.value = value.replace(SIZE, (_, rem: string) => typeSize(Number(rem)));
    },
  };
}
