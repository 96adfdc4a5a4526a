/**
 * Suspicion rules of the house: what is unusual waits for a person. They hold, never refuse, and speak of the paper, the till or a plain count, never of the
 * member. Every limit is a setting, 0 switches a rule off. Each looks at the account's own receipts only and at both sides of a pair alike, so whichever of two
 * papers arrives second is the one that waits.
 */
import type { AccountDocument, ReceiptSummary } from '../contract/account-document.ts';
import type { ReceiptSource } from '../contract/fact.ts';
import type { HoldReason } from '../contract/refusal.ts';
import { isTimeTyped } from '../receipt/receipt-keys.ts';
import { addDays, wallMsOf } from '../time/local-time.ts';
import { mallDayAt } from '../time/mall-day.ts';
import { accountIdOf } from './account-of.ts';
import type { Scribe } from './scribe.ts';

/** The receipt that is being registered. */
export interface Suspect {
  readonly account: AccountDocument;
  readonly receiptId: string;
  readonly source: ReceiptSource;
  readonly staffId: string | null;
  readonly tenantId: string | null;
  readonly tillKey: string | null;
  readonly number: string | null;
  readonly amountMinor: number;
  /** A person told amount or day of a scanned code. */
  readonly amountTyped: boolean;
  /** Local wall clock on the paper. */
  readonly purchasedAtLocal: string;
  /** false: the time was not on the paper or not typed. */
  readonly timeKnown: boolean;
  readonly registeredAtMs: number;
}

/** Reasons to hold, in no order. What staff scan with the paper in their hands is asked less. */
export function suspicionOf(scribe: Scribe, suspect: Suspect): HoldReason[] {
  const counted = suspect.account.receipts.filter(
    (one) => (one.state === 'booked' || one.state === 'held') && one.receiptId !== suspect.receiptId,
  );
  const byStaff = suspect.staffId !== null;
  const isTyped = suspect.amountTyped || suspect.source === 'typed' || suspect.source === 'staff-typed';
  const rules: readonly (readonly [HoldReason, boolean])[] = [
    ['many-today', !byStaff && isManyToday(scribe, suspect, counted)],
    ['many-from-one-shop', !byStaff && isManyFromOneShop(scribe, suspect, counted)],
    ['above-cap', (!byStaff || isTyped) && isAbove(suspect.amountMinor, scribe.settings.receiptCapMinor)],
    ['typed-too-often', suspect.source === 'typed' && isTypedTooOften(scribe, suspect, counted)],
    ['two-floors', !byStaff && isOnTwoFloors(scribe, suspect, counted)],
    ['consecutive-numbers', !byStaff && isConsecutive(scribe, suspect, counted)],
    ['one-staff-one-card', isOneStaffOneCard(scribe, suspect, counted)],
    ['staff-own-card', isOwnCard(scribe, suspect)],
  ];
  return rules.flatMap(([reason, applies]) => (applies ? [reason] : []));
}

/** Above a limit; 0 is no limit. */
const isAbove = (value: number, limit: number): boolean => limit > 0 && value > limit;

function registeredToday(scribe: Scribe, suspect: Suspect, counted: readonly ReceiptSummary[]): readonly ReceiptSummary[] {
  const today = dayOf(scribe, suspect.registeredAtMs);
  return counted.filter((one) => dayOf(scribe, one.registeredAtMs) === today);
}

function dayOf({ mall }: Scribe, ms: number): string {
  return mallDayAt(ms, mall.offsets, mall.dayCutoffMinutes);
}

function isManyToday(scribe: Scribe, suspect: Suspect, counted: readonly ReceiptSummary[]): boolean {
  return isAbove(registeredToday(scribe, suspect, counted).length + 1, scribe.settings.receiptsPerDay);
}

