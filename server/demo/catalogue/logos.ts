/** Marks of shops of the demo mall, 64 by 64, as plain shapes in one colour with a brass part (LOOK section 9). Shops that are not named here stand with their initials. */
import type { TenantDocument } from '../../../domain/contract/catalogue-document.ts';
import { readMark } from '../../../domain/theme/mark.ts';

const line = 'fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="square" stroke-linejoin="round"';

/** What is inside the SVG of each. */
const drawings: Readonly<Record<string, string>> = {
  vesta: `<path d="M8 14l24 40l24-40" ${line}/><path d="M32 8c8 8 8 16 0 22c-8-6-8-14 0-22z" class="door"/>`,
  'corso-shoes': `<path d="M6 22v22h52v-6c0-7-14-7-22-16l-8 6c-8 4-14 0-22-6z" ${line}/><path d="M6 48h52v6h-52z" class="door"/>`,
  'cafe-tilia': `<path d="M10 24h34v14a14 14 0 0 1-14 14h-6a14 14 0 0 1-14-14zM44 28h6a6 6 0 0 1 0 12h-6" ${line}/><path d="M27 20c-6-8 2-14 8-15c2 7 0 13-8 15z" class="door"/>`,
  'flora-and-fern': `<path d="M32 58v-40M32 46c-14 0-18-6-20-14c10-1 17 4 20 14M32 46c14 0 18-6 20-14c-10-1-17 4-20 14" ${line}/><circle cx="32" cy="14" r="7" class="door"/>`,
  'bakery-rye': `<path d="M8 40c0-16 48-16 48 0v12h-48zM20 32v8M32 29v8M44 32v8" ${line}/><path d="M32 6l5 8l-5 8l-5-8z" class="door"/>`,
  'nordlys-books': `<path d="M32 20c-8-6-16-7-26-6v36c10-1 18 0 26 6c8-6 16-7 26-6v-36c-10-1-18 0-26 6zM32 20v36" ${line}/><path d="M40 6l3 5l-3 5l-3-5z" class="door"/>`,
  'pilgrim-bags': `<path d="M8 22h48l-4 34h-40zM20 22a12 14 0 0 1 24 0" ${line}/><circle cx="32" cy="38" r="6" class="door"/>`,
  'noodle-yard': `<path d="M6 32h52a26 22 0 0 1-52 0zM22 54h20M26 26l22-18M36 26l22-14" ${line}/><path d="M14 38h36l-4 5h-28z" class="door"/>`,
  'gelato-nube': `<path d="M18 32l14 28l14-28z" ${line}/><path d="M14 30a10 10 0 0 1 6-17a13 13 0 0 1 24 0a10 10 0 0 1 6 17z" class="door"/>`,
  kilowatt: `<path d="M32 6a22 22 0 0 1 10 42v8h-20v-8a22 22 0 0 1 10-42z" ${line}/><path d="M35 16l-12 18h8l-2 12l12-18h-8z" class="door"/>`,
  'mira-toys': `<path d="M8 34h22v22h-22zM34 34h22v22h-22z" ${line}/><path d="M21 8h22v22h-22z" class="door"/>`,
  'harbour-wool': `<circle cx="30" cy="32" r="22" ${line}/><path d="M14 22c12 2 24 10 30 24M10 34c10 0 18 6 22 18M24 12c12 4 20 12 26 22" ${line}/><path d="M46 50h14v6h-14z" class="door"/>`,
  'pharmacy-linde': `<path d="M24 8h16v16h16v16h-16v16h-16v-16h-16v-16h16z" ${line}/><path d="M32 24c7 5 7 11 0 16c-7-5-7-11 0-16z" class="door"/>`,
  'bistro-lumen': `<path d="M16 8v18a6 6 0 0 0 12 0v-18M22 8v48M44 56v-48c-8 4-10 14-8 26h8" ${line}/><circle cx="54" cy="14" r="5" class="door"/>`,
};

/** The mark of a shop; null: none is drawn. Throws where a drawing is not one: it is ours. */
export function demoLogo(tenantId: string): TenantDocument['logo'] {
  const drawing = drawings[tenantId];
  if (drawing === undefined) return null;
  const read = readMark(`<svg viewBox="0 0 64 64">${drawing}</svg>`);
  if (!read.ok) throw new Error(`the mark of ${tenantId} ${read.what}`);
  return [...read.shapes];
}
