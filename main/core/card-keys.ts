import { createHmac } from 'node:crypto';

import type { CardRange } from '../../domain/card/card-range.ts';
import type { MallDocument } from '../../domain/contract/document.ts';

/** Card numbers become card keys at once; only key and last four go on. */
export interface CardKeys {
  /** HMAC-SHA256 of the number under the programme's card secret, 64 hex digits. */
  keyOf(cardNumber: string): string;
}

/** `secretBase64` null before enrolment: no card can be known then, and a constant key must not leak into anything. */
export function createCardKeys(secretBase64: () => string | null): CardKeys {
  return {
    keyOf: (cardNumber) => {
      const secret = secretBase64();
      if (secret === null) throw new Error('no card secret before enrolment');
      return createHmac('sha256', Buffer.from(secret, 'base64')).update(cardNumber, 'utf8').digest('hex');
    },
  };
}

/** The mall's ranges as the card readers want them. Every range of this programme ends in an EAN check digit. */
export function rangesOf(mall: MallDocument | null): readonly CardRange[] {
  return (mall?.cardRanges ?? []).map((range) => ({
    id: `${range.use}-${range.prefix}`,
    purpose: range.use,
    prefix: range.prefix,
    length: range.length,
    check: 'ean' as const,
  }));
}

/** Digits of every member's card of the mall; null where its ranges differ. */
export function cardDigitsOf(mall: MallDocument): number | null {
  const lengths = new Set(mall.cardRanges.filter((range) => range.use === 'member').map((range) => range.length));
  return lengths.size === 1 ? ([...lengths][0] ?? null) : null;
}
