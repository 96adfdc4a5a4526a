/** Plan data as SVG paths and boxes. */
type Point = readonly [number, number];

/** One path for closed polygons. */
export function closedPath(polygons: readonly (readonly Point[])[]): string {
  return polygons.map((polygon) => `${openPath(polygon)}z`).join('');
}

/** One path along points. */
export function openPath(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

/** The view box around an outline, with air for the line around it. */
export function viewBoxOf(outline: readonly Point[]): {
  readonly box: string;
  readonly unit: number;
  readonly width: number;
  readonly height: number;
} {
  const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  // one unit is a hundredth of the longer side: lines and signs are as thick on a kiosk hall as in a street of shops
  const unit = Math.max(width, height) / 100;
  const air = unit * 1.5;
  const size = { width: width + 2 * air, height: height + 2 * air };
  return { box: `${left - air} ${top - air} ${size.width} ${size.height}`, unit, ...size };
}
