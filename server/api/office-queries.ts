/** What the office reads. Every list is bounded; a longer one says so. */
import type { DocumentKind, DocumentOf } from '../../domain/contract/document.ts';
import type { ReadTransaction, Store } from '../store/store.ts';
import { KIOSKS_MAX } from '../../domain/release/rollout.ts';
import { ruleWords } from '../rule-words.ts';
import type { Presence } from './presence.ts';

const ROWS_MAX = 500;

/** At most 500 rows, and whether there are more. */
export interface Bounded<T> {
  readonly rows: readonly T[];
  readonly more: boolean;
}

async function all<K extends DocumentKind>(
  transaction: ReadTransaction,
  kind: K,
  keep: (document: DocumentOf<K>) => boolean,
): Promise<Bounded<DocumentOf<K>>> {
  const rows: DocumentOf<K>[] = [];
  let afterId = '';
  for (let pages = 0; pages < 200; pages += 1) {
    const page = await transaction.documentsOf(kind, afterId, ROWS_MAX);
    rows.push(...page.filter(keep));
    const last = page.at(-1);
    if (last === undefined || page.length < ROWS_MAX) break;
    if (rows.length > ROWS_MAX) break;
    afterId = last.id;
  }
  return { rows: rows.slice(0, ROWS_MAX), more: rows.length > ROWS_MAX };
}

/** The front page: what waits, what runs. */
export function today(store: Store, presence: Presence, nowMs: number) {
  return store.read(async (transaction) => {
    const malls = await transaction.documentsOf('mall', '', 20);
    const programme = await transaction.programme();
    const held = await transaction.heldReceipts(ROWS_MAX);
    const unknown = await all(transaction, 'till', (till) => till.tenantId === null);
    const counts = await transaction.counts();
    return {
      malls: malls.map(({ id, name, currency, zone }) => ({ id, name, currency, zone })),
      feedSeq: programme.feedSeq,
      serverTimeMs: nowMs,
      held: held.length,
      unknownTills: unknown.rows.length,
      alarms: counts['alarm'] ?? 0,
      kiosksOnline: presence.onlineCount(),
    };
  });
}

/** Campaigns with their versions, newest first in each, and the newest in words. */
export function campaigns(store: Store) {
  return store.read(async (transaction) => {
    const { rows, more } = await all(transaction, 'campaign', () => true);
    const [mall] = await transaction.documentsOf('mall', '', 1);
    if (mall === undefined) return { rows: [], more: false };
    const words = await ruleWords(transaction, mall);
    return { more, rows: rows.flatMap((row) => (row.versions[0] === undefined ? [] : [{ ...row, ...words(row.versions[0]) }])) };
  });
}

/** Unknown tills, and the shops one of them may stand in. */
export function unknownTills(store: Store) {
  return store.read(async (transaction) => {
    const tills = await all(transaction, 'till', (till) => till.tenantId === null);
    const tenants = await all(transaction, 'tenant', () => true);
    return { ...tills, tenants: tenants.rows.map(({ id, name, floor }) => ({ id, name, floor })) };
  });
}

/** Receipts that wait for a person, oldest first. */
export function heldReceipts(store: Store) {
  return store.read(async (transaction) => {
    const rows = await transaction.heldReceipts(ROWS_MAX + 1);
    return {
      more: rows.length > ROWS_MAX,
      rows: rows.slice(0, ROWS_MAX).map((receipt) => ({
        id: receipt.id,
        reference: receipt.reference,
        tenantId: receipt.tenantId,
        tillKey: receipt.tillKey,
        amountMinor: receipt.amountMinor,
        currency: receipt.currency,
        purchasedAtLocal: receipt.purchasedAtLocal,
        registeredAtMs: receipt.registeredAtMs,
        holds: receipt.holds,
        source: receipt.source,
      })),
    };
  });
}

/** Kiosks and desks with what waits in them and when they last spoke. */
export function kiosks(store: Store, presence: Presence) {
  return store.read(async (transaction) => {
    const programs = new Map((await transaction.releases.programs(KIOSKS_MAX)).map((row) => [row.kioskId, row.report]));
    return (await transaction.kiosks())
      .filter((kiosk) => kiosk.use !== 'import')
      .map((kiosk) => {
        const seen = presence.of(kiosk.id);
        const program = programs.get(kiosk.id);
        return {
          id: kiosk.id,
          mallId: kiosk.mallId,
          use: kiosk.use,
          status: kiosk.status,
          incarnation: kiosk.incarnation,
          facts: kiosk.headSeq,
          seenAtMs: Math.max(kiosk.seenAtMs, seen?.atMs ?? 0),
          depth: seen?.depth ?? kiosk.depth,
          program: program === undefined ? null : { version: program.version, phase: program.phase, detail: program.detail },
        };
      });
  });
}

