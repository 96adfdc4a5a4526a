/** Whose account is it? Asked by staff at a desk for somebody who stands before them without a card. */
import type { SeekAnswer, SeekRequest } from '../../domain/contract/shift.ts';
import { openSealed } from '../../domain/encoding/seal.ts';
import { phoneIn } from '../../domain/outreach/phone.ts';
import type { Programme } from '../open-programme.ts';
import { keyedHash } from '../outreach/keyed-hash.ts';
import { openAccountOf } from '../outreach/open-account-of.ts';

const none: SeekAnswer = { status: 'none', accountId: null };

/** Looks the account up, by a sealed number or by the strong key of a receipt. What is not open any more is nobody's. */
export function seekAccount(programme: Programme, { sealedPhone, receiptKey }: SeekRequest): Promise<SeekAnswer> {
  return programme.store.read(async (transaction): Promise<SeekAnswer> => {
    let accountId: string | null = null;
    if (sealedPhone !== null) {
      const secrets = await transaction.secrets();
      const text = openSealed(secrets.sealingPrivate, sealedPhone);
      const phone = text === null ? null : phoneIn(text);
      if (phone === null) return none;
      accountId = (await transaction.outreach.phone(keyedHash(secrets, 'phone', phone)))?.accountId ?? null;
    } else if (receiptKey !== null) {
      const { receiptsByKey } = await transaction.load({ documents: [], receiptKeys: [receiptKey], tillKeys: [], drawIds: [] });
      for (const id of receiptsByKey.get(receiptKey) ?? []) {
        const receipt = await transaction.document('receipt', id);
        if (receipt !== null && (receipt.state === 'booked' || receipt.state === 'held')) accountId ??= receipt.accountId;
      }
    }
    const open = accountId === null ? null : await openAccountOf(transaction, accountId);
    return open === null ? none : { status: 'found', accountId: open };
  });
}
