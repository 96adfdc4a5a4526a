/** Whose account is it? Asked by staff at a desk for somebody who stands before them without a card. */
import type { SeekAnswer, SeekRequest } from '../../domain/contract/shift.ts';
import { openSealed } from '../../domain/encoding/seal.ts';
import { phoneIn } from '../../domain/outreach/phone.ts';
import type { Programme } from '../open-programme.ts';
import { keyedHash } from '../outreach/keyed-hash.ts';
import { openAccountOf } from '../outreach/open-account-of.ts';
import type { ReadTransaction } from '../store/store.ts';

const none: SeekAnswer = { status: 'none', accountId: null, confirmed: false };
/** Somebody who joined more often than this with one number has the newest. */
const joinsMax = 8;

/** Looks the account up, by a sealed number or by the strong key of a receipt. What is not open any more is nobody's. */
export function seekAccount(programme: Programme, { sealedPhone, receiptKey }: SeekRequest, mallId: string): Promise<SeekAnswer> {
  return programme.store.read(async (transaction): Promise<SeekAnswer> => {
    if (sealedPhone !== null) return byPhone(transaction, sealedPhone, mallId);
    return receiptKey === null ? none : byReceipt(transaction, receiptKey);
  });
}

/**
 * A confirmed number is its owner's, everywhere. One that was only typed at joining finds the newest account that still waits for its code, and only at the mall where it joined: that is the
 * card which was made and never came out of the printer.
 */
async function byPhone(transaction: ReadTransaction, sealedPhone: string, mallId: string): Promise<SeekAnswer> {
  const secrets = await transaction.secrets();
  const text = openSealed(secrets.sealingPrivate, sealedPhone);
  const phone = text === null ? null : phoneIn(text);
  if (phone === null) return none;
  const phoneHash = keyedHash(secrets, 'phone', phone);
  const owner = await transaction.outreach.phone(phoneHash);
  const owned = owner === null ? none : await found(transaction, owner.accountId, true);
  if (owned.status === 'found') return owned;
  for (const accountId of await transaction.outreach.joinedBy(phoneHash, mallId, joinsMax)) {
    const account = await transaction.document('account', accountId);
    if (account?.status === 'provisional') return { status: 'found', accountId, confirmed: false };
  }
  return none;
}

async function byReceipt(transaction: ReadTransaction, receiptKey: string): Promise<SeekAnswer> {
  const { receiptsByKey } = await transaction.load({ documents: [], receiptKeys: [receiptKey], tillKeys: [], drawIds: [] });
  for (const id of receiptsByKey.get(receiptKey) ?? []) {
    const receipt = await transaction.document('receipt', id);
    if (receipt !== null && (receipt.state === 'booked' || receipt.state === 'held')) return found(transaction, receipt.accountId, true);
  }
  return none;
}

async function found(transaction: ReadTransaction, accountId: string, confirmed: boolean): Promise<SeekAnswer> {
  const open = await openAccountOf(transaction, accountId);
  return open === null ? none : { status: 'found', accountId: open, confirmed };
}