/** Gifts and what there is of them; day quotas and loans too. */
export function stock(store: Store) {
  return store.read(async (transaction) => {
    const gifts = await all(transaction, 'gift', () => true);
    const resources = await all(transaction, 'resource', () => true);
    return {
      gifts: gifts.rows.map(({ id, name, pricePoints, active }) => ({ id, name, pricePoints, active })),
      resources: resources.rows.map(({ id, total, leased, bound, handedOut, lost, shortfall }) => ({
        id,
        total,
        leased,
        bound,
        handedOut,
        lost,
        shortfall,
      })),
      more: resources.more,
    };
  });
}

/** Alarms and what was kept aside; the bytes themselves stay on the server. */
export function alarms(store: Store) {
  return store.read(async (transaction) => ({
    alarms: await transaction.alarms(ROWS_MAX),
    parked: (await transaction.parked(ROWS_MAX)).map(({ kioskId, seq, why, atMs, hash }) => ({ kioskId, seq, why, atMs, hash })),
  }));
}

/** Everything about what stands under a reference that a person said; null when there is nothing. */
export function byReference(store: Store, reference: string) {
  return store.read(async (transaction) => {
    const found = await transaction.byReference(reference);
    if (found.length === 0) return null;
    const items = [];
    for (const { kind, id } of found) {
      const document = await transaction.document(kind, id);
      if (document !== null) items.push({ document, postings: kind === 'receipt' ? await transaction.postingsOf(id) : [] });
    }
    return { reference, items };
  });
}

/** Disputes that wait for a second person, oldest first, with both papers. */
export function openCases(store: Store) {
  return store.read(async (transaction) => {
    const { rows, more } = await all(transaction, 'case', (one) => one.state === 'open');
    const cases = [];
    for (const one of [...rows].sort((a, b) => a.openedAtMs - b.openedAtMs || (a.id < b.id ? -1 : 1))) {
      const winner = await transaction.document('receipt', one.winnerReceiptId);
      const loser = await transaction.document('receipt', one.loserReceiptId);
      cases.push({
        id: one.id,
        reference: one.reference,
        openedBy: one.openedBy,
        openedAtMs: one.openedAtMs,
        winner: paper(winner),
        loser: paper(loser),
      });
    }
    return { more, rows: cases };
  });
}

/** A paper as a list shows it: the paper, not the person. */
function paper(receipt: DocumentOf<'receipt'> | null) {
  if (receipt === null) return null;
  const { id, reference, tenantId, amountMinor, currency, purchasedAtLocal, registeredAtMs, state } = receipt;
  return { id, reference, tenantId, amountMinor, currency, purchasedAtLocal, registeredAtMs, state };
}

/** Refund slips whose purchase has not come yet, oldest first. */
export function waitingRefunds(store: Store) {
  return store.read(async (transaction) => {
    const { rows, more } = await all(transaction, 'waiting-refund', ({ amountMinor }) => amountMinor > 0);
    return { more, rows: [...rows].sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1)) };
  });
}

/** The newest 500 shifts: their ids rise with time. */
async function newest(transaction: ReadTransaction): Promise<Bounded<DocumentOf<'shift'>>> {
  let rows: DocumentOf<'shift'>[] = [];
  let more = false;
  let afterId = '';
  for (let pages = 0; pages < 200; pages += 1) {
    const page = await transaction.documentsOf('shift', afterId, ROWS_MAX);
    more ||= rows.length + page.length > ROWS_MAX;
    rows = [...rows, ...page].slice(-ROWS_MAX);
    const last = page.at(-1);
    if (last === undefined || page.length < ROWS_MAX) break;
    afterId = last.id;
  }
  return { rows, more };
}

/** Shifts of the desks, the newest first: who, what was counted, what was done. */
export function shifts(store: Store) {
  return store.read(async (transaction) => {
    const { rows, more } = await newest(transaction);
    const gifts = await all(transaction, 'gift', () => true);
    const staff = await all(transaction, 'staff', () => true);
    return {
      more,
      gifts: gifts.rows.map(({ id, name }) => ({ id, name })),
      staff: staff.rows.map(({ id, name }) => ({ id, name })),
      rows: rows
        .map(({ kind: _kind, version: _version, ...shift }) => shift)
        .sort((a, b) => b.startedAtMs - a.startedAtMs || (a.id < b.id ? -1 : 1)),
    };
  });
}
