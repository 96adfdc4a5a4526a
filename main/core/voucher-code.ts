import { createHmac, timingSafeEqual } from 'node:crypto';

const pattern = /^PV1:([A-Z][A-Z0-9]{0,7}-[0-9]{1,9}):([0-9a-f]{20})$/;

function mark(voucherKeyBase64: string, reference: string): string {
  return createHmac('sha256', Buffer.from(voucherKeyBase64, 'base64')).update(`voucher/${reference}`, 'utf8').digest('hex').slice(0, 20);
}

/** QR text of a voucher: `PV1:K3-4821:<80 bits of HMAC>`. Whoever only saw a reference cannot make the paper. */
export function voucherCode(voucherKeyBase64: string, reference: string): string {
  return `PV1:${reference}:${mark(voucherKeyBase64, reference)}`;
}

/** Reference in a voucher's code, or null: another code, or one that we never signed. */
export function readVoucherCode(voucherKeyBase64: string, text: string): string | null {
  const [, reference, given] = pattern.exec(text.trim()) ?? [];
  if (reference === undefined || given === undefined) return null;
  return timingSafeEqual(Buffer.from(mark(voucherKeyBase64, reference)), Buffer.from(given)) ? reference : null;
}
