/** A small programme with one draw: accounts with tickets in memory, and every act through the real decider. */
import type { Act, ActOf } from '../../../domain/contract/act.ts';
import type { AccountDocument, AudienceBit } from '../../../domain/contract/account-document.ts';
import type { AnyDocument, MallDocument } from '../../../domain/contract/document.ts';
import type { CampaignDraw, DrawDocument, DrawEntry, DrawWinner, TicketDocument, TicketVoidReason } from '../../../domain/contract/draw.ts';
import type { ActEnding } from '../../../domain/decide/act-ending.ts';
import { decideAct } from '../../../domain/decide/decide-act.ts';
import { RuleKeeper } from '../../../domain/decide/rule-keeper.ts';
import { WorldDraft } from '../../../domain/decide/world-draft.ts';
import { secretHashOf } from '../../../domain/draw/algorithm.ts';
import { drawPageIds } from '../../../domain/draw/draw-page.ts';
import { entryListText, listHashOf, numbered } from '../../../domain/draw/entry-list.ts';
import { holderKeyOf, holderNames } from '../../../domain/draw/holder.ts';
import { announcementHashOf } from '../../../domain/draw/published.ts';
import { winnersOf } from '../../../domain/draw/winners.ts';
import { uuidFromHash } from '../../../domain/encoding/uuid.ts';
import { makeVersion, tickets } from '../campaign/make-version.ts';
import { MemoryWorld } from '../decide/memory-world.ts';
import { secretOf } from './make-entries.ts';

export const drawId = 'spring';
export const secret = secretOf('the secret of the spring draw');
export const publicValue = '3 127.45';
export const dayMs = 86_400_000;
/** 1 December 2026, midnight in Moscow. */
export const closesAtMs = Date.UTC(2026, 10, 30, 21);
export const drawnAtMs = closesAtMs + dayMs;

const words = (text: string) => ({ en: text, ru: text, fi: text, de: text });

/** One car, two phones, three reserve winners; two weeks to claim. */
export const plan: CampaignDraw = {
  closesAtMs,
  drawnAtMs,
  publicValue: words('closing value of the index on 1 December 2026'),
  prizes: [
    { prizeId: 'car', name: words('Car'), units: 1, valueMinor: 100_000_000 },
    { prizeId: 'phone', name: words('Phone'), units: 2, valueMinor: 5_000_000 },
  ],
  reserves: 3,
  claimDays: 14,
  onePrizeEach: true,
};

const mall: MallDocument = {
  kind: 'mall',
  id: 'mall',
  version: 1,
  name: 'Mall',
  currency: 'RUB',
  languages: ['en', 'ru', 'fi', 'de'],
  defaultLanguage: 'ru',
  zone: 'Europe/Moscow',
  offsets: [{ atMs: 0, offsetMinutes: 180 }],
  dayCutoffMinutes: 240,
  opens: '10:00',
  closes: '22:00',
  deskPlace: words('Info desk'),
  cardRanges: [],
};

/** Account of person n. */
export const accountId = (n: number): string => uuidFromHash(`person ${n}`);
/** Ticket n-th of a person. */
export const ticketId = (person: number, n: number): string => uuidFromHash(`ticket ${person}/${n}`);

export function account(n: number, over: Partial<AccountDocument> = {}): AccountDocument {
  return {
    kind: 'account',
    id: accountId(n),
    version: 1,
    status: 'active',
    aliasOf: null,
    initial: 'A',
    language: 'en',
    openedAtMs: 0,
    cards: [],
    lots: [],
    debt: 0,
    progress: [],
    vouchers: [],
    receipts: [],
    notices: [],
    allowancePoints: 0,
    ownSeqs: {},
    audience: [],
    tiers: [],
    tickets: [],
    transfers: [],
    invitedBy: null,
    lastReceiptAtMs: null,
    consent: null,
    leaving: null,
    confirmByMs: null,
    answered: [],
    ...over,
  };
}

export const bit = (name: string, over: Partial<AudienceBit> = {}): AudienceBit => ({ bit: name, fromMs: 0, untilMs: null, ...over });

