/** What points and coupons that one tenant paid for cost when they were honoured at another: each pair settles through the operator. */
import { tenantOfAccount } from '../ledger/accounts.ts';
import type { LedgerSum } from './ledger-sum.ts';

/** Money that `payer` funded and `receiver` got in the month; payer null: the operator. */
export interface PairFlow {
  readonly payer: string | null;
  readonly receiver: string;
  readonly amountMinor: number;
}

/** Net of one pair: `debtor` owes `creditor` so much for the month. Settled through the operator: both amounts stand in their statements already. */
export interface PairNet {
  readonly debtor: string;
  readonly creditor: string;
  readonly amountMinor: number;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Flows of a month, by payer (the operator first), then receiver. A shop that pays for what is honoured at itself is no flow. */
export function pairFlows(sums: readonly LedgerSum[], period: string, currency: string): readonly PairFlow[] {
  const flows = new Map<string, PairFlow>();
  for (const { account, unit, reason, tenantId, amount, period: posted } of sums) {
    const receiver = account.startsWith('tenant:') ? tenantOfAccount(account) : null;
    if (receiver === null || unit !== currency || reason !== 'coupon-honoured' || posted !== period || receiver === tenantId) continue;
    const key = `${tenantId ?? ''} ${receiver}`;
    flows.set(key, { payer: tenantId, receiver, amountMinor: (flows.get(key)?.amountMinor ?? 0) + amount });
  }
  return [...flows]
    .filter(([, flow]) => flow.amountMinor !== 0)
    .sort(([a], [b]) => order(a, b))
    .map(([, flow]) => flow);
}

/** Flows between two tenants set off against each other. */
export function pairNets(flows: readonly PairFlow[]): readonly PairNet[] {
  const nets = new Map<string, number>();
  for (const { payer, receiver, amountMinor } of flows) {
    if (payer === null) continue;
    const isForward = payer < receiver;
    const key = isForward ? `${payer} ${receiver}` : `${receiver} ${payer}`;
    nets.set(key, (nets.get(key) ?? 0) + (isForward ? amountMinor : -amountMinor));
  }
  return [...nets]
    .sort(([a], [b]) => order(a, b))
    .flatMap(([key, net]) => {
      const [first = '', second = ''] = key.split(' ');
      if (net === 0) return [];
      return net > 0 ? [{ debtor: first, creditor: second, amountMinor: net }] : [{ debtor: second, creditor: first, amountMinor: -net }];
    });
}
