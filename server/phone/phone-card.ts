/**
 * The virtual card of a phone. Its number follows from the phone's own secret, so the server can say it again whenever the phone asks and yet keeps no card number anywhere.
 */
import { createHmac } from 'node:crypto';
import type { CardRange } from '../../domain/card/card-range.ts';
import { madeCardNumber } from '../../domain/card/made-card.ts';
import type { MallDocument } from '../../domain/contract/document.ts';
import { hmacHex } from '../../domain/encoding/hash.ts';
import type { ReadTransaction } from '../store/store.ts';

const TRIES_MAX = 20;

/** The mall's numbers of members; null: it has none. */
export function memberRange(mall: MallDocument): CardRange | null {
  const range = mall.cardRanges.find((one) => one.use === 'member');
  return range === undefined ? null : { id: 'member', purpose: 'member', prefix: range.prefix, length: range.length, check: 'ean' };
}

/** The n-th number of a phone. */
export function phoneCardNumber(range: CardRange, secret: string, nth: number): string {
  return madeCardNumber(range, createHmac('sha256', secret).update(`passage/phone-card/${nth}`).digest());
}

/** The first number of a phone that nobody has; null: no luck 20 times, the range is too small. */
export async function freshPhoneCard(
  transaction: ReadTransaction,
  mall: MallDocument,
  secret: string,
): Promise<{ readonly nth: number; readonly number: string; readonly cardKey: string } | null> {
  const range = memberRange(mall);
  if (range === null) return null;
  const { cardSecret } = await transaction.secrets();
  for (let nth = 0; nth < TRIES_MAX; nth += 1) {
    const number = phoneCardNumber(range, secret, nth);
    const cardKey = hmacHex(cardSecret, number);
    if ((await transaction.document('card', cardKey)) === null) return { nth, number, cardKey };
  }
  return null;
}
