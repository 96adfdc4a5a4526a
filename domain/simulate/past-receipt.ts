/** One line of the receipts file: a purchase that happened, as the rules need it. */
import { utcOf } from '../time/zone.ts';
import type { Offsets } from '../time/zone.ts';
import type { CsvColumns, CsvRow } from './csv-table.ts';
import { readLocalTime, readMoney, readOneOf, readSlug } from './read-value.ts';
import type { Read } from './read-value.ts';

/** A past receipt. Amounts in minor units of the mall's currency. */
export interface PastReceipt {
  readonly receiptId: string;
  readonly memberId: string;
  readonly tenantId: string;
  readonly category: string;
  readonly amountMinor: number;
  readonly paidWithPointsMinor: number;
  readonly goods: readonly { readonly group: string; readonly amountMinor: number }[] | null;
  readonly purchasedAtLocal: string;
  readonly purchasedAtMs: number;
  readonly registeredAtMs: number;
  readonly kioskId: string;
  /** Kind of card it was registered with; null: not told. */
  readonly medium: 'plastic' | 'slip' | 'phone' | null;
}

/** Columns of the receipts file. */
export type ReceiptColumn =
  'receipt' | 'member' | 'shop' | 'category' | 'amount' | 'purchased' | 'registered' | 'kiosk' | 'goods' | 'paid_with_points' | 'card';

/** @see ReceiptColumn */
export const receiptColumns: CsvColumns<ReceiptColumn> = {
  known: ['receipt', 'member', 'shop', 'category', 'amount', 'purchased', 'registered', 'kiosk', 'goods', 'paid_with_points', 'card'],
  required: ['member', 'shop', 'amount', 'purchased'],
};

/** What a line is read against. */
export interface ReceiptContext {
  readonly offsets: Offsets;
  readonly minorDigits: number;
  /** Category of each shop; null: only the file's own column says. */
  readonly categoryOf: ReadonlyMap<string, string> | null;
}

/** Category of a shop that nobody told: no campaign names it. */
export const unknownCategory = 'unknown';
const longestId = 80;
const maxGoods = 100;
/** As in campaign files. A slip of the pen far ahead would make all later lines look late. */
const lastYear = '2200';

/** Reads lines; one for each file, because it remembers the few names that come again and again. */
export type ReceiptReader = (row: CsvRow<ReceiptColumn>, lineNumber: number) => Read<PastReceipt>;

/** `lineNumber` names a receipt without an id. */
export function createReceiptReader(context: ReceiptContext): ReceiptReader {
  const slugs = new Map<string, Read<string>>();
  const slugOf = (text: string): Read<string> => {
    const known = slugs.get(text);
    if (known !== undefined) return known;
    const read = readSlug(own(text));
    if (slugs.size < mostNames) slugs.set(own(text), read);
    return read;
  };
  return (row, lineNumber) => readOne(row, lineNumber, context, slugOf);
}

/** Names remembered; a mall has a few hundred. */
const mostNames = 10_000;

/** A text of its own: a part of a line would keep the whole chunk of the file in memory for as long as the part lives. */
function own(text: string): string {
  return ` ${text}`.slice(1);
}

function readOne(
  row: CsvRow<ReceiptColumn>,
  lineNumber: number,
  context: ReceiptContext,
  slugOf: (text: string) => Read<string>,
): Read<PastReceipt> {
  const memberId = own(row('member'));
  if (memberId === '') return bad('the member is missing');
  if (memberId.length > longestId) return bad(`the member is longer than ${longestId} characters`);
  const receiptId = row('receipt') === '' ? `line-${lineNumber}` : own(row('receipt'));
  if (receiptId.length > longestId) return bad(`the receipt is longer than ${longestId} characters`);
  const shop = slugOf(row('shop'));
  if (!shop.ok) return bad(`shop: ${shop.what}`);
  const category = categoryOf(row('category'), shop.value, context, slugOf);
  if (!category.ok) return bad(`category: ${category.what}`);
  const amount = readMoney(row('amount'), context.minorDigits);
  if (!amount.ok) return bad(`amount: ${amount.what}`);
  const paid = row('paid_with_points') === '' ? zero : readMoney(row('paid_with_points'), context.minorDigits);
  if (!paid.ok) return bad(`paid_with_points: ${paid.what}`);
  if (paid.value > amount.value) return bad('paid_with_points: it is more than the amount');
  const goods = readGoods(row('goods'), amount.value, context.minorDigits);
  if (!goods.ok) return bad(`goods: ${goods.what}`);
  const purchased = readLocalTime(row('purchased'));
  if (!purchased.ok) return bad(`purchased: ${purchased.what}`);
  const registered = row('registered') === '' ? purchased : readLocalTime(row('registered'));
  if (!registered.ok) return bad(`registered: ${registered.what}`);
  const purchasedAtMs = utcOf(purchased.value, context.offsets);
  const registeredAtMs = registered === purchased ? purchasedAtMs : utcOf(registered.value, context.offsets);
  if (registeredAtMs < purchasedAtMs) return bad('registered: it is before the purchase');
  if (purchasedAtMs < 0 || purchased.value >= lastYear) return bad(`purchased: it is not between 1970 and ${lastYear}`);
  const medium = readOneOf(row('card'), ['plastic', 'slip', 'phone'] as const, null);
  if (!medium.ok) return bad(`card: ${medium.what}`);
  const kioskId = row('kiosk') === '' ? 'K0' : row('kiosk').toUpperCase();
  if (!/^[A-Z][A-Z0-9]{0,7}$/.test(kioskId)) return bad(`kiosk: "${row('kiosk')}" is no kiosk; write K3 or D1`);
  const value: PastReceipt = {
    receiptId,
    memberId,
    tenantId: shop.value,
    category: category.value,
    amountMinor: amount.value,
    paidWithPointsMinor: paid.value,
    goods: goods.value,
    purchasedAtLocal: purchased.value,
    purchasedAtMs,
    registeredAtMs,
    kioskId,
    medium: medium.value,
  };
  return { ok: true, value };
}

const zero: Read<number> = { ok: true, value: 0 };
const bad = (what: string): { readonly ok: false; readonly what: string } => ({ ok: false, what });

function categoryOf(text: string, tenantId: string, { categoryOf }: ReceiptContext, slugOf: (text: string) => Read<string>): Read<string> {
  if (text !== '') return slugOf(text);
  if (categoryOf === null) return { ok: true, value: unknownCategory };
  const found = categoryOf.get(tenantId);
  return found === undefined ? bad(`shop "${tenantId}" is not known and the line names no category`) : { ok: true, value: found };
}

/** `cakes:450|bread:120,50`: groups with their money; '' is not told. */
function readGoods(text: string, amountMinor: number, digits: number): Read<PastReceipt['goods']> {
  if (text === '') return { ok: true, value: null };
  const goods: { readonly group: string; readonly amountMinor: number }[] = [];
  let sumMinor = 0;
  for (const part of text.split('|')) {
    const [name = '', money = '', ...more] = part.split(':');
    const group = readSlug(name.trim());
    if (!group.ok) return group;
    const amount = readMoney(money.trim(), digits);
    if (!amount.ok || more.length > 0) return bad(amount.ok ? `"${part}" is not group:amount` : amount.what);
    goods.push({ group: group.value, amountMinor: amount.value });
    sumMinor += amount.value;
    if (goods.length > maxGoods) return bad(`there are more than ${maxGoods} groups`);
  }
  return sumMinor > amountMinor ? bad('the groups add up to more than the amount') : { ok: true, value: goods };
}
