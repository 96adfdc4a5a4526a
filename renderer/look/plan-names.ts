/** Names of shops on a plan: as large as their rooms allow, on up to three lines, between words. What has no room keeps its initials. */
type Point = readonly [number, number];

/** A name as it is set, in units of the plan. */
export interface SetName {
  readonly lines: readonly string[];
  readonly size: number;
  /** Its middle. */
  readonly at: Point;
}

/** Width of a letter of the display type, of its size. */
const LETTER = 0.53;
/** From line to line, of the size. */
export const LEADING = 1.04;
const LINES_MAX = 3;
const STEPS = 3;
/** Places tried to a side. */
const GRID = 7;

/** Something that a name may not stand on: the pin, a mark. */
export interface Taken {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a name is set in, in units of the plan. */
export interface NameRoom {
  readonly polygon: readonly Point[];
  /** Where it stands best. */
  readonly sign: Point;
  readonly taken: readonly Taken[];
  readonly least: number;
  readonly most: number;
  /** Height of what stands over the name, of its size. */
  readonly above: number;
}

/** The largest setting of a name in its room, as near to the sign as may be; null: none that can be read. */
export function setName(name: string, room: NameRoom): SetName | null {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const ways = Array.from({ length: Math.min(LINES_MAX, words.length) }, (_, at) => broken(words, at + 1));
  const places = placesIn(room);
  for (let step = 0; step <= STEPS; step += 1) {
    const size = room.most + ((room.least - room.most) * step) / STEPS;
    for (const at of places) {
      const lines = ways.find((way) => fits(way, size, at, room));
      if (lines !== undefined) return { lines, size, at };
    }
  }
  return null;
}

/** The sign, then places of a grid over the room, nearest to the sign first. */
function placesIn({ polygon, sign }: NameRoom): readonly Point[] {
  const [xs, ys] = [polygon.map(([x]) => x), polygon.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const grid = Array.from({ length: GRID * GRID }, (_, at): Point => [
    left + (width * ((at % GRID) + 1)) / (GRID + 1),
    top + (height * (Math.floor(at / GRID) + 1)) / (GRID + 1),
  ]);
  const far = ([x, y]: Point): number => (x - sign[0]) ** 2 + (y - sign[1]) ** 2;
  return [sign, ...grid.sort((a, b) => far(a) - far(b))];
}

/** The words on so many lines, the longest line as short as can be. */
function broken(words: readonly string[], lines: number): readonly string[] {
  if (lines === 1) return [words.join(' ')];
  let best: readonly string[] = [words.join(' ')];
  for (let at = 1; at <= words.length - lines + 1; at += 1) {
    const way = [words.slice(0, at).join(' '), ...broken(words.slice(at), lines - 1)];
    if (way.length === lines && (best.length < lines || longest(way) < longest(best))) best = way;
  }
  return best;
}

const longest = (lines: readonly string[]): number => Math.max(...lines.map((line) => line.length));

function fits(lines: readonly string[], size: number, [x, y]: Point, { polygon, taken, above }: NameRoom): boolean {
  const height = (lines.length * LEADING + above) * size;
  const top = y - height / 2;
  const widest = halfWidth(longest(lines), size);
  if (taken.some((each) => each.left < x + widest && each.right > x - widest && each.top < top + height && each.bottom > top)) return false;
  if (above > 0 && roomAt(polygon, x, top) < size * 0.7) return false;
  return lines.every((line, at) => {
    const half = halfWidth(line.length, size);
    const from = top + (above + at * LEADING) * size;
    return [from, from + size * LEADING].every((level) => roomAt(polygon, x, level) >= half);
  });
}

const halfWidth = (letters: number, size: number): number => (letters * LETTER * size) / 2 + size * 0.22;

/** Room to the nearer side of a place at a level; 0 outside the polygon. */
function roomAt(polygon: readonly Point[], x: number, y: number): number {
  let [left, right, crossings] = [Infinity, Infinity, 0];
  polygon.forEach(([ax, ay], at) => {
    const [bx, by] = polygon[(at + 1) % polygon.length] ?? [ax, ay];
    if (ay > y === by > y) return;
    const there = ax + ((y - ay) * (bx - ax)) / (by - ay);
    if (there <= x) left = Math.min(left, x - there);
    else {
      right = Math.min(right, there - x);
      crossings += 1;
    }
  });
  return crossings % 2 === 1 ? Math.min(left, right) : 0;
}
