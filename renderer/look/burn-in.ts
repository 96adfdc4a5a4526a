/** A screen that stands for hours moves by one tessera every ten minutes, so that no edge stays on the same points of the glass. */
export interface Shift {
  readonly x: number;
  readonly y: number;
}

/** One tessera, rem. */
const TESSERA = 0.8;
const EVERY_MINUTES = 10;
/** Four places, one after the other; every step moves up or down, so no edge that runs across the glass stays either. */
const corners: readonly Shift[] = [
  { x: 0, y: 0 },
  { x: TESSERA, y: -TESSERA },
  { x: 0, y: -TESSERA },
  { x: -TESSERA, y: 0 },
];

/** Where the screen stands at a local time 'YYYY-MM-DDTHH:MM…', in rem; a function of the clock alone, so nothing has to be remembered. */
export function shiftAt(clockLocal: string): Shift {
  const minutes = Number(clockLocal.slice(11, 13)) * 60 + Number(clockLocal.slice(14, 16));
  return corners[Math.floor(minutes / EVERY_MINUTES) % corners.length] ?? { x: 0, y: 0 };
}
