/** What can happen to a member in a walk-through beside receipts: `!returned 400`, `!take GIFT`, `!give MEMBER:POINTS`, `!merge MEMBER`, `!birthday`… */
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { gotOf } from './got.ts';
import { minorOf } from './minor.ts';
import type { WalkLine } from './read-handbook.ts';
import type { WalkMall } from './walk-mall.ts';

/** One event of one member. `lastReceiptId`: the member's last receipt. */
export interface WalkEvent {
  readonly mall: WalkMall;
  readonly line: WalkLine;
  readonly atMs: number;
  readonly lastReceiptId: string | null;
}

/** By name; each tells in the words of the handbook what came of it. */
export const walkEvents: Readonly<Record<string, (event: WalkEvent) => string>> = {
  '!returned': returned,
  '!birthday': birthday,
  '!questionnaire': questionnaire,
  '!take': take,
  '!give': give,
  '!merge': merge,
  '!approved': approved,
};

function returned({ mall, line, atMs, lastReceiptId }: WalkEvent): string {
  const before = balanceOf(mall.account(line.member), atMs).spendable;
  const amountMinor = minorOf(line.amount);
  const { outcome } = mall.do(
    { kind: 'receipt.returned', receiptId: lastReceiptId, identity: null, amountMinor, reference: `D1-${line.line}`, staffId: 'm-lind' },
    atMs,
    'D1',
  );
  if (outcome.fate !== 'applied') return outcome.refusal ?? outcome.fate;
  return String(balanceOf(mall.account(line.member), atMs).spendable - before);
}

function birthday({ mall, line, atMs }: WalkEvent): string {
  const before = mall.account(line.member);
  mall.act({ kind: 'birthdays.came', atMs, accountIds: [before.id] }, atMs);
  const after = mall.account(line.member);
  const gift = after.vouchers.find((one) => before.vouchers.every((old) => old.voucherId !== one.voucherId));
  if (gift !== undefined) return `gift ${gift.giftId}`;
  const points = balanceOf(after, atMs).spendable - balanceOf(before, atMs).spendable;
  return points === 0 ? '-' : `+${points}`;
}

function questionnaire({ mall, line, atMs }: WalkEvent): string {
  const body = {
    kind: 'questionnaire.answered',
    accountId: mall.accountId(line.member),
    questionnaireId: line.amount,
    sealed: null,
  } as const;
  return gotOf(mall, mall.do(body, atMs));
}

function take({ mall, line, atMs }: WalkEvent): string {
  const asked = {
    accountId: mall.accountId(line.member),
    giftId: line.amount,
    visitId: mall.thing('c'),
    reference: `K1-${line.line}`,
    staffId: null,
  };
  const { outcome } = mall.do({ kind: 'gift.asked', voucherId: mall.thing('d'), ...asked }, atMs);
  return outcome.fate === 'applied' ? `gift ${line.amount}` : (outcome.refusal ?? outcome.fate);
}

function give({ mall, line, atMs }: WalkEvent): string {
  const [to = '', points = ''] = line.amount.split(':');
  const gift = {
    accountId: mall.accountId(line.member),
    toAccountId: mall.accountId(to),
    points: Number(points),
    reference: `K1-${line.line}`,
    staffId: 'm-lind',
  };
  const { outcome } = mall.do({ kind: 'points.given', transferId: mall.thing('d'), ...gift }, atMs);
  return outcome.fate === 'applied' ? 'given' : (outcome.refusal ?? outcome.fate);
}

function merge({ mall, line, atMs }: WalkEvent): string {
  const both = { fromAccountId: mall.accountId(line.amount), toAccountId: mall.accountId(line.member) };
  const { outcome } = mall.do({ kind: 'accounts.merged', ...both, reason: 'one family', staffId: 'm-lind' }, atMs, 'D1');
  return outcome.fate === 'applied' ? 'merged' : (outcome.refusal ?? outcome.fate);
}

function approved({ mall, atMs, lastReceiptId }: WalkEvent): string {
  const receiptId = lastReceiptId ?? '';
  const decision = mall.do(
    { kind: 'receipt.decided', receiptId, verdict: 'approve', tenantId: null, reason: null, staffId: 'm-lind' },
    atMs,
    'D1',
  );
  return gotOf(mall, decision);
}
