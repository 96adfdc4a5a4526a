import type { PaintedPath } from './painted-path.ts';
import { mixColours } from './palette.ts';
import type { Palette } from './palette.ts';

/** Where the arcade stands in its picture. All in units of the picture. */
export interface ArcadePlace {
  readonly width: number;
  readonly height: number;
  /** Vanishing point. */
  readonly centreX: number;
  readonly centreY: number;
  /** Half the clear width of the nearest opening. */
  readonly halfWidth: number;
  /** From the eye up to the spring line. */
  readonly spring: number;
  /** From the eye down to the floor. */
  readonly floor: number;
}

const BAYS = 6;
const STEP = 0.76;
const PANES = 14;
const TILE_COLUMNS = 8;

interface View {
  readonly place: ArcadePlace;
  readonly palette: Palette;
  /** Scale of each rib, near to far. */
  readonly scales: readonly number[];
}

const round = (value: number): number => Number(value.toFixed(1));

/** Draws the arcade in one-point perspective: glass vault, shop doors, mosaic floor, near wall last. */
export function drawArcade(place: ArcadePlace, palette: Palette): PaintedPath[] {
  const scales = Array.from({ length: BAYS + 1 }, (_, bay) => STEP ** bay);
  const view: View = { place, palette, scales };
  const far = scaleAt(view, BAYS);
  return [
    { path: `M0 0H${place.width}V${place.height}H0Z`, fill: palette.dark },
    ...Array.from({ length: BAYS }, (_, bay) => bay).flatMap((bay) => [...drawPanes(view, bay), ...drawDoors(view, bay)]),
    ...drawFloor(view),
    { path: opening(view, far, place.halfWidth), fill: palette.end },
    ...scales.map((_, index) => drawRing(view, scales.length - 1 - index)),
    { path: `M0 0H${place.width}V${place.height}H0Z${opening(view, 1, place.halfWidth + 8)}`, fill: palette.dark },
  ];
}

function scaleAt(view: View, bay: number): number {
  return view.scales[bay] ?? STEP ** bay;
}

function point(view: View, x: number, y: number, scale: number): string {
  return `${round(view.place.centreX + x * scale)} ${round(view.place.centreY + y * scale)}`;
}

function opening(view: View, scale: number, halfWidth: number): string {
  const { spring, floor } = view.place;
  const radius = round(halfWidth * scale);
  return (
    `M${point(view, -halfWidth, floor, scale)}L${point(view, -halfWidth, -spring, scale)}` +
    `A${radius} ${radius} 0 0 1 ${point(view, halfWidth, -spring, scale)}L${point(view, halfWidth, floor, scale)}Z`
  );
}

function glassAt(palette: Palette, light: number): string {
  const place = Math.max(0, Math.min(0.999, light)) * (palette.glass.length - 1);
  const index = Math.floor(place);
  const from = palette.glass[index] ?? palette.end;
  return mixColours(from, palette.glass[index + 1] ?? from, place - index);
}

function drawPanes(view: View, bay: number): PaintedPath[] {
  const { palette } = view;
  const { halfWidth, spring } = view.place;
  const near = scaleAt(view, bay);
  const far = scaleAt(view, bay + 1);
  const depth = bay / (BAYS - 1);
  const at = (angle: number, scale: number): string =>
    point(view, halfWidth * Math.cos(angle), -spring - halfWidth * Math.sin(angle), scale);
  return Array.from({ length: PANES }, (_, pane): PaintedPath => {
    const from = (Math.PI * pane) / PANES;
    const to = (Math.PI * (pane + 1)) / PANES;
    const height = Math.sin((from + to) / 2);
    const path = `M${at(from, near)}L${at(to, near)}L${at(to, far)}L${at(from, far)}Z`;
    if (height <= 0.5) return { path, fill: mixColours(palette.wall, palette.wallFar, depth + height * 0.4) };
    const fill = glassAt(palette, 0.02 + depth * 0.72 + (height - 0.5) * 0.5);
    return { path, fill, stroke: palette.rib, strokeWidth: round(3.2 * far + 0.4) };
  });
}

