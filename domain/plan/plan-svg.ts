/** A plan as one SVG of all its floors, for whoever draws it: outlines, shops by name, doors, walks and marks. */
import type { PlanDocument, PlanFloor, PlanPolygon } from '../contract/plan-document.ts';
import { boxOf, signPlace } from './polygon.ts';

const GAP_CM = 1200;

/** Floors under each other, the highest on top. */
export function planSvg(plan: PlanDocument): string {
  const floors = [...plan.floors].sort((a, b) => b.order - a.order);
  let top = 0;
  let width = 0;
  const drawn = floors.map((floor) => {
    const box = boxOf(floor.outline);
    const at = top + GAP_CM;
    top = at + (box.bottom - box.top);
    width = Math.max(width, box.right - box.left);
    return `<g transform="translate(${GAP_CM - box.left} ${at - box.top})">${floorSvg(floor, box.left, box.top)}</g>`;
  });
  const size = `0 0 ${width + 2 * GAP_CM} ${top + GAP_CM}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${size}" font-family="sans-serif" fill="none" stroke-linejoin="round">\n${drawn.join('\n')}\n</svg>\n`;
}

function floorSvg(floor: PlanFloor, left: number, top: number): string {
  const path = (polygon: PlanPolygon): string => `M${polygon.map(([x, y]) => `${x} ${y}`).join('L')}z`;
  return [
    `<text x="${left}" y="${top - 300}" font-size="500" fill="#0f2a2e">${escaped(`${floor.label}  ${floor.name.en}`)}</text>`,
    `<path d="${path(floor.outline)}" fill="#fff" stroke="#5f7876" stroke-width="60"/>`,
    ...floor.voids.map((each) => `<path d="${path(each)}" fill="#d5dfdc"/>`),
    ...floor.areas.flatMap((area) => [
      `<path d="${area.polygons.map(path).join('')}" fill="#e6ecea" stroke="#5f7876" stroke-width="20"/>`,
      `<circle cx="${area.door[0]}" cy="${area.door[1]}" r="60" fill="#9c3524"/>`,
      nameOf(area.tenantId, area.polygons[0] ?? []),
    ]),
    ...floor.walks.map((walk) => `<path d="M${walk.map(([x, y]) => `${x} ${y}`).join('L')}" stroke="#e2a72e" stroke-width="40"/>`),
    ...floor.marks.map(
      ({ at: [x, y], kind, kioskId }) =>
        `<circle cx="${x}" cy="${y}" r="110" fill="#0b5f5a"/><text x="${x}" y="${y - 140}" font-size="170" text-anchor="middle" fill="#0b5f5a">${escaped(kioskId ?? kind)}</text>`,
    ),
  ].join('\n');
}

function nameOf(name: string, polygon: PlanPolygon): string {
  const [x, y] = signPlace(polygon);
  return `<text x="${x}" y="${y + 60}" font-size="180" text-anchor="middle" fill="#0f2a2e">${escaped(name)}</text>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
