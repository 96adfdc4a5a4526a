import { timingSafeEqual } from 'node:crypto';
import { voucherMark } from '../../domain/card/voucher-mark.ts';

export { voucherCodeOf as voucherCode } from '../../domain/card/voucher-mark.ts';

const pattern = /^PV1:([A-Z][A-Z0-9]{0,7}-[0-9]{1,9}):([0-9a-f]{20})$/;

/** Reference in a voucher's code, or null: another code, or one that we never signed. */
export function readVoucherCode(voucherKeyBase64: string, text: string): string | null {
  const [, reference, given] = pattern.exec(text.trim()) ?? [];
  if (reference === undefined || given === undefined) return null;
  return timingSafeEqual(Buffer.from(voucherMark(voucherKeyBase64, reference)), Buffer.from(given)) ? reference : null;
}
