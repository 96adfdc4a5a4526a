/**
 * A member whom somebody can name: by the number of a card, by a confirmed phone number, or by a reference on a slip. There is no list of members and no browsing: each look finds
 * one or nobody, and stands in the trail with what was found, never with what was typed.
 */
import * as z from 'zod/mini';
import type { AccountDocument } from '../../domain/contract/account-document.ts';
import { boundedText } from '../../domain/contract/primitive.ts';
import { hmacHex } from '../../domain/encoding/hash.ts';
import { fullPhone } from '../../domain/outreach/phone.ts';
import { ActRefused } from '../decider/entry.ts';
import { officeDid } from '../office-did.ts';
import { mallsOf } from '../open-programme.ts';
import type { Programme } from '../open-programme.ts';
import { keyedHash } from '../outreach/keyed-hash.ts';
import type { ReadTransaction } from '../store/store.ts';

/** Aliases of aliases that are followed, as everywhere. */
const aliasesMax = 32;

/** What somebody can name: the digits of a card, a phone number, or a reference such as K3-4821. Spaces and signs between are nobody's. */
export const memberSought = z.strictObject({ by: z.enum(['card', 'phone', 'reference']), text: boundedText(40) });

/** A member as the manager of the info desk sees one. No name and no number is there to be shown. */
export interface FoundMember {
  readonly accountId: string;
  readonly cards: readonly { readonly last4: string; readonly medium: 'plastic' | 'slip' | 'phone' }[];
  readonly openedAtMs: number;
  /** `unconfirmed`: opened with a number that nobody has confirmed yet; `new`: a card that was never confirmed; `left`: closed, the person erased. */
  readonly state: 'member' | 'new' | 'unconfirmed' | 'leaving' | 'left';
  /** When a leaving or unconfirmed account is closed. */
  readonly untilMs: number | null;
  readonly phoneConfirmed: boolean;
  /** null: never asked, so no. */
  readonly consent: { readonly sms: boolean; readonly email: boolean } | null;
}

/** `closed-card`: the card is known and leads nowhere any more. `leaveWaitDays`: how long a wish to leave can be undone. */
export type MemberAnswer =
  | { readonly status: 'found'; readonly member: FoundMember; readonly leaveWaitDays: number }
  | { readonly status: 'closed-card' | 'none'; readonly member: null; readonly leaveWaitDays: number };

/** Looks, and writes the look into the trail before it answers. Throws ActRefused for a text that can be no such name. */
export async function findMember(programme: Programme, { by, text }: z.infer<typeof memberSought>): Promise<MemberAnswer> {
  const mallId = (await mallsOf(programme.store))[0]?.id;
  if (mallId === undefined) throw new ActRefused('This programme has no mall yet.');
  const answer = await programme.store.read(async (transaction): Promise<MemberAnswer> => {
    const leaveWaitDays = (await transaction.document('settings', 'settings'))?.leaveWaitDays ?? 0;
    const named = await idOf(transaction, by, text);
    if (named === 'closed-card') return { status: 'closed-card', member: null, leaveWaitDays };
    const account = named === null ? null : await standing(transaction, named);
    return account === null
      ? { status: 'none', member: null, leaveWaitDays }
      : { status: 'found', member: await shown(transaction, account), leaveWaitDays };
  });
  const detail = `by ${by}${answer.status === 'found' ? '' : ', nobody'}`;
  await programme.decider.act([officeDid(programme, 'member-looked-up', answer.member?.accountId ?? null, detail)], mallId);
  return answer;
}

async function idOf(transaction: ReadTransaction, by: 'card' | 'phone' | 'reference', text: string): Promise<string | null> {
  const plain = text.replace(/[\s().\u00A0-]/g, '');
  const secrets = await transaction.secrets();
  if (by === 'card') {
    if (!/^\d{8,19}$/.test(plain)) throw new ActRefused('A card has 8 to 19 digits. Type all of them; the last four are not enough.');
    const card = await transaction.document('card', hmacHex(secrets.cardSecret, plain));
    return card === null ? null : (card.accountId ?? (card.status === 'blocked' ? 'closed-card' : null));
  }
  if (by === 'phone') {
    const phone = plain.startsWith('+') ? plain : fullPhone(plain);
    if (!/^\+\d{7,15}$/.test(phone)) throw new ActRefused('A phone number has 7 to 15 digits.');
    return (await transaction.outreach.phone(keyedHash(secrets, 'phone', phone)))?.accountId ?? null;
  }
  const reference = text.trim().toUpperCase();
  if (!/^[A-Z][A-Z0-9]{0,7}-\d{1,9}$/.test(reference)) throw new ActRefused('A reference looks like K3-4821. It stands on the slip.');
  for (const { kind, id } of await transaction.byReference(reference)) {
    const found = await transaction.document(kind, id);
    if (found !== null) return found.accountId;
  }
  return null;
}

/** The account that stands for the one named, closed ones too. */
async function standing(transaction: ReadTransaction, named: string): Promise<AccountDocument | null> {
  let account = await transaction.document('account', named);
  for (let step = 0; step < aliasesMax && account?.status === 'alias' && account.aliasOf !== null; step += 1)
    account = await transaction.document('account', account.aliasOf);
  return account;
}

async function shown(transaction: ReadTransaction, account: AccountDocument): Promise<FoundMember> {
  return {
    accountId: account.id,
    cards: account.cards.map(({ last4, medium }) => ({ last4, medium })),
    openedAtMs: account.openedAtMs,
    ...stateOf(account),
    phoneConfirmed: (await transaction.outreach.phoneOf(account.id)) !== null,
    consent: account.consent,
  };
}

function stateOf({ status, leaving, confirmByMs }: AccountDocument): Pick<FoundMember, 'state' | 'untilMs'> {
  if (status === 'closed') return { state: 'left', untilMs: null };
  if (leaving !== null) return { state: 'leaving', untilMs: leaving.untilMs };
  if (status === 'active') return { state: 'member', untilMs: null };
  return confirmByMs === null ? { state: 'new', untilMs: null } : { state: 'unconfirmed', untilMs: confirmByMs };
}