function drawDoors(view: View, bay: number): PaintedPath[] {
  const { palette } = view;
  const { halfWidth, spring, floor } = view.place;
  const near = scaleAt(view, bay);
  const far = scaleAt(view, bay + 1);
  const depth = bay / (BAYS - 1);
  const along = (share: number): number => 1 / ((1 - share) / near + share / far);
  const top = -spring + 70;
  const shoulder = top + 90;
  return [-1, 1].flatMap((side): PaintedPath[] => {
    const at = (y: number, scale: number): string => point(view, side * halfWidth, y, scale);
    const from = along(0.2);
    const to = along(0.8);
    const middle = along(0.5);
    const wall = `M${at(floor, near)}L${at(-spring, near)}L${at(-spring, far)}L${at(floor, far)}Z`;
    const door =
      `M${at(floor, from)}L${at(shoulder, from)}C${at(top + 12, from)} ${at(top, along(0.36))} ${at(top, middle)}` +
      `C${at(top, along(0.64))} ${at(top + 12, to)} ${at(shoulder, to)}L${at(floor, to)}Z`;
    return [
      { path: wall, fill: mixColours(palette.wall, palette.wallFar, side < 0 ? depth : depth * 0.6) },
      { path: door, fill: mixColours(palette.wallFar, palette.door, 0.64 + 0.36 * depth) },
      { path: `M${at(-spring, near)}L${at(-spring, far)}`, fill: 'none', stroke: palette.trim, strokeWidth: round(7 * far), opacity: 0.8 },
    ];
  });
}

function drawFloor(view: View): PaintedPath[] {
  const { palette } = view;
  const { halfWidth, floor } = view.place;
  const rows = BAYS * 4;
  const first = scaleAt(view, 0);
  const last = scaleAt(view, BAYS);
  const scaleOf = (row: number): number => 1 / (1 / first + ((1 / last - 1 / first) * row) / rows);
  const tiles: PaintedPath[] = [];
  for (let row = 0; row < rows; row += 1) {
    const near = scaleOf(row);
    const far = scaleOf(row + 1);
    const depth = row / rows;
    for (let column = 0; column < TILE_COLUMNS; column += 1) {
      const left = -halfWidth + (2 * halfWidth * column) / TILE_COLUMNS;
      const right = -halfWidth + (2 * halfWidth * (column + 1)) / TILE_COLUMNS;
      const edge = column === 0 || column === TILE_COLUMNS - 1;
      const plain = (row + column) % 2 === 1 ? palette.tileLight : palette.tileDark;
      const shade = mixColours(edge ? palette.tileEdge : plain, palette.dark, edge ? 0.12 : 0.36 - 0.26 * depth);
      const path =
        `M${point(view, left, floor, near)}L${point(view, right, floor, near)}` +
        `L${point(view, right, floor, far)}L${point(view, left, floor, far)}Z`;
      tiles.push({ path, fill: mixColours(shade, palette.end, 0.28 * depth) });
    }
  }
  return tiles;
}

function drawRing(view: View, bay: number): PaintedPath {
  const { palette } = view;
  const { halfWidth, spring, floor } = view.place;
  const scale = scaleAt(view, bay);
  const radius = round(halfWidth * scale);
  const path =
    `M${point(view, -halfWidth, floor, scale)}L${point(view, -halfWidth, -spring, scale)}` +
    `A${radius} ${radius} 0 0 1 ${point(view, halfWidth, -spring, scale)}L${point(view, halfWidth, floor, scale)}`;
  const nearest = bay === 0;
  return { path, fill: 'none', stroke: nearest ? palette.trim : palette.rib, strokeWidth: round((nearest ? 10 : 20) * scale) };
}
