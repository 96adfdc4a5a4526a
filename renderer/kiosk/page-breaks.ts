/** Lays a hall that is higher than its room on pages, so that no line, picture or control is cut in two. Pure: all in px from the top of the hall. */

/** What must stay in one piece. */
export interface Solid {
  readonly top: number;
  readonly bottom: number;
  /** A line of text: torn only where nothing else helps. */
  readonly line: boolean;
}

/** One page: what lies between is shown. */
export interface HallPage {
  readonly from: number;
  readonly to: number;
}

/** More pages than any screen could have; a bound, no design. */
const PAGES_MAX = 40;

/** Heights within this count as the same place. */
const SLACK = 1;

/**
 * As few pages as there can be, and these about equally full: no last page with one line.
 * @returns at least one page; each is at most `room` high, and begins where something begins
 */
export function hallPages(solids: readonly Solid[], room: number): readonly HallPage[] {
  const full = filled(solids, room, null);
  if (full.length === 1) return full;
  // shared, if that takes no page more and tears nothing that full pages leave whole
  const shared = filled(solids, room, full.length);
  return shared.length === full.length && tearsOf(solids, shared) <= tearsOf(solids, full) ? shared : full;
}

/** How many things lie across an edge between pages. */
function tearsOf(solids: readonly Solid[], pages: readonly HallPage[]): number {
  return solids.filter((each) => pages.some((page) => each.top < page.to - SLACK && each.bottom > page.to + SLACK)).length;
}

/** `count`: pages that share what there is; null: each is as full as can be. */
function filled(solids: readonly Solid[], room: number, count: number | null): readonly HallPage[] {
  const end = Math.max(0, ...solids.map((each) => each.bottom));
  const pages: HallPage[] = [];
  let from = 0;
  while (from < end - SLACK && pages.length < PAGES_MAX) {
    const left = count === null ? 1 : count - pages.length;
    const fair = left > 1 ? fairBreak(solids, from, room, left) : null;
    const to = fair ?? (end - from <= room + SLACK ? end : breakBefore(solids, from, from + room));
    pages.push({ from, to });
    const next = solids.filter((each) => each.top >= to - SLACK).map((each) => each.top);
    const torn = solids.some((each) => each.top < to - SLACK && each.bottom > to + SLACK);
    from = torn ? to : next.length === 0 ? end : Math.max(to, Math.min(...next));
  }
  return pages.length === 0 ? [{ from: 0, to: end }] : pages;
}

/** The clean place nearest to an equal share that leaves no more than the other pages can hold; null where there is none. */
function fairBreak(solids: readonly Solid[], from: number, room: number, left: number): number | null {
  const end = Math.max(0, ...solids.map((each) => each.bottom));
  const wanted = from + (end - from) / left;
  const places = solids
    .map((each) => each.top)
    .filter((at) => at > from + SLACK && at <= from + room && end - at <= room * (left - 1))
    .filter((at) => !solids.some((each) => each.top < at - SLACK && each.bottom > at + SLACK));
  return places.length === 0 ? null : places.reduce((best, at) => (Math.abs(at - wanted) < Math.abs(best - wanted) ? at : best));
}

/** The lowest place up to `limit` where nothing is cut; what is higher than a whole page is cut at its end. */
function breakBefore(solids: readonly Solid[], from: number, limit: number): number {
  let at = limit;
  for (let turns = 0; turns <= solids.length; turns += 1) {
    const cut = solids.filter((each) => each.top < at - SLACK && each.bottom > at + SLACK);
    if (cut.length === 0) break;
    at = Math.min(...cut.map((each) => each.top));
  }
  if (at > from + SLACK) return at;
  // columns beside each other leave no clean place: pictures give way to lines
  const lines = solids.filter((each) => each.line);
  return lines.length < solids.length ? breakBefore(lines, from, limit) : limit;
}
