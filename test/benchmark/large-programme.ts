/**
 * A programme whose database holds many accounts, made in reasonable time: a few hundred demo members live a whole year through the real registration code,
 * then their account and card documents are copied under new ids and new card numbers until there are enough. For the mirror and the screen the copies are
 * what a year of registrations would have left; ledger and log have only the originals.
 */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import * as z from 'zod/mini';

import { accountDocument } from '../../domain/contract/account-document.ts';
import type { AccountDocument, CardDocument } from '../../domain/contract/account-document.ts';
import type { AnyDocument } from '../../domain/contract/document.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { uuidFromHash } from '../../domain/encoding/uuid.ts';
import { createCardKeys } from '../../main/core/card-keys.ts';
import { demoCardNumber } from '../../server/demo/demo-cards.ts';
import { seedDemo } from '../../server/demo/seed-demo.ts';
import { openProgramme } from '../../server/open-programme.ts';
import { SQLITE_FILE } from '../../server/store/open-store.ts';

const LIVED = 400;
const SEED = 7;
/** Serials of the copies' cards: ten a member as in the demo, above its own and below those of the devices page. */
const SERIALS_A_MEMBER = 10;
const ROWS_A_TRANSACTION = 5_000;

interface Stored {
  readonly document: AccountDocument;
  readonly feedSeq: number;
}

/** What was made: how many of each, and the cards to swipe. */
export interface LargeProgramme {
  readonly accounts: number;
  readonly cards: number;
  /** Number of the first card of the n-th account (from 1). */
  cardNumber(member: number): string;
}

function accountsOf(database: Database.Database): readonly Stored[] {
  const rows = database
    .prepare<[], { body: string; feed_seq: number }>("SELECT body, feed_seq FROM document WHERE kind = 'account' ORDER BY id")
    .all();
  return rows.map((row) => ({ document: z.parse(accountDocument, JSON.parse(row.body)), feedSeq: row.feed_seq }));
}

/** The n-th member as a copy of a template, with cards of its own. */
function copyOf(
  template: AccountDocument,
  member: number,
  keyOf: (number: string) => string,
): readonly [AccountDocument, ...CardDocument[]] {
  const id = uuidFromHash(`bench/account/${member}`);
  const cards = template.cards.map((card, n) => {
    const number = demoCardNumber('member', member * SERIALS_A_MEMBER + n + 1);
    return { ...card, cardKey: keyOf(number), last4: number.slice(-4) };
  });
  const documents = cards.map(({ cardKey, last4, medium }): CardDocument => {
    return { kind: 'card', id: cardKey, version: 1, accountId: id, last4, medium, status: 'active' };
  });
  return [{ ...template, id, cards }, ...documents];
}

/** Writes copies until there are `accounts` in all; answers how many cards there are then. */
function copyUntil(database: Database.Database, accounts: number, keyOf: (number: string) => string): number {
  const templates = accountsOf(database);
  const put = database.prepare('INSERT INTO document (kind, id, version, feed_seq, kiosk_id, body) VALUES (?, ?, ?, ?, NULL, ?)');
  const write = (document: AnyDocument, feedSeq: number): void =>
    void put.run(document.kind, document.id, document.version, feedSeq, canonicalJson(document));
  let member = templates.length;
  const portion = database.transaction(() => {
    for (let rows = 0; rows < ROWS_A_TRANSACTION && member < accounts; rows += 1) {
      member += 1;
      const template = templates[member % templates.length];
      if (template === undefined) throw new Error('the demo made no accounts');
      // The copies stand in the feed where their originals stand: below the snapshot's end.
      for (const document of copyOf(template.document, member, keyOf)) write(document, template.feedSeq);
    }
  });
  while (member < accounts) portion.immediate();
  const count = database.prepare<[], { n: number }>("SELECT count(*) AS n FROM document WHERE kind = 'card'").get();
  return count?.n ?? 0;
}

/** Makes it in a folder; nothing else may have the folder open. */
export async function makeLargeProgramme(folder: string, accounts: number): Promise<LargeProgramme> {
  const programme = await openProgramme({ place: { kind: 'sqlite', folder }, nowMs: () => Date.now(), secrets: null });
  await seedDemo(programme, { accounts: LIVED, seed: SEED, print: () => undefined });
  const { cardSecret } = await programme.store.read((transaction) => transaction.secrets());
  await programme.close();
  const database = new Database(join(folder, SQLITE_FILE));
  try {
    const cards = copyUntil(database, accounts, createCardKeys(() => cardSecret).keyOf);
    return { accounts, cards, cardNumber: (member) => demoCardNumber('member', member * SERIALS_A_MEMBER + 1) };
  } finally {
    database.close();
  }
}