function isManyFromOneShop(scribe: Scribe, suspect: Suspect, counted: readonly ReceiptSummary[]): boolean {
  if (suspect.tenantId === null) return false;
  const sameShop = registeredToday(scribe, suspect, counted).filter((one) => one.tenantId === suspect.tenantId);
  return isAbove(sameShop.length + 1, scribe.settings.receiptsPerShopDay);
}

/** What the visitor typed that day; staff who type have the paper in their hands. The record tells how a receipt came, the line on the account does not. */
function isTypedTooOften(scribe: Scribe, suspect: Suspect, counted: readonly ReceiptSummary[]): boolean {
  if (scribe.settings.typedPerDay === 0) return false;
  const typed = registeredToday(scribe, suspect, counted).filter((one) => scribe.world.get('receipt', one.receiptId)?.source === 'typed');
  return isAbove(typed.length + 1, scribe.settings.typedPerDay);
}

/** Paid at two tills on different floors within a few minutes. A pair with a time that nobody knows says nothing. */
function isOnTwoFloors(scribe: Scribe, suspect: Suspect, counted: readonly ReceiptSummary[]): boolean {
  const withinMs = scribe.settings.twoFloorsMinutes * 60_000;
  if (withinMs === 0 || !suspect.timeKnown || suspect.tenantId === null) return false;
  const floor = floorOf(scribe, suspect.tenantId);
  const paidMs = wallMsOf(suspect.purchasedAtLocal);
  return counted.some((one) => {
    if (one.tenantId === null || one.tenantId === suspect.tenantId || !isTimeTyped(one.purchasedAtLocal)) return false;
    if (Math.abs(wallMsOf(one.purchasedAtLocal) - paidMs) > withinMs) return false;
    const other = floorOf(scribe, one.tenantId);
    return floor !== null && other !== null && floor !== other;
  });
}

const floorOf = (scribe: Scribe, tenantId: string): string | null => scribe.world.get('tenant', tenantId)?.floor ?? null;

/** Numbers in a row from one till: somebody keeps other people's papers. */
function isConsecutive(scribe: Scribe, suspect: Suspect, counted: readonly ReceiptSummary[]): boolean {
  const limit = scribe.settings.consecutiveNumbers;
  const own = numberOf(suspect.number);
  if (limit === 0 || suspect.tillKey === null || own === null) return false;
  const numbers = new Set([own]);
  for (const one of counted) {
    // Only papers of the same shop can be of the same till; one whose shop is not known may be.
    if (one.tenantId !== null && suspect.tenantId !== null && one.tenantId !== suspect.tenantId) continue;
    const record = scribe.world.get('receipt', one.receiptId);
    const number = record?.tillKey === suspect.tillKey ? numberOf(record.number) : null;
    if (number !== null) numbers.add(number);
  }
  let run = 1;
  for (let below = own - 1; numbers.has(below); below -= 1) run += 1;
  for (let above = own + 1; numbers.has(above); above += 1) run += 1;
  return run >= limit;
}

const numberOf = (text: string | null): number | null => (text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null);

/** One member of staff registers for one card on so many mall days running, today the last of them. */
function isOneStaffOneCard(scribe: Scribe, suspect: Suspect, counted: readonly ReceiptSummary[]): boolean {
  const days = scribe.settings.staffCardDays;
  if (days === 0 || suspect.staffId === null) return false;
  const today = dayOf(scribe, suspect.registeredAtMs);
  const fed = new Set(counted.filter((one) => one.staffId === suspect.staffId).map((one) => dayOf(scribe, one.registeredAtMs)));
  return Array.from({ length: days - 1 }, (_, n) => addDays(today, -1 - n)).every((day) => fed.has(day));
}

/** Staff registering for the member's account that is known to be their own. */
function isOwnCard({ world }: Scribe, { account, staffId }: Suspect): boolean {
  const own = staffId === null ? null : (world.get('staff', staffId)?.ownAccountId ?? null);
  return own !== null && accountIdOf(world, own) === account.id;
}
