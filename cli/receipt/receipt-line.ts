/** One line of `passage receipt parse`: the promised fields, in their order. */
import { maxReceiptCodeLength, readReceipt, splitTestMark } from '../../domain/receipt/read-receipt.ts';
import type { ReceiptNotRead, ReceiptReading, ReceiptTrust } from '../../domain/receipt/reading.ts';

/** Shop of a till, null where nobody said. */
export type TenantOf = (tillKey: string) => string | null;

/** What was read, as printed. */
export type ReceiptLine =
  | (Pick<
      ReceiptReading,
      | 'ok'
      | 'country'
      | 'format'
      | 'issuer'
      | 'identity'
      | 'issuedAtLocal'
      | 'zone'
      | 'totalMinor'
      | 'currency'
      | 'kind'
      | 'proof'
      | 'warnings'
    > & { readonly tenant: string | null })
  | ReceiptNotRead;

/** Reads one code. `text` null: it was too long to be looked at. */
export function receiptLine(text: string | null, trust: ReceiptTrust, tenantOf: TenantOf): ReceiptLine {
  if (text === null) return { ok: false, reason: 'not-a-receipt', detail: `longer than ${maxReceiptCodeLength} characters` };
  const mark = splitTestMark(text);
  const reading = readReceipt(mark.text, trust);
  if (!reading.ok) return { ok: false, reason: reading.reason, detail: reading.detail };
  const { country, format, issuer, tillKey, identity, issuedAtLocal, zone, totalMinor, currency, kind } = reading;
  return {
    ok: true,
    country,
    format,
    issuer,
    tenant: tillKey === null ? null : tenantOf(tillKey),
    identity,
    issuedAtLocal,
    zone,
    totalMinor,
    currency,
    kind,
    proof: { level: reading.proof.level, verified: reading.proof.verified },
    warnings: [
      ...(mark.test ? ['test receipt: posts nothing'] : []),
      ...(issuedAtLocal !== null && !reading.timeKnown ? ['the code says no time of day'] : []),
      ...reading.warnings,
    ],
  };
}
