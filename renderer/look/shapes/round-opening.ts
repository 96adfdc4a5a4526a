/** A round-headed opening standing on the line y = `bottom`, as a closed path. Units of the drawing. */
export function openingPath(centreX: number, springY: number, radius: number, bottom: number): string {
  return `M${centreX - radius} ${bottom}V${springY}a${radius} ${radius} 0 0 1 ${2 * radius} 0V${bottom}z`;
}

/** Joints of a stone frame between two radii, from left to right, as one path; `count` joints share the half circle. */
export function jointPath(centreX: number, springY: number, inner: number, outer: number, count: number): string {
  const last = Math.max(1, count - 1);
  return Array.from({ length: count }, (_, index) => {
    const angle = (Math.PI * index) / last;
    const at = (radius: number): string =>
      `${(centreX + radius * Math.cos(angle)).toFixed(1)} ${(springY - radius * Math.sin(angle)).toFixed(1)}`;
    return `M${at(inner)}L${at(outer)}`;
  }).join('');
}
