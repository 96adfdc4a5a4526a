import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { StoreError } from './store-error.ts';

/** What a typical row of the log looks like: the compressor begins with it, so that even one short row packs well. Part of the format: never changed. */
const dictionary = Buffer.from(
  '[{"document":{"accountId":"","amountMinor":0,"awards":[{"awardKey":"","campaignId":"","explanation":{"args":{"campaignId":"","giftId":"","points":0,"sumMinor":0},"key":"award.sum.gift"},"points":0,"purse":"everywhere","version":1,"voucherId":null}],"clashReceiptId":null,"country":"RU","currency":"RUB","decidedAtMs":17,"format":"ru-fns","holds":[],"id":"01","kind":"receipt","kioskId":"IMPORT","nearMisses":[{"args":{"campaignId":"","missingMinor":0},"key":"near.sum"},{"args":{"categoryId":"","tenantId":""},"key":"not.category"}],"number":"","purchasedAtLocal":"2026-","purchasedAtMs":17,"reference":"IMPORT-","refusal":null,"registeredAtMs":17,"source":"imported","state":"booked","strongKeys":["ru-fns:"],"tenantId":"","tillKey":"ru-fns:9289","version":1,"visitId":"01","voidMode":null,"weakKeys":["w/"]},"kind":"document.put"},{"accountId":"01","kind":"account.lotAdded","lot":{"currency":"RUB","earnedAtMs":17,"earnedPoints":,"expiresAtMs":null,"funding":[{"funder":"tenant:","moneyMinor":},{"funder":"operator","moneyMinor":}],"lotId":"","points":,"purse":"everywhere","spendableFromMs":17}},{"accountId":"01","campaignId":"","entry":{"amountMinor":,"atLocal":"2026-","receiptId":"01","tenantId":""},"kind":"account.entryAdded","version":1,"windowKey":"2026-"},{"accountId":"01","campaignId":"","grant":{"awardKey":"","lotId":"","points":,"receiptId":"01","refused":null,"voucherId":null},"kind":"account.grantPut","version":1,"windowKey":""},{"accountId":"01","kind":"account.receiptNoted","receipt":{"amountMinor":,"holds":[],"points":,"purchasedAtLocal":"2026-","receiptId":"01","reference":"IMPORT-","refusal":null,"registeredAtMs":17,"state":"booked","tenantId":""}},{"accountId":"01","kind":"account.receiptForgotten","receiptId":"01"},{"accountId":"01","kind":"account.ownSeqSet","kioskId":"IMPORT","seq":}]',
);
const options = { level: 3, windowBits: 13, memLevel: 6, dictionary };

/** A long JSON text as short text (raw deflate with a preset dictionary, base64). */
export function packText(text: string): string {
  return deflateRawSync(text, options).toString('base64');
}

/** The text again. Throws StoreError 'corrupt' when it was damaged. */
export function unpackText(packed: string, column: string): string {
  try {
    return inflateRawSync(Buffer.from(packed, 'base64'), { windowBits: 13, dictionary }).toString('utf8');
  } catch (error) {
    throw new StoreError(
      'corrupt',
      `Column ${column} cannot be unpacked. Run passage verify, and restore a backup if it finds more.`,
      error,
    );
  }
}