export function ticket(person: number, n: number, over: Partial<TicketDocument> = {}): TicketDocument {
  return {
    kind: 'ticket',
    id: ticketId(person, n),
    version: 1,
    drawId,
    accountId: accountId(person),
    awardKey: `${drawId}/${person}/${n}`,
    receiptId: null,
    earnedAtMs: closesAtMs - dayMs,
    state: 'valid',
    voidReason: null,
    ...over,
  };
}

/** The programme; `persons` accounts with two tickets each unless documents of the same id are given. */
export class DrawWorld {
  readonly draft: WorldDraft;
  readonly keeper = new RuleKeeper();
  #acts = 0;
  nowMs = closesAtMs - 2 * dayMs;

  constructor(persons: number, over: readonly AnyDocument[] = [], drawPlan: CampaignDraw = plan, notFor: DrawDocument['notFor'] = []) {
    const version = makeVersion({ campaignId: drawId, reward: tickets(1), draw: drawPlan, notFor, title: words('Spring draw') });
    const documents: AnyDocument[] = [mall, { kind: 'campaign', id: drawId, version: 1, versions: [version] }];
    for (let n = 1; n <= persons; n += 1) documents.push(account(n), ticket(n, 1), ticket(n, 2));
    this.draft = new WorldDraft(new MemoryWorld([...documents, ...over], [version]));
  }

  act(act: Act): ActEnding {
    this.#acts += 1;
    const context = { decidedAtMs: this.nowMs, role: 'decide', kioskId: '', mallId: 'mall' } as const;
    const { ending, changes, postings } = decideAct(this.draft, `act:${this.#acts}`, act, context, this.keeper);
    if (!ending.ok && (changes.length > 0 || postings.length > 0)) throw new Error('a refused act wrote something');
    this.draft.apply(changes);
    return ending;
  }

  get draw(): DrawDocument {
    const draw = this.draft.get('draw', drawId);
    if (draw === null) throw new Error('no draw');
    return draw;
  }

  announce(): ActEnding {
    return this.act({ kind: 'draw.announced', drawId, secretHash: secretHashOf(secret) });
  }

  /** The act that closes with these tickets left out. */
  closing(excluded: readonly { ticketId: string; why: TicketVoidReason }[] = [], atMs = closesAtMs + 3_600_000): ActOf<'draw.closed'> {
    const holderKey = holderKeyOf(secret, drawId);
    const nameOf = holderNames(holderKey);
    const out = new Set(excluded.map((one) => one.ticketId));
    const taking = this.draft.ticketsOf(drawId).flatMap((id) => this.draft.get('ticket', id) ?? []);
    const entries = numbered(
      taking.filter((one) => one.state === 'valid' && !out.has(one.id)).map((one) => ({ ticketId: one.id, holder: nameOf(one.accountId) })),
    );
    const listHash = listHashOf(entryListText({ drawId, announcementHash: announcementHashOf(this.draw), closedAtMs: atMs }, entries));
    return { kind: 'draw.closed', drawId, atMs, listHash, entries: entries.length, holderKey, excluded: [...excluded] };
  }

  get entries(): readonly DrawEntry[] {
    return drawPageIds(this.draw).flatMap((id) => this.draft.get('draw-page', id)?.entries ?? []);
  }

  get winners(): DrawWinner[] {
    return [...winnersOf({ secret, listHash: this.draw.listHash ?? '', publicValue }, this.entries, this.draw.plan)];
  }

  drawing(over: Partial<ActOf<'draw.drawn'>> = {}): ActOf<'draw.drawn'> {
    return { kind: 'draw.drawn', drawId, atMs: drawnAtMs + 3_600_000, secret, publicValue, winners: this.winners, ...over };
  }

  /** Announced, closed and drawn. */
  drawn(): this {
    for (const step of [() => this.announce(), () => this.act(this.closing()), () => this.act(this.drawing())]) {
      const ending = step();
      if (!ending.ok) throw new Error(ending.detail);
    }
    return this;
  }

  settle(ticket: string, verdict: 'claimed' | 'forfeited', atMs = drawnAtMs + 2 * dayMs): ActEnding {
    return this.act({ kind: 'prize.settled', drawId, ticketId: ticket, verdict, reason: 'as told', atMs });
  }

  /** Account of the person who holds a ticket. */
  holder(ticket: string): AccountDocument {
    const found = this.draft.get('account', this.draft.get('ticket', ticket)?.accountId ?? '');
    if (found === null) throw new Error('no holder');
    return found;
  }
}
