/** Fact `account.opened`: somebody joins, or a card of the mall's own range is met for the first time. */
import type { AccountDocument, CardDocument, Lot } from '../contract/account-document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { moved } from '../ledger/posting.ts';
import { accountIdOf } from './account-of.ts';
import { settleEvent } from './event-awards.ts';
import { notify, say } from './say.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';

type Body = FactBodyOf<'account.opened'>;

const dayMs = 86_400_000;

/**
 * Decides the opening. A card that has an account already makes the new one an alias of it, without a second welcome: its receipts, which can only come after,
 * go to the account that was there. So two accounts never have to be merged here.
 */
export function openAccount(scribe: Scribe, fact: Fact, body: Body): Ending {
  const earlier = scribe.world.get('account', body.accountId);
  const card = scribe.world.get('card', body.cardKey);
  if (earlier !== null && isPlaceholder(earlier)) return fillPlaceholder(scribe, fact, body, card);
  if (earlier !== null) {
    const same =
      card?.accountId !== undefined &&
      card.accountId !== null &&
      accountIdOf(scribe.world, card.accountId) === accountIdOf(scribe.world, body.accountId);
    return same ? applied : refused('same-id-other-content');
  }
  const owner = card?.accountId ?? null;
  if (owner !== null && scribe.world.get('account', accountIdOf(scribe.world, owner)) !== null) {
    scribe.change({
      kind: 'account.opened',
      account: { ...freshAccount(scribe, fact, body), status: 'alias', aliasOf: accountIdOf(scribe.world, owner) },
    });
    return applied;
  }
  if (card?.status === 'blocked') return refused('card-taken');
  scribe.change({ kind: 'account.opened', account: freshAccount(scribe, fact, body) });
  giveCard(scribe, body);
  if (body.consent !== null) giveConsent(scribe, body.accountId, body.consent);
  if (body.origin === 'joined') join(scribe, fact, body);
  return applied;
}

function giveConsent(scribe: Scribe, accountId: string, { sms, email }: NonNullable<Body['consent']>): void {
  scribe.change({ kind: 'account.consentSet', accountId, consent: { sms, email } });
}

/** Somebody has joined: the house's welcome, and what campaigns give for it. A number that was given waits to be confirmed. */
function join(scribe: Scribe, fact: Fact, { accountId, sealed }: Body): void {
  const { confirmPhoneDays } = scribe.settings;
  if (sealed !== null) notify(scribe, accountId, 'confirm-phone', say('notice.confirm-phone'));
  if (sealed !== null && confirmPhoneDays > 0 && scribe.account(accountId).status === 'provisional')
    scribe.change({ kind: 'account.confirmBySet', accountId, atMs: fact.registeredAtMs + confirmPhoneDays * dayMs });
  welcome(scribe, fact, accountId);
  settleEvent(scribe, accountId, { trigger: 'joined', questionnaireId: null, atMs: fact.registeredAtMs, kioskId: fact.kioskId });
}

/**
 * An account that facts name before its opening has arrived: after a restore the kiosk that registered a receipt may push before the one that opened the account. Ids are
 * random and made by enrolled kiosks, so the name alone is enough to keep what is registered; the opening fills it in.
 */
export function openPlaceholder(scribe: Scribe, fact: Fact, accountId: string): AccountDocument {
  const language = scribe.mall.defaultLanguage;
  const placeholder = { accountId, origin: 'met', initial: '', language, invitedBy: null } as const;
  scribe.change({ kind: 'account.opened', account: freshAccount(scribe, fact, placeholder) });
  return scribe.account(accountId);
}

function isPlaceholder(account: AccountDocument): boolean {
  return account.cards.length === 0 && account.status === 'provisional';
}

/** The opening of an account that receipts have named already. A card that belongs to somebody else by now stays there; the desk can move the receipts. */
function fillPlaceholder(scribe: Scribe, fact: Fact, body: Body, card: CardDocument | null): Ending {
  if (card !== null && (card.status === 'blocked' || (card.accountId !== null && card.accountId !== body.accountId)))
    return refused('card-taken');
  giveCard(scribe, body);
  scribe.change({ kind: 'account.languageSet', accountId: body.accountId, language: body.language });
  if (body.origin === 'imported') scribe.change({ kind: 'account.statusSet', accountId: body.accountId, status: 'active', aliasOf: null });
  const invitedBy = inviterIn(body);
  if (invitedBy !== null) scribe.change({ kind: 'account.invitedBySet', accountId: body.accountId, invitedBy });
  if (body.consent !== null) giveConsent(scribe, body.accountId, body.consent);
  if (body.origin === 'joined') join(scribe, fact, body);
  return applied;
}

function giveCard(scribe: Scribe, body: Body): void {
  const mine: CardDocument = {
    kind: 'card',
    id: body.cardKey,
    version: 0,
    accountId: body.accountId,
    last4: body.last4,
    medium: body.medium,
    status: 'active',
  };
  scribe.put(mine);
  scribe.change({
    kind: 'account.cardAdded',
    accountId: body.accountId,
    card: { cardKey: body.cardKey, last4: body.last4, medium: body.medium },
  });
}

/**
 * Who invited. An id that nobody knows refuses nothing and is kept: its opening may still be on its way, and points go to an inviter only once it is there. Nobody invites
 * oneself.
 */
function inviterIn(body: Pick<Body, 'accountId' | 'invitedBy'>): string | null {
  return body.invitedBy === body.accountId ? null : body.invitedBy;
}

/** Accounts of an import are members already; all others spend only after confirmation. */
function freshAccount(
  scribe: Scribe,
  fact: Fact,
  body: Pick<Body, 'accountId' | 'origin' | 'initial' | 'language' | 'invitedBy'>,
): AccountDocument {
  return {
    kind: 'account',
    id: body.accountId,
    version: 0,
    status: body.origin === 'imported' ? 'active' : 'provisional',
    aliasOf: null,
    initial: body.initial,
    language: body.language,
    openedAtMs: fact.registeredAtMs,
    cards: [],
    lots: [],
    debt: 0,
    progress: [],
    vouchers: [],
    receipts: [],
    notices: [],
    allowancePoints: scribe.settings.offlineAllowancePoints,
    ownSeqs: {},
    audience: [],
    tiers: [],
    tickets: [],
    transfers: [],
    invitedBy: inviterIn(body),
    lastReceiptAtMs: null,
    answered: [],
    consent: null,
    leaving: null,
    confirmByMs: null,
  };
}

function welcome(scribe: Scribe, fact: Fact, accountId: string): void {
  const points = scribe.settings.welcomePoints;
  if (points === 0) return;
  const atMs = fact.registeredAtMs;
  scribe.post('welcome', moved('operator', `member:${accountId}`, 'points', points));
  const lot: Lot = {
    lotId: 'welcome',
    purse: 'everywhere',
    points,
    earnedPoints: points,
    earnedAtMs: atMs,
    spendableFromMs: atMs,
    expiresAtMs: null,
    funding: [{ funder: 'operator', moneyMinor: 0 }],
    currency: scribe.mall.currency,
    idleDays: null,
    frozenBy: null,
  };
  scribe.change({ kind: 'account.lotAdded', accountId, lot });
  notify(scribe, accountId, 'confirm-card', say('notice.confirm-card'));
}
