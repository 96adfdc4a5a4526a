/** What a tenant is charged for a month: per cent of its turnover with a minimum for each goods group, and a fixed sum. */
import type { TenantAgreement } from '../contract/catalogue-document.ts';

/** Turnover of one goods group; null: not told by the receipts. May be below 0 where more went back than was bought. */
export interface GroupTurnover {
  readonly group: string | null;
  readonly turnoverMinor: number;
}

/** One line of a fee. `perMille` null: the fixed part. */
export interface FeeLine {
  readonly group: string | null;
  readonly perMille: number | null;
  readonly turnoverMinor: number;
  readonly feeMinor: number;
}

/** Floor of n/1000, for n below 0 as well. */
const floorPerMille = (n: bigint): bigint => (n >= 0n ? n / 1000n : -((-n + 999n) / 1000n));

const byGroup = (a: GroupTurnover, b: GroupTurnover): number => {
  const [x, y] = [a.group ?? '', b.group ?? ''];
  return x < y ? -1 : x > y ? 1 : 0;
};

/**
 * Lines in the order of their groups, the untold part first, the fixed part last. The rate of a group is the agreed one or the group's minimum, whichever is more. Cents by
 * cumulative floors: the lines add up to the floor of the whole.
 */
export function feesOf(agreement: TenantAgreement, turnovers: readonly GroupTurnover[]): readonly FeeLine[] {
  let exact = 0n;
  const lines = [...turnovers].sort(byGroup).map(({ group, turnoverMinor }): FeeLine => {
    const minimum = agreement.feeMinimums.find((one) => one.group === group)?.perMille ?? 0;
    const perMille = Math.max(agreement.feePerMille, minimum);
    const before = floorPerMille(exact);
    exact += BigInt(turnoverMinor) * BigInt(perMille);
    return { group, perMille, turnoverMinor, feeMinor: Number(floorPerMille(exact) - before) };
  });
  const fixed: FeeLine = { group: null, perMille: null, turnoverMinor: 0, feeMinor: agreement.feeFixedMinor };
  return agreement.feeFixedMinor === 0 ? lines : [...lines, fixed];
}
