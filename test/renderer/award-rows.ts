/** Rows of receipts that gave what campaigns can give, and rows that wait, each with a reason of its own. */
import { holdReason } from '../../domain/contract/refusal.ts';
import type { ReceiptRow } from '../../domain/contract/screen-parts.ts';
import type { Sentence } from '../../domain/text/wording.ts';
import type { Names } from './sample-names.ts';

function gained(key: string, points: number, args: Sentence['args'] = {}): Sentence {
  return { key, args: { gainClause: 'gain.points', points, spend: '_anywhere', start: '_now', life: '_none', ...args } };
}

/** A multiplier, points that start and end in their own way, a combination, a ticket, a tier: with what else the same receipt gave. */
export function awardRows(say: Names): ReceiptRow[] {
  const base = (points: number): Sentence => gained('award.base', points, { campaign: say.base, spend: '_unsaid' });
  const row = (at: number, shop: string, amountMinor: number, points: number, lines: Sentence[]): ReceiptRow => ({
    rowId: `a${at}`,
    reference: `K3-49${at}0`,
    shop,
    category: null,
    amountMinor,
    state: 'booked',
    points,
    toBeConfirmed: false,
    lines,
  });
  return [
    row(1, 'Lumière Cinema', 120_000, 36, [
      gained('award.times', 24, { campaign: say.weekend, timesFactor: 3000, spend: '_plain', life: '_until', onLocal: '2027-02-12' }),
      base(12),
    ]),
    row(2, 'Kite & Drum', 170_000, 317, [gained('award.parts', 300, { life: '_until', onLocal: '2027-01-20' }), base(17)]),
    row(3, 'Summit Sport', 450_000, 45, [
      {
        key: 'award.receipt',
        args: { sumMinor: 300_000, gainClause: 'gain.tickets', tickets: 1, draw: '_on', drawnLocal: '2026-12-27' },
      },
      base(45),
    ]),
    row(4, 'Brandt Electronics', 1_100_000, 11, [
      {
        key: 'award.window',
        args: {
          whatClause: 'what.sum',
          sumMinor: 3_000_000,
          span: '_quarter',
          gainClause: 'gain.tier',
          tier: say.silver,
          lastDateLocal: '2027-12-31',
        },
      },
      base(11),
    ]),
    row(5, 'Green Basket', 182_000, 54, [
      gained('award.base', 36, {
        campaign: say.baskets,
        spend: '_plain',
        start: '_later',
        fromLocal: '2026-11-15',
        life: '_idle',
        idleDays: 100,
      }),
      base(18),
    ]),
  ];
}

/** One row for each of the last five reasons to wait: those that look at several receipts together. */
export function heldRows(): ReceiptRow[] {
  return holdReason.options.slice(-5).map((reason, at) => ({
    rowId: `h${at}`,
    reference: `K3-50${at}0`,
    shop: 'Corso Shoes',
    category: null,
    amountMinor: 170_000,
    state: 'held',
    points: 0,
    toBeConfirmed: false,
    lines: [{ key: `hold.${reason}`, args: { reference: `K3-50${at}0` } }],
  }));
}
