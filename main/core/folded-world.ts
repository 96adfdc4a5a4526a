import type { AnyDocument } from '../../domain/contract/document.ts';
import type { Decision, World } from '../../domain/decide/world.ts';
import type { JournalRow } from '../journal/journal.ts';
import { beginFold, factOfRow } from './fold.ts';
import type { Fold } from './fold.ts';

/** The mirror with the open rows folded in; built when first asked for, again when sync changed something the rows stand on. */
export interface FoldedWorld {
  world(): World;
  /** A row that was just recorded: folded on top. */
  add(row: JournalRow): Decision;
  /** Documents were applied to the mirror. */
  applied(documents: readonly AnyDocument[], refilled: boolean): void;
  /** Open rows as of the last build plus those added since. */
  openRows(): readonly JournalRow[];
}

/** What the folded world stands on. `openRows` works the rows out anew; `kioskId` throws before enrolment. */
export interface FoldedWorldSource {
  readonly mirror: World;
  readonly openRows: () => readonly JournalRow[];
  readonly kioskId: () => string;
  readonly mallId: () => string;
}

/**
 * Rebuilding re-decides every open row, so it is put off until somebody looks, and left out while no row is open: then the mirror alone is the truth
 * and the feed of a busy mall costs nothing here.
 */
export function createFoldedWorld(source: FoldedWorldSource): FoldedWorld {
  let built: { readonly fold: Fold; readonly rows: JournalRow[] } | null = null;
  const build = (): { readonly fold: Fold; readonly rows: JournalRow[] } => {
    if (built !== null) return built;
    const fold = beginFold(source.mirror, source.kioskId(), source.mallId());
    const rows = [...source.openRows()];
    for (const row of rows) fold.add(factOfRow(row));
    built = { fold, rows };
    return built;
  };
  return {
    world: () => (source.kioskId() === '' ? source.mirror : build().fold.world),
    add: (row) => {
      const { fold, rows } = build();
      const decision = fold.add(factOfRow(row));
      rows.push(row);
      return decision;
    },
    applied: (documents, refilled) => {
      if (built === null || (!refilled && built.rows.length === 0 && documents.length > 0)) return;
      built = null;
    },
    openRows: () => (source.kioskId() === '' ? [] : build().rows),
  };
}
