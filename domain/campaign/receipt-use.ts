import type { Rule } from './rule.ts';

/** A candidate that the receipt counts for, with the amount that counts. */
export interface Counted {
  readonly rule: Rule;
  readonly amountMinor: number;
}

/** Who takes the receipt, and who would have but gave way to another of its group. */
export interface Used {
  readonly kept: readonly Counted[];
  readonly gaveWay: readonly { readonly loser: Rule; readonly winner: Rule }[];
}

/**
 * "One receipt serves one gift campaign": of the campaigns of one `receiptUse` group that a receipt counts for, that of the highest rank takes it, then the first by
 * name. It looks at nothing but the receipt, so the choice is the same whenever the receipt arrives.
 */
export function applyReceiptUse(counted: readonly Counted[]): Used {
  if (counted.every((one) => one.rule.version.receiptUse === null)) return { kept: counted, gaveWay: [] };
  const winners = new Map<string, Rule>();
  for (const { rule } of counted) {
    const group = rule.version.receiptUse;
    if (group === null) continue;
    const rival = winners.get(group);
    if (rival === undefined || goesFirst(rule, rival)) winners.set(group, rule);
  }
  const kept: Counted[] = [];
  const gaveWay: Used['gaveWay'][number][] = [];
  for (const one of counted) {
    const group = one.rule.version.receiptUse;
    const winner = group === null ? undefined : winners.get(group);
    if (winner === undefined || winner === one.rule) kept.push(one);
    else gaveWay.push({ loser: one.rule, winner });
  }
  return { kept, gaveWay };
}

function goesFirst({ version: one }: Rule, { version: rival }: Rule): boolean {
  return one.rank !== rival.rank ? one.rank > rival.rank : one.campaignId < rival.campaignId;
}
