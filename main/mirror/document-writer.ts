import type Database from 'better-sqlite3';

import type { AccountDocument, CardDocument } from '../../domain/contract/account-document.ts';
import type { AnyDocument, ReceiptDocument } from '../../domain/contract/document.ts';
import { awaitedTill, heldKeys } from '../../domain/decide/held-keys.ts';
import type { MirrorPlace, ReferenceTarget } from './mirror.ts';

/**
 * References of an account that somebody may come with: vouchers, receipts that wait or were refused, promised papers. Booked receipts are left
 * out: nobody asks for them by number, and they would be nine tenths of the index.
 */
export function referencesOf(account: AccountDocument): ReadonlyMap<string, ReferenceTarget> {
  const found = new Map<string, ReferenceTarget>();
  for (const voucher of account.vouchers) found.set(voucher.reference, { accountId: account.id, kind: 'voucher', id: voucher.voucherId });
  for (const receipt of account.receipts) {
    if (receipt.state !== 'booked') found.set(receipt.reference, { accountId: account.id, kind: 'receipt', id: receipt.receiptId });
  }
  for (const notice of account.notices) {
    const reference = notice.say.args['reference'];
    if (typeof reference === 'string' && !found.has(reference))
      found.set(reference, { accountId: account.id, kind: 'notice', id: notice.noticeId });
  }
  return found;
}

/** What the account alone says of one of its cards. */
function cardOf(accountId: string, card: AccountDocument['cards'][number]): CardDocument {
  return { kind: 'card', id: card.cardKey, version: 0, accountId, last4: card.last4, medium: card.medium, status: 'active' };
}

/** Writes documents with their indexes; the caller holds the transaction. */
export interface DocumentWriter {
  /** False when the stored one is as new or newer. */
  put(document: AnyDocument, fresh: boolean): boolean;
  setPlace(place: MirrorPlace): void;
}

/** `fresh` (bulk fill): nothing is there yet, so nothing is looked up or removed first. */
export function documentWriter(db: Database.Database): DocumentWriter {
  const versionOf = db.prepare<[string, string], { version: number }>('SELECT version FROM document WHERE kind = ? AND id = ?');
  const put = db.prepare(
    'INSERT INTO document (kind, id, version, body) VALUES (?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET version = excluded.version, body = excluded.body',
  );
  const dropReferences = db.prepare('DELETE FROM reference WHERE account_id = ?');
  const addReference = db.prepare('INSERT INTO reference (account_id, reference, kind, target_id) VALUES (?, ?, ?, ?)');
  const dropKeys = db.prepare('DELETE FROM receipt_key WHERE receipt_id = ?');
  const addKey = db.prepare('INSERT INTO receipt_key (key, registered_at_ms, receipt_id) VALUES (?, ?, ?)');
  const dropTill = db.prepare('DELETE FROM receipt_till WHERE receipt_id = ?');
  const addTill = db.prepare('INSERT INTO receipt_till (till_key, registered_at_ms, receipt_id) VALUES (?, ?, ?)');
  const setPlace = db.prepare(
    'INSERT INTO place (one, server_epoch, feed_seq) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET server_epoch = excluded.server_epoch, feed_seq = excluded.feed_seq',
  );
  // A push answer brings the account at once and the card by the next pull: in between the account itself says whose card it is. Any real card document is newer.
  const putCardOfAccount = db.prepare(
    "INSERT INTO document (kind, id, version, body) VALUES ('card', ?, 0, ?) ON CONFLICT (kind, id) DO NOTHING",
  );
  const indexAccount = (account: AccountDocument, fresh: boolean): void => {
    if (!fresh) {
      dropReferences.run(account.id);
      for (const card of account.cards) putCardOfAccount.run(card.cardKey, JSON.stringify(cardOf(account.id, card)));
    }
    for (const [reference, target] of referencesOf(account)) addReference.run(account.id, reference, target.kind, target.id);
  };
  const indexReceipt = (receipt: ReceiptDocument, fresh: boolean): void => {
    if (!fresh) {
      dropKeys.run(receipt.id);
      dropTill.run(receipt.id);
    }
    for (const key of new Set(heldKeys(receipt))) addKey.run(key, receipt.registeredAtMs, receipt.id);
    const till = awaitedTill(receipt);
    if (till !== null) addTill.run(till, receipt.registeredAtMs, receipt.id);
  };
  return {
    put: (document, fresh) => {
      const stored = fresh ? undefined : versionOf.get(document.kind, document.id);
      if (stored !== undefined && stored.version >= document.version) return false;
      put.run(document.kind, document.id, document.version, JSON.stringify(document));
      if (document.kind === 'account') indexAccount(document, fresh);
      else if (document.kind === 'receipt') indexReceipt(document, fresh);
      return true;
    },
    setPlace: (place) => void setPlace.run(place.serverEpoch, place.feedSeq),
  };
}
