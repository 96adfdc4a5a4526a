/** One icon on the 48 grid: thin strokes, and those that are drawn a little heavier. */
export interface IconPath {
  readonly path: string;
  readonly heavy?: string;
}

/** All icons (LOOK section 9). A new one is drawn here in the same hand, never taken from a set. */
export const iconPaths = {
  card: { path: 'M8 11h32a3 3 0 0 1 3 3v20a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3V14a3 3 0 0 1 3-3zM5 19h38M11 30h10' },
  receipt: { path: 'M11 5h26v37l-4.3-3.5-4.4 3.5-4.3-3.5-4.3 3.5-4.4-3.5L11 42zM17 14h14M17 21h14M17 28h8' },
  phone: { path: 'M17 4h14a4 4 0 0 1 4 4v32a4 4 0 0 1-4 4H17a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4zM21 37h6' },
  desk: { path: 'M8 42V22a16 16 0 0 1 32 0v20M4 42h40', heavy: 'M24 20v-.5M24 26v9' },
  check: { path: 'M9 25l10 10 20-22' },
  hold: { path: 'M13 6h22M13 42h22M15 6c0 10 9 12 9 18s-9 8-9 18M33 6c0 10-9 12-9 18s9 8 9 18' },
  clock: { path: 'M24 6a18 18 0 1 1 0 36a18 18 0 1 1 0-36zM24 13v11l8 5' },
  gift: { path: 'M7 21h34v21H7zM4 13h40v8H4zM24 13v29M24 13c-3-8-12-9-12-4 0 4 6 4 12 4zM24 13c3-8 12-9 12-4 0 4-6 4-12 4z' },
  history: { path: 'M10 10v9h9M11 18a16 16 0 1 1-2 9M24 16v9l6 4' },
  swap: { path: 'M8 17h29M30 9l8 8-8 8M40 32H11M18 24l-8 8 8 8' },
  lower: { path: 'M20 3.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7zM20 14v14h11l5 12h5M20 20h9M14 23a11 11 0 1 0 15 15' },
  larger: { path: 'M4 40L15 12L26 40M8 31h14M28 40L36 20L44 40M31 33h10' },
  globe: { path: 'M24 6a18 18 0 1 1 0 36a18 18 0 1 1 0-36zM6 24h36M24 6c-11 10-11 26 0 36M24 6c11 10 11 26 0 36' },
  contrast: { path: 'M24 6a18 18 0 1 1 0 36a18 18 0 1 1 0-36zM24 6v36M29 12v24M34 15v18' },
  speech: { path: 'M6 18v12h8l10 9V9L14 18zM31 17a10 10 0 0 1 0 14M36 12a17 17 0 0 1 0 24' },
  down: { path: 'M24 6v34M9 26l15 15 15-15' },
  up: { path: 'M24 42V8M9 22L24 7l15 15' },
  right: { path: 'M6 24h34M26 9l15 15-15 15' },
  left: { path: 'M42 24H8M22 9L7 24l15 15' },
  erase: { path: 'M17 10h26v28H17L4 24zM24 18l12 12M36 18L24 30' },
  print: { path: 'M13 18V5h22v13M13 35H5V18h38v17h-8M13 28h22v15H13z' },
  pin: { path: 'M24 44S9 30 9 20a15 15 0 0 1 30 0c0 10-15 24-15 24zM24 15a5 5 0 1 1 0 10a5 5 0 1 1 0-10z' },
  help: { path: 'M16 17a8 8 0 1 1 12 7c-3 1.6-4 3-4 6', heavy: 'M24 37.5v.5' },
  crumple: { path: 'M10 8l9-3 8 4 11-3v33l-8 3-8-4-12 3zM17 13l6 7-5 6 7 6M31 11l-3 8 6 7' },
  lock: { path: 'M9 21h30v21H9zM15 21v-6a9 9 0 0 1 18 0v6' },
  undo: { path: 'M15 9L6 18l9 9M7 18h21a12 12 0 0 1 0 24H16' },
  warn: { path: 'M24 6l20 36H4zM24 19v11', heavy: 'M24 35.5v.5' },
  minus: { path: 'M9 24h30' },
  plus: { path: 'M9 24h30M24 9v30' },
  person: { path: 'M24 6a9 9 0 1 1 0 18a9 9 0 1 1 0-18zM7 43c0-11 7-16 17-16s17 5 17 16' },
  refund: { path: 'M11 5h26v37l-4.3-3.5-4.4 3.5-4.3-3.5-4.3 3.5-4.4-3.5L11 42zM31 20H17M22 14l-6 6 6 6' },
  cake: { path: 'M6 42h36M9 42V26h30v16M9 33c5 4 10-4 15 0s10-4 15 0M24 26V16M24 10v-3' },
  chart: { path: 'M6 6v36h36M13 33l9-11 8 6 11-17' },
  people: { path: 'M17 9a7 7 0 1 1 0 14a7 7 0 1 1 0-14zM4 41c0-9 5-14 13-14s13 5 13 14M30 10a7 7 0 0 1 0 13M34 28c6 1 10 6 10 13' },
  store: { path: 'M6 42V20M42 42V20M4 42h40M6 20l3-12h30l3 12a6 6 0 0 1-12 0 6 6 0 0 1-12 0 6 6 0 0 1-12 0M18 42V34a6 6 0 0 1 12 0v8' },
  ledger: { path: 'M9 6h30v36H9zM9 15h30M19 15v27M24 23h10M24 30h10' },
  kiosk: { path: 'M14 4h20v30H14zM24 34v8M15 43h18' },
  poster: { path: 'M7 42V22a17 17 0 0 1 34 0v20zM15 42V25a9 9 0 0 1 18 0v17' },
  offline: { path: 'M6 18a27 27 0 0 1 36 0M14 26a15 15 0 0 1 20 0M8 42L40 6', heavy: 'M24 37.5v.5' },
} as const satisfies Record<string, IconPath>;

/** Name of an icon. */
export type IconName = keyof typeof iconPaths;
