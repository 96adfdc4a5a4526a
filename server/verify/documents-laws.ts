import { allotmentId } from '../../domain/allotment/allotment-id.ts';
import { unusedUnits } from '../../domain/allotment/resource-count.ts';
import type { AccountDocument } from '../../domain/contract/account-document.ts';
import type {
  AllotmentDocument,
  AnyDocument,
  DocumentKind,
  ReceiptDocument,
  ResourceDocument,
  VoucherDocument,
} from '../../domain/contract/document.ts';
import { heldKeys } from '../../domain/decide/held-keys.ts';
import { hashText } from '../decider/read-fact.ts';
import { isAsked } from '../store/proof-table.ts';
import type { ReadTransaction } from '../store/store.ts';
import { Tally } from './finding.ts';
import { LedgerLaws } from './ledger-laws.ts';
import type { Finding } from './finding.ts';
import { replayedHash } from './replay.ts';
import type { Replayed } from './replay.ts';

const PAGE = 1_000;
/** Every kind that is stored as a document; `kiosk` has a table of its own. The compiler names one that is missing. */
const stored: Readonly<Record<Exclude<DocumentKind, 'kiosk'>, true>> = {
  account: true,
  card: true,
  receipt: true,
  voucher: true,
  resource: true,
  allotment: true,
  tenant: true,
  category: true,
  till: true,
  gift: true,
  campaign: true,
  staff: true,
  mall: true,
  settings: true,
  tier: true,
  case: true,
  books: true,
  'waiting-refund': true,
  'refund-slips': true,
  draw: true,
  'draw-page': true,
  ticket: true,
  plan: true,
  questionnaire: true,
  shift: true,
};
const kinds = Object.keys(stored) as (keyof typeof stored)[];

/** Bindings of units by vouchers and loans, gathered on the way. */
interface Units {
  readonly bound: Map<string, number>;
  readonly lent: Map<string, number>;
}

function add(map: Map<string, number>, key: string, by: number): void {
  map.set(key, (map.get(key) ?? 0) + by);
}

/** Reads every document once and holds the laws against it. */
export class DocumentLaws {
  readonly #replayed: Replayed;
  readonly #bytes = new Tally('replay of the log gives the same documents, byte for byte');
  readonly #balances = new Tally('balance = sum of lots - debt = sum of the ledger');
  readonly #lots = new Tally('no lot and no debt is below 0');
  readonly #once = new Tally('a receipt, by any of its strong keys, earns at most once');
  readonly #promised = new Tally('promised + handed out <= stock, except reported shortfall');
  readonly #honoured = new Tally('each voucher is honoured once, or reported');
  readonly #earned = new Map<string, string>();
  readonly #units: Units = { bound: new Map(), lent: new Map() };
  readonly #resources: ResourceDocument[] = [];
  #stored = 0;
  #keys = 0;
  #asked = 0;
  readonly #ledger: LedgerLaws;
  constructor(replayed: Replayed) {
    this.#replayed = replayed;
    this.#ledger = new LedgerLaws(replayed);
  }

