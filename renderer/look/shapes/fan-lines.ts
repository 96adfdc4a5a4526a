const ARCS = [120, 330, 560, 800] as const;

/** Fanlight of the roof seen from below: one path for a strip of `width` × `height`, its centre in the middle of the top edge. */
export function drawFan(width: number, height: number): string {
  const centre = width / 2;
  const arcs = ARCS.map((radius) => `M${centre - radius} 0a${radius} ${(radius * 0.2).toFixed(1)} 0 0 0 ${2 * radius} 0`);
  const rays = Array.from({ length: 13 }, (_, index) => index - 6).map((ray) => `M${centre + ray * 20} 0L${centre + ray * 150} ${height}`);
  return [...arcs, ...rays].join('');
}
