/**
 * A believable year of the demo mall: 5,000 accounts with one to four cards, and their receipts as fiscal codes of the mall's own tills. The
 * events come in order of time and go through the real registration code.
 */
import type { FactBody } from '../../domain/contract/fact.ts';
import { hmacHex } from '../../domain/encoding/hash.ts';
import { uuidV7 } from '../../domain/encoding/uuid.ts';
import { demoTenants, type DemoTenant } from './catalogue/tenants.ts';
import { demoCardNumber } from './demo-cards.ts';
import { demoTills, fiscalCode, type DemoTill } from './demo-tills.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

/** One thing that happened, at a time. */
export interface DemoEvent {
  readonly registeredAtMs: number;
  readonly body: FactBody;
}

/** What the history is made from. `utcOffsetMinutes` is the mall's offset all the year (Moscow has no summer time). */
export interface DemoHistoryOptions {
  readonly seed: number;
  readonly nowMs: number;
  readonly accounts: number;
  readonly utcOffsetMinutes: number;
  readonly cardSecret: string;
}

const DAY_MS = 86_400_000;
const INITIALS = 'ABCDEGIKLMNOPRSTUV';
/** Weekend days bring more receipts than weekdays, as in any mall. */
const WEEKDAY_WEIGHT = [1.7, 0.8, 0.7, 0.8, 0.9, 1.2, 1.9];

interface Member {
  readonly accountId: string;
  readonly sinceMs: number;
  readonly cards: readonly string[];
  readonly receiptsPerYear: number;
  readonly favourites: readonly DemoTenant[];
}

/** All events, oldest first; the last ones are of yesterday evening. */
export function demoHistory(options: DemoHistoryOptions): readonly DemoEvent[] {
  const random = seededRandom(options.seed);
  const startOfTodayMs = options.nowMs - ((options.nowMs + options.utcOffsetMinutes * 60_000) % DAY_MS);
  const members = Array.from({ length: options.accounts }, (_, at) => member(random, at, startOfTodayMs));
  const events: DemoEvent[] = members.flatMap((each, at) => accountEvents(random, each, at, options.cardSecret));
  const documents = new Map<string, number>();
  const tills = demoTills().filter((till) => till.listed);
  for (const visit of visits(random, members, startOfTodayMs))
    events.push(...receiptsOf(random, visit, tills, documents, options.utcOffsetMinutes));
  return events.sort((a, b) => a.registeredAtMs - b.registeredAtMs);
}

function member(random: SeededRandom, at: number, startOfTodayMs: number): Member {
  const sinceMs = startOfTodayMs - Math.floor((20 + random.next() * 360) * DAY_MS);
  const cardCount = at < 6 ? 2 : 1 + (random.next() < 0.25 ? 1 : 0) + (random.next() < 0.08 ? 1 : 0) + (random.next() < 0.02 ? 1 : 0);
  return {
    accountId: uuidV7(sinceMs, random.bytes16()),
    sinceMs,
    // The n-th member's cards have serials 10 n + 1, 10 n + 2, ...: the devices page knows the first ones by heart.
    cards: Array.from({ length: cardCount }, (_, n) => demoCardNumber('member', (at + 1) * 10 + n + 1)),
    receiptsPerYear: at < 6 ? 40 : Math.min(60, 1.5 + -Math.log(1 - random.next()) * 9),
    favourites: [random.pick(demoTenants), random.pick(demoTenants), random.pick(demoTenants)].filter((tenant) => tenant.printsCode),
  };
}

