/** What stands on paper, from top to bottom. Places and sizes in dots from the upper left corner of the printable area. */
import type { BarCode } from '../bar-code/modules.ts';
import type { Bitmap } from '../type/bitmap.ts';
import type { QrLevel } from '../type/qr-modules.ts';

/** How a stretch of text is dressed. Scales are whole factors of the 12 × 24 (A) or 9 × 17 (B) cell. */
export type TextDress = {
  readonly bold: boolean;
  readonly invert: boolean;
  /** Thickness of the underline; 0 = none. */
  readonly underline: 0 | 1 | 2;
  /** Every character turned by 90° clockwise. */
  readonly rotated: boolean;
  readonly font: 'A' | 'B';
  readonly scaleX: number;
  readonly scaleY: number;
};

/** A part of a line; `x` from the line's own left edge. */
export type LinePart =
  /** `pitch`: from one character to the next. */
  | { readonly kind: 'text'; readonly x: number; readonly text: string; readonly dress: TextDress; readonly pitch: number }
  | { readonly kind: 'bits'; readonly x: number; readonly bitmap: Bitmap; readonly scaleX: number; readonly scaleY: number };

type Placed = { readonly x: number; readonly y: number };

export type PaperItem =
  | (Placed & {
      readonly kind: 'line';
      readonly widthDots: number;
      readonly heightDots: number;
      readonly isUpsideDown: boolean;
      readonly parts: readonly LinePart[];
    })
  | (Placed & { readonly kind: 'picture'; readonly bitmap: Bitmap; readonly scaleX: number; readonly scaleY: number })
  | (Placed & { readonly kind: 'qr'; readonly text: string; readonly level: QrLevel; readonly moduleDots: number })
  | (Placed & {
      readonly kind: 'bar';
      readonly code: BarCode;
      readonly moduleDots: number;
      readonly heightDots: number;
      readonly textAbove: boolean;
      readonly textBelow: boolean;
      readonly font: 'A' | 'B';
    })
  /** Something that the printer puts here and we cannot know or draw. */
  | (Placed & { readonly kind: 'absent'; readonly widthDots: number; readonly heightDots: number; readonly label: string })
  | (Placed & { readonly kind: 'cut'; readonly mode: 'full' | 'partial' });

/** Something in the bytes that has no meaning here, or that a printer would not do. `at`: index of its first byte. */
export type UnknownBytes = { readonly at: number; readonly hex: string; readonly why: string };

/** A decoded slip. `languages` of the bytes are gone; the alphabets used remain. */
export type PaperDocument = {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly items: readonly PaperItem[];
  readonly codePages: readonly string[];
  readonly unknown: readonly UnknownBytes[];
};

/** Height and width of a character cell as it lies on the paper. */
export const cellOf = (dress: TextDress): { readonly width: number; readonly height: number } => {
  const width = (dress.font === 'A' ? 12 : 9) * dress.scaleX;
  const height = (dress.font === 'A' ? 24 : 17) * dress.scaleY;
  return dress.rotated ? { width: height, height: width } : { width, height };
};
