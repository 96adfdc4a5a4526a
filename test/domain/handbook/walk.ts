/** Walks through one section of the handbook and tells, line by line, what the member really got. */
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { FactBody } from '../../../domain/contract/fact.ts';
import type { Decision } from '../../../domain/decide/world.ts';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { tierAt } from '../../../domain/campaign/tier-at.ts';
import { demoTiers } from '../../../server/demo/catalogue/tiers.ts';
import { gotOf, paidOf } from './got.ts';
import { minorOf } from './minor.ts';
import { walkEvents } from './walk-events.ts';
import type { WalkLine, WalkSetup } from './read-handbook.ts';
import { UnreadableWalk } from './read-handbook.ts';
import { WalkPeople } from './walk-people.ts';
import { visitorKiosk, WalkMall } from './walk-mall.ts';

const ranks = new Map(demoTiers.map((tier) => [tier.id, tier.rank]));
/** Imported members have been there for a while. */
const openedLocal = '2026-01-10T12:00:00';

/** One line with what it gave. */
export interface Walked {
  readonly line: number;
  readonly expected: string;
  readonly got: string;
}

/** Plays the lines in order through the real decider. */
export function walk(versions: readonly CampaignVersion[], setup: WalkSetup, lines: readonly WalkLine[]): readonly Walked[] {
  const mall = new WalkMall(versions, stocksOf(setup));
  const people = new WalkPeople(setup, versions);
  const receipts = new Map<string, string>();
  return lines.map((line) => {
    const got = step(mall, people, receipts, line);
    return { line: line.line, expected: line.expected, got };
  });
}

function stocksOf(setup: WalkSetup): ReadonlyMap<string, number> {
  return new Map(
    setup.flatMap((row) => {
      const [word, gift = '', units = ''] = row.split(/ +/);
      return word === 'stock' ? [[gift, Number(units)] as const] : [];
    }),
  );
}

function step(mall: WalkMall, people: WalkPeople, receipts: Map<string, string>, line: WalkLine): string {
  const atMs = mall.ms(line.atLocal);
  if (line.what === '!joined') return gotOf(mall, join(mall, line, atMs, 'joined'));
  if (!mall.isKnown(line.member)) {
    join(mall, line, mall.ms(openedLocal), 'imported');
    people.settle(mall, line.member);
  }
  people.update(mall, line.member, atMs);
  if (line.what === '?') return asked(mall, line, atMs);
  const event = walkEvents[line.what];
  if (event !== undefined) return event({ mall, line, atMs, lastReceiptId: receipts.get(line.member) ?? null });
  if (line.what.startsWith('!')) throw new UnreadableWalk(line.line, `${line.what} is no event`);
  const got = bought(mall, receipts, line, atMs);
  people.bought(mall, line, minorOf(line.amount));
  return got;
}

function join(mall: WalkMall, line: WalkLine, atMs: number, origin: 'joined' | 'imported'): Decision {
  const inviter = line.options.get('invited-by') ?? null;
  if (inviter !== null && !mall.isKnown(inviter))
    join(mall, { ...line, member: inviter, options: new Map() }, mall.ms(openedLocal), 'imported');
  const accountId = mall.accountId(line.member);
  const decision = mall.do(
    {
      kind: 'account.opened',
      accountId,
      origin,
      cardKey: accountId.replaceAll('-', '').padStart(64, '0'),
      last4: '4821',
      medium: 'plastic',
      language: 'en',
      initial: line.member.slice(0, 1).toUpperCase(),
      sealed: null,
      consent: null,
      invitedBy: inviter === null ? null : mall.accountId(inviter),
    },
    atMs,
  );
  return decision;
}

function asked(mall: WalkMall, line: WalkLine, atMs: number): string {
  mall.tick(atMs);
  const account = mall.account(line.member);
  if (line.expected.startsWith('tier')) return `tier ${tierAt(account.tiers, ranks, atMs) ?? 'none'}`;
  return String(balanceOf(account, atMs).spendable);
}

function bought(mall: WalkMall, receipts: Map<string, string>, line: WalkLine, purchasedAtMs: number): string {
  const registered = line.options.get('registered');
  const registeredAtMs = registered === undefined ? purchasedAtMs + 60_000 : mall.ms(`${registered.replace(' ', 'T')}:00`);
  const receiptId = mall.thing('b');
  const isVisitor = line.options.get('by') === 'visitor';
  const kioskId = isVisitor ? visitorKiosk : (line.options.get('kiosk') ?? 'K1');
  const typed = { number: String(line.line), amountMinor: minorOf(line.amount), currency: 'RUB', purchasedAtLocal: line.atLocal };
  const body: FactBody = {
    kind: 'receipt.registered',
    receiptId,
    accountId: mall.accountId(line.member),
    visitId: mall.thing('c'),
    reference: `${kioskId}-${line.line}`,
    ...(isVisitor
      ? { source: 'scanned', raw: mall.code(line.what, line.line * 7, line.atLocal, typed.amountMinor), tenantId: null, typed: null }
      : { source: 'imported', raw: null, tenantId: line.what, typed }),
    staffId: null,
    override: null,
    details: detailsOf(line),
  };
  receipts.set(line.member, receiptId);
  const decision = mall.do(body, registeredAtMs, kioskId);
  const paid = line.options.get('paid');
  if (paid !== undefined && paidOf(decision) !== paid) return `paid ${paidOf(decision)}`;
  return gotOf(mall, decision);
}

function detailsOf(line: WalkLine): Extract<FactBody, { kind: 'receipt.registered' }>['details'] {
  const [group = '', amount = ''] = line.options.get('goods')?.split(':') ?? [];
  const paid = line.options.get('points-paid');
  if (group === '' && paid === undefined) return null;
  return {
    paidWithPointsMinor: paid === undefined ? 0 : minorOf(paid),
    goods: group === '' ? [] : [{ group, amountMinor: minorOf(amount) }],
  };
}