function accountEvents(random: SeededRandom, each: Member, at: number, cardSecret: string): DemoEvent[] {
  const [first = '', ...more] = each.cards;
  const languages = ['ru', 'ru', 'ru', 'en', 'fi', 'de'] as const;
  // The six members of the devices page speak one language each, the first English.
  const fixed = (['en', 'ru', 'fi', 'de', 'en', 'ru'] as const)[at];
  const opened: DemoEvent = {
    registeredAtMs: each.sinceMs,
    body: {
      kind: 'account.opened',
      accountId: each.accountId,
      origin: 'imported',
      cardKey: hmacHex(cardSecret, first),
      last4: first.slice(-4),
      medium: 'plastic',
      language: fixed ?? random.pick(languages),
      initial: INITIALS[at % INITIALS.length] ?? 'A',
      sealed: null,
      consent: null,
      invitedBy: null,
    },
  };
  const linked = more.map((number, n): DemoEvent => ({
    registeredAtMs: each.sinceMs + (n + 1) * 60_000,
    body: {
      kind: 'card.linked',
      accountId: each.accountId,
      cardKey: hmacHex(cardSecret, number),
      last4: number.slice(-4),
      medium: 'plastic',
      staffId: 'm-lind',
    },
  }));
  return [opened, ...linked];
}

interface Visit {
  readonly member: Member;
  readonly atMs: number;
  readonly count: number;
}

function* visits(random: SeededRandom, members: readonly Member[], startOfTodayMs: number): Generator<Visit> {
  for (const each of members) {
    const days = Math.floor((startOfTodayMs - each.sinceMs) / DAY_MS);
    let left = Math.round((each.receiptsPerYear * days) / 365);
    while (left > 0) {
      const day = startOfTodayMs - (1 + random.below(Math.max(1, days - 1))) * DAY_MS;
      const weight = WEEKDAY_WEIGHT[new Date(day + DAY_MS / 2).getUTCDay()] ?? 1;
      if (random.next() * 1.9 > weight) continue;
      const count = Math.min(left, 1 + (random.next() < 0.45 ? 1 : 0) + (random.next() < 0.15 ? 1 : 0));
      left -= count;
      yield { member: each, atMs: day + (11 + random.next() * 9) * 3_600_000, count };
    }
  }
}

function receiptsOf(
  random: SeededRandom,
  visit: Visit,
  tills: readonly DemoTill[],
  documents: Map<string, number>,
  utcOffsetMinutes: number,
): DemoEvent[] {
  const visitId = uuidV7(Math.floor(visit.atMs), random.bytes16());
  return Array.from({ length: visit.count }, (_, n): DemoEvent => {
    const tenant =
      visit.member.favourites.length > 0 && random.next() < 0.6
        ? random.pick(visit.member.favourites)
        : demoTenants[random.below(demoTenants.length)];
    const till = tills.find((each) => each.tenantId === tenant?.id) ?? random.pick(tills);
    const shop = demoTenants.find((each) => each.id === till.tenantId);
    const documentNumber = (documents.get(till.fn) ?? 1000) + 1 + random.below(3);
    documents.set(till.fn, documentNumber);
    const registeredAtMs = Math.floor(visit.atMs) + n * 8_000;
    const boughtMs = registeredAtMs - Math.floor((5 + random.next() * 120) * 60_000);
    const atLocal = new Date(boughtMs + utcOffsetMinutes * 60_000).toISOString().slice(0, 19);
    const amountMinor = Math.max(
      12_000,
      Math.round(((shop?.typicalMinor ?? 100_000) * (0.3 + random.next() * random.next() * 3)) / 100) * 100 -
        (random.next() < 0.3 ? 10 : 0),
    );
    return {
      registeredAtMs,
      body: {
        kind: 'receipt.registered',
        receiptId: uuidV7(registeredAtMs, random.bytes16()),
        accountId: visit.member.accountId,
        visitId,
        reference: `IMPORT-${nextReference(documents)}`,
        source: 'imported',
        raw: fiscalCode(till.fn, documentNumber, `${atLocal.slice(0, 17)}00`, amountMinor),
        tenantId: null,
        typed: null,
        staffId: null,
        override: null,
        details: null,
      },
    };
  });
}

function nextReference(documents: Map<string, number>): number {
  const next = (documents.get('reference') ?? 0) + 1;
  documents.set('reference', next);
  return next;
}
