/**
 * Worlds for stores that load set-wise: decide over what is loaded, note what was missing, load that in one go, decide again. A batch needs two or
 * three rounds, rarely more (see maxLoadRounds).
 */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { AnyDocument, DocumentKind, DocumentOf } from '../contract/document.ts';
import type { Fact } from '../contract/fact.ts';
import { splitTestMark } from '../receipt/read-receipt.ts';
import type { ReadingKeeper } from '../receipt/reading-keeper.ts';
import { namedAccounts, namedReceipt } from './concerned-accounts.ts';
import type { World } from './world.ts';

/** One thing to load. */
export type Need =
  | { readonly kind: 'document'; readonly documentKind: DocumentKind; readonly id: string }
  /** Ids of receipts that hold a strong or weak key. */
  | { readonly kind: 'receipt-key'; readonly key: string }
  /** Ids of held receipts that wait for a till. */
  | { readonly kind: 'till-waits'; readonly tillKey: string }
  /** Ids of the tickets of a draw. */
  | { readonly kind: 'tickets'; readonly drawId: string };

/**
 * Rounds of loading a batch may take. The longest chain of one fact is seven: a held paper is approved → its owner → its keys → the receipt of
 * the same paper → that one's owner → the vouchers it gave → their stock. Facts of a batch that build on one another may add a few.
 */
export const maxLoadRounds = 10;

/** Name of a need: equal names are the same need. */
export function nameOfNeed(need: Need): string {
  if (need.kind === 'document') return `d/${need.documentKind}/${need.id}`;
  if (need.kind === 'tickets') return `l/${need.drawId}`;
  return need.kind === 'receipt-key' ? `k/${need.key}` : `t/${need.tillKey}`;
}

/** What has been loaded so far. Absence is loaded too: a document that does not exist is set as null. */
export class ReadSet {
  readonly documents = new Map<string, AnyDocument | null>();
  readonly lists = new Map<string, readonly string[]>();
  readonly campaigns: readonly CampaignVersion[];
  readonly rulesStamp: string;

  /** All campaign versions are always in the set, with a stamp that changes when they do. */
  constructor(campaigns: readonly CampaignVersion[], rulesStamp: string) {
    this.campaigns = campaigns;
    this.rulesStamp = rulesStamp;
  }

  /** A document, or null: looked for and not there. */
  setDocument(kind: DocumentKind, id: string, document: AnyDocument | null): void {
    this.documents.set(`d/${kind}/${id}`, document);
  }

  /** Receipt ids under a key or waiting for a till, oldest first, or ticket ids of a draw; empty: looked for and none. */
  setList(need: Exclude<Need, { kind: 'document' }>, ids: readonly string[]): void {
    this.lists.set(nameOfNeed(need), ids);
  }

  /** Whether a need has been answered. */
  has(need: Need): boolean {
    return need.kind === 'document' ? this.documents.has(nameOfNeed(need)) : this.lists.has(nameOfNeed(need));
  }
}

/** The world over a read set; remembers what was asked and not loaded. */
export class TrackingWorld implements World {
  readonly #set: ReadSet;
  readonly #missing = new Map<string, Need>();

  constructor(set: ReadSet) {
    this.#set = set;
  }

  /** @inheritdoc */
  get<K extends DocumentKind>(kind: K, id: string): DocumentOf<K> | null {
    const found = this.#set.documents.get(`d/${kind}/${id}`);
    if (found === undefined) this.#miss({ kind: 'document', documentKind: kind, id });
    return found === undefined || found === null || found.kind !== kind ? null : (found as DocumentOf<K>);
  }

  /** @inheritdoc */
  receiptsByKey(key: string): readonly string[] {
    return this.#list({ kind: 'receipt-key', key });
  }

  /** @inheritdoc */
  receiptsByTill(tillKey: string): readonly string[] {
    return this.#list({ kind: 'till-waits', tillKey });
  }

  /** @inheritdoc */
  ticketsOf(drawId: string): readonly string[] {
    return this.#list({ kind: 'tickets', drawId });
  }

  /** @inheritdoc */
  campaigns(): readonly CampaignVersion[] {
    return this.#set.campaigns;
  }

  /** @inheritdoc */
  rulesStamp(): string {
    return this.#set.rulesStamp;
  }

  /** What has to be loaded before the answers count; empty: the decisions made over this world stand. */
  missing(): readonly Need[] {
    return [...this.#missing.values()];
  }

  #list(need: Exclude<Need, { kind: 'document' }>): readonly string[] {
    const found = this.#set.lists.get(nameOfNeed(need));
    if (found === undefined) this.#miss(need);
    return found ?? [];
  }

  #miss(need: Need): void {
    this.#missing.set(nameOfNeed(need), need);
  }
}

/** What a batch needs at the least: one set-wise load before the first round. */
export function firstNeeds(facts: readonly Fact[], mallId: string, readings: ReadingKeeper): readonly Need[] {
  const needs = new Map<string, Need>();
  const add = (need: Need): void => void needs.set(nameOfNeed(need), need);
  const document = (documentKind: DocumentKind, id: string): void => add({ kind: 'document', documentKind, id });
  document('mall', mallId);
  document('settings', 'settings');
  document('books', 'books');
  for (const fact of facts) {
    const { body } = fact;
    for (const id of namedAccounts(body)) document('account', id);
    const receiptId = namedReceipt(body);
    if (receiptId !== null) document('receipt', receiptId);
    if ('staffId' in body && typeof body.staffId === 'string') document('staff', body.staffId);
    if ('voucherId' in body) document('voucher', body.voucherId);
    if ('giftId' in body) document('gift', body.giftId);
    if ('cardKey' in body) document('card', body.cardKey);
    if (body.kind === 'notices.told') document('kiosk', fact.kioskId);
    if (body.kind === 'till.mapped') {
      document('till', body.tillKey);
      document('tenant', body.tenantId);
      add({ kind: 'till-waits', tillKey: body.tillKey });
    }
    if (body.kind === 'receipt.registered') {
      document('receipt', body.receiptId);
      if (body.tenantId !== null) document('tenant', body.tenantId);
      if (body.source === 'imported') document('kiosk', fact.kioskId);
      // Identity and till do not hang on the tills' keys, which are not loaded yet.
      const reading = body.raw === null || splitTestMark(body.raw).test ? null : readings.read(body.raw, () => null);
      if (reading === null || !reading.ok) continue;
      if (reading.tillKey !== null) document('till', reading.tillKey);
      add({ kind: 'receipt-key', key: reading.identity });
      document('waiting-refund', reading.identity);
    }
  }
  return [...needs.values()];
}
