/** Closing a month: looked at and closed under one lock, so that nothing is decided in between. */
import type { Act } from '../../domain/contract/act.ts';
import type { Tie } from '../../domain/clearing/control-page.ts';
import type { Programme } from '../open-programme.ts';
import { mallOfBooks, readBooks } from './read-books.ts';

/** The control page does not tie: the month stays open. */
export class DoesNotTie extends Error {
  readonly ties: readonly Tie[];
  constructor(period: string, ties: readonly Tie[]) {
    super(
      `${period} cannot be closed: ${ties.length} of its conditions do not hold. Run passage verify, and keep a backup for whoever cares for this system.\n` +
        ties.map((tie) => `  ${tie.what}: ${tie.detail}`).join('\n'),
    );
    this.name = 'DoesNotTie';
    this.ties = ties;
  }
}

/** Closes a month and answers the feedSeq of the act. Throws DoesNotTie, NoMall, ActRefused with what is in the way. */
export async function closePeriod(programme: Programme, period: string): Promise<number> {
  const mall = await programme.store.read(mallOfBooks);
  return programme.decider.actOn(async (transaction): Promise<readonly Act[]> => {
    const { control, figures } = await readBooks(transaction, period);
    const broken = control.ties.filter((tie) => !tie.ties);
    if (broken.length > 0) throw new DoesNotTie(period, broken);
    const { turnovers, draws, expired } = figures;
    return [
      { kind: 'period.closed', period, atMs: programme.nowMs(), turnovers: [...turnovers], draws: [...draws], expired: [...expired] },
    ];
  }, mall.id);
}