  async read(transaction: ReadTransaction): Promise<readonly Finding[]> {
    for (const kind of kinds) {
      let afterId = '';
      for (;;) {
        const page = await transaction.bodiesOf(kind, afterId, PAGE);
        for (const { id, body } of page) this.#look(kind, id, body);
        const last = page.at(-1);
        if (last === undefined || page.length < PAGE) break;
        afterId = last.id;
      }
    }
    const expected = this.#replayed.accounts.size + this.#replayed.hashes.size;
    this.#bytes.look(this.#stored === expected ? null : `${this.#stored} documents are stored, the log leads to ${expected}`);
    for (const resource of this.#resources) this.#promised.look(this.#resourceBreach(resource));
    const own = [this.#bytes, this.#balances, this.#lots, this.#once, this.#promised, this.#honoured, await this.#storedKeys(transaction)];
    return [...own.map((tally) => tally.finding()), ...this.#ledger.findings()];
  }

  async #storedKeys(transaction: ReadTransaction): Promise<Tally> {
    const tally = new Tally('receipt keys, postings and log are all indexed');
    const counts = await transaction.counts();
    tally.look(counts['receipt_key'] === this.#keys ? null : `${counts['receipt_key']} keys are stored, receipts hold ${this.#keys}`);
    tally.look(
      counts['posting'] === this.#replayed.postings
        ? null
        : `${counts['posting']} postings are stored, the log has ${this.#replayed.postings}`,
    );
    tally.look(
      counts['proof_check'] === this.#asked ? null : `${counts['proof_check']} receipts wait to be asked about, ${this.#asked} are pending`,
    );
    return tally;
  }

  #look(kind: DocumentKind, id: string, body: string): void {
    this.#stored += 1;
    this.#bytes.look(hashText(body) === replayedHash(this.#replayed, kind, id) ? null : `${kind} ${id}`);
    const document = JSON.parse(body) as AnyDocument;
    this.#ledger.look(document);
    if (document.kind === 'account') this.#lookAtAccount(document);
    if (document.kind === 'receipt') this.#lookAtReceipt(document);
    if (document.kind === 'voucher') this.#lookAtVoucher(document);
    if (document.kind === 'allotment') this.#lookAtAllotment(document);
    if (document.kind === 'resource') this.#resources.push(document);
  }

  #lookAtAccount(account: AccountDocument): void {
    const held = account.lots.reduce((sum, lot) => sum + lot.points, 0) - account.debt;
    const posted = this.#replayed.sums.get(`member:${account.id} points`) ?? 0;
    this.#balances.look(held === posted ? null : `account ${account.id} holds ${held} points, its ledger says ${posted}`);
    this.#lots.look(account.debt < 0 || account.lots.some((lot) => lot.points < 0) ? `account ${account.id}` : null);
  }

  #lookAtReceipt(receipt: ReceiptDocument): void {
    if (isAsked(receipt)) this.#asked += 1;
    this.#keys += new Set(heldKeys(receipt)).size;
    for (const { resourceId, units } of receipt.binds) add(this.#units.bound, resourceId, units);
    if (receipt.state !== 'booked') return;
    for (const key of receipt.strongKeys) {
      const other = this.#earned.get(key);
      this.#once.look(other === undefined ? null : `key ${key}: receipts ${other} and ${receipt.id}`);
      this.#earned.set(key, receipt.id);
    }
  }

  #lookAtVoucher(voucher: VoucherDocument): void {
    this.#honoured.look(
      voucher.honoured !== null && voucher.state !== 'honoured' ? `voucher ${voucher.id} was handed out and is ${voucher.state}` : null,
    );
    if (voucher.state === 'open' || voucher.state === 'asked') for (const bind of voucher.binds) add(this.#units.bound, bind.resourceId, 1);
  }

  #lookAtAllotment(allotment: AllotmentDocument): void {
    this.#promised.look(
      allotment.id === allotmentId(allotment.resourceId, allotment.kioskId) ? null : `loan ${allotment.id} bears another name`,
    );
    add(this.#units.lent, allotment.resourceId, unusedUnits(allotment));
  }

  #resourceBreach(resource: ResourceDocument): string | null {
    const { id, total, leased, bound, handedOut, lost, shortfall } = resource;
    if (leased + bound + handedOut + lost > total + shortfall)
      return `${id}: ${leased} lent + ${bound} promised + ${handedOut} handed out + ${lost} lost > ${total} + ${shortfall}`;
    const lent = this.#units.lent.get(id) ?? 0;
    if (lent !== leased) return `${id}: ${leased} lent, the loans say ${lent}`;
    const promised = this.#units.bound.get(id) ?? 0;
    return promised === bound ? null : `${id}: ${bound} promised, vouchers and receipts say ${promised}`;
  }
}
