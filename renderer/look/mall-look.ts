import { getContext, setContext } from 'svelte';
import type { ThemeMessage } from '../../domain/contract/look-message.ts';
import type { MarkShape } from '../../domain/theme/mark.ts';
import { palettes } from './shapes/palette.ts';
import type { Palette, PaletteName } from './shapes/palette.ts';

/** What drawings need of the mall's theme; colours of the page itself are custom properties. */
export interface MallLook {
  readonly mark: readonly MarkShape[] | null;
  readonly palettes: Readonly<Record<PaletteName, Palette>>;
  /** Pictures of the mall's own, as addresses of data: by name of the art, by shop. */
  readonly art: Readonly<Partial<Record<string, string>>>;
  readonly logos: Readonly<Partial<Record<string, string>>>;
}

/** The look of the house itself. */
export const houseLook: MallLook = { mark: null, palettes, art: {}, logos: {} };

const key = Symbol('mall look');

/** Tells all that is drawn below which look holds; read anew at each drawing. */
export function tellLook(look: () => MallLook): void {
  setContext(key, look);
}

/** The look that holds here; the house's where nobody told another. */
export function lookHere(): () => MallLook {
  const told: unknown = getContext(key);
  return isLook(told) ? told : () => houseLook;
}

function isLook(value: unknown): value is () => MallLook {
  return typeof value === 'function';
}

/** The look of a mall: its own palettes in the places of the house's. */
export function mallLook({ mark, theme, pictures }: ThemeMessage): MallLook {
  const own = (name: PaletteName): Palette => theme.posters[name] ?? palettes[name];
  return {
    mark,
    art: pictures.art,
    logos: pictures.logos,
    palettes: { verdigris: own('verdigris'), oxide: own('oxide'), slate: own('slate'), brass: own('brass'), moss: own('moss') },
  };
}
