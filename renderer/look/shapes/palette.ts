/** Colours of one poster: a mall is painted in five of them, neighbours never alike. */
export interface Palette {
  readonly dark: string;
  readonly wall: string;
  readonly wallFar: string;
  readonly rib: string;
  /** From the crown's shade to its light. */
  readonly glass: readonly [string, string, string, string];
  readonly end: string;
  readonly trim: string;
  readonly door: string;
  readonly tileLight: string;
  readonly tileDark: string;
  readonly tileEdge: string;
  /** Text on the trim. */
  readonly onTrim: string;
}

/** Names of the five palettes, in the order in which neighbours step on. */
export const paletteNames = ['verdigris', 'oxide', 'slate', 'brass', 'moss'] as const;
export type PaletteName = (typeof paletteNames)[number];

/** The five palettes of posters (LOOK section 9). */
export const palettes: Readonly<Record<PaletteName, Palette>> = {
  verdigris: {
    dark: '#082B2E',
    wall: '#0B3A3D',
    wallFar: '#0F4A4B',
    rib: '#0A2F32',
    glass: ['#2C7C78', '#5FB0A4', '#A9D9CB', '#E4F3E8'],
    end: '#FBF1CF',
    trim: '#E2A72E',
    door: '#F1CF7C',
    tileLight: '#E8E1D2',
    tileDark: '#0F5A57',
    tileEdge: '#C98F25',
    onTrim: '#082B2E',
  },
  oxide: {
    dark: '#3A120D',
    wall: '#52190F',
    wallFar: '#672314',
    rib: '#3D130C',
    glass: ['#A34D35', '#CF8263', '#EBBE9E', '#FAE9D6'],
    end: '#FDF3DA',
    trim: '#E2A72E',
    door: '#F3D69A',
    tileLight: '#EFE4D3',
    tileDark: '#8A2E1E',
    tileEdge: '#C98F25',
    onTrim: '#3A120D',
  },
  slate: {
    dark: '#10233A',
    wall: '#17314F',
    wallFar: '#1E3E62',
    rib: '#0F2440',
    glass: ['#41698F', '#7A9FC0', '#B7D0E3', '#E9F2F7'],
    end: '#FBF4DC',
    trim: '#E2A72E',
    door: '#F1D48C',
    tileLight: '#E6E6E0',
    tileDark: '#2A5078',
    tileEdge: '#C98F25',
    onTrim: '#10233A',
  },
  brass: {
    dark: '#3B2A08',
    wall: '#5A400E',
    wallFar: '#6F5014',
    rib: '#402D08',
    glass: ['#B08128', '#D6AC55', '#EFD596', '#FBF1D3'],
    end: '#FFF9E6',
    trim: '#0B5F5A',
    door: '#FFE7AE',
    tileLight: '#F2EAD8',
    tileDark: '#8C6414',
    tileEdge: '#0B5F5A',
    onTrim: '#FFFFFF',
  },
  moss: {
    dark: '#1A2A12',
    wall: '#28401C',
    wallFar: '#345225',
    rib: '#1B2D12',
    glass: ['#66894B', '#98B67B', '#C8DCB1', '#F0F5E2'],
    end: '#FCF5D8',
    trim: '#E2A72E',
    door: '#F3DB93',
    tileLight: '#E9E6D6',
    tileDark: '#4A6B34',
    tileEdge: '#C98F25',
    onTrim: '#1A2A12',
  },
};

/** The palette of a campaign or shop without a picture: always the same for the same id. */
export function paletteFor(id: string): PaletteName {
  let hash = 0;
  for (const character of id) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return paletteNames[hash % paletteNames.length] ?? 'verdigris';
}

/** Mixes two colours written as #RRGGBB; `share` 0 gives the first, 1 the second. */
export function mixColours(first: string, second: string, share: number): string {
  const channel = (colour: string, at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => {
    const from = channel(first, at);
    return Math.round(from + (channel(second, at) - from) * share);
  });
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
