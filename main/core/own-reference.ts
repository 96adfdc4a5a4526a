import type { JournalRow } from '../journal/journal.ts';
import type { ReferenceTarget } from '../mirror/mirror.ts';
import { factOfRow } from './fold.ts';

/** Looks a reference up in facts the server has not decided yet; newest first, so that an issued voucher wins over the asking. */
export function ownReference(reference: string, openRows: readonly JournalRow[]): ReferenceTarget | null {
  for (const row of openRows.toReversed()) {
    // The text is searched first: parsing a day of offline facts for one number would be felt at the desk.
    if (!row.bytes.includes(`"${reference}"`)) continue;
    const { id, body } = factOfRow(row);
    if (body.kind === 'receipt.registered' && body.reference === reference)
      return { accountId: body.accountId, kind: 'receipt', id: body.receiptId };
    if ((body.kind === 'voucher.issued' || body.kind === 'gift.asked') && body.reference === reference)
      return { accountId: body.accountId, kind: 'voucher', id: body.voucherId };
    if ((body.kind === 'paper.promised' || body.kind === 'link.wished') && body.reference === reference)
      return { accountId: body.accountId, kind: 'notice', id };
  }
  return null;
}
