/** Keys that receipts are signed with, where the code does not carry them (Austria): loaded by the mall under the key of the till, with its shop at once if that is known. */
import type { ActOf } from '../domain/contract/act.ts';
import type { TillDocument } from '../domain/contract/catalogue-document.ts';
import { fromBase64 } from '../domain/encoding/base64.ts';
import { curveKeysOf } from '../domain/receipt/curve-key.ts';
import { mapTill } from './api/office-acts.ts';
import { ActRefused } from './decider/entry.ts';
import { mallsOf } from './open-programme.ts';
import type { Programme } from './open-programme.ts';

/** `signingKey` is an uncompressed point, base64. */
export interface SigningKey {
  readonly tillKey: string;
  readonly signingKey: string;
}

/**
 * Puts keys on tills, known or new, and maps those that stand in no shop yet to `tenantId` (null: they stay unmapped). The same again changes nothing. Throws ActRefused, having changed
 * nothing: no mall, no such shop, a key that is none, a till that stands in another shop.
 */
export async function loadSigningKeys(
  programme: Programme,
  keys: readonly SigningKey[],
  tenantId: string | null,
): Promise<{ feedSeq: number }> {
  const mall = (await mallsOf(programme.store))[0];
  if (mall === undefined) throw new ActRefused('This programme has no mall yet.');
  for (const key of keys)
    if (!isPoint(key.signingKey)) throw new ActRefused(`The key of ${key.tillKey} is no uncompressed point of a known curve in base64.`);
  const tills = await programme.store.read(async (transaction) => {
    if (tenantId !== null && (await transaction.document('tenant', tenantId)) === null)
      throw new ActRefused(`There is no tenant ${tenantId}.`);
    const found: TillDocument[] = [];
    for (const { tillKey, signingKey } of keys) {
      const till = await transaction.document('till', tillKey);
      if (till !== null && till.tenantId !== null && tenantId !== null && till.tenantId !== tenantId)
        throw new ActRefused(`Till ${tillKey} stands in ${till.tenantId}, not in ${tenantId}.`);
      found.push({ ...(till ?? newTill(tillKey)), signingKey });
    }
    return found;
  });
  const act: ActOf<'catalogue.put'> = { kind: 'catalogue.put', items: tills, stocks: [] };
  let feedSeq = await programme.decider.act([act], mall.id);
  if (tenantId === null) return { feedSeq };
  for (const till of tills) if (till.tenantId === null) ({ feedSeq } = await mapTill(programme, till.id, tenantId));
  return { feedSeq };
}

function newTill(id: string): TillDocument {
  return { kind: 'till', id, version: 0, tenantId: null, fromMs: 0, toMs: null, heldReceipts: 0, signingKey: null };
}

function isPoint(base64: string): boolean {
  const bytes = fromBase64(base64);
  return bytes !== null && bytes[0] === 4 && curveKeysOf(bytes).length > 0;
}
