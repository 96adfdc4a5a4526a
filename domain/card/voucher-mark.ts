import { hmacHex } from '../encoding/hash.ts';

/** 80 bits that only the programme's voucher key makes, hex: whoever only saw a reference cannot make the paper. */
export function voucherMark(voucherKeyBase64: string, reference: string): string {
  return hmacHex(voucherKeyBase64, `voucher/${reference}`).slice(0, 20);
}

/** QR text of a voucher: `PV1:K3-4821:<mark>`. */
export function voucherCodeOf(voucherKeyBase64: string, reference: string): string {
  return `PV1:${reference}:${voucherMark(voucherKeyBase64, reference)}`;
}
