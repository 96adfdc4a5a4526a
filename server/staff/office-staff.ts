/** The people who work in the mall, as the office keeps them: each change is an act in the log beside its entry of the trail, and kiosks and desks have it within seconds. */
import * as z from 'zod/mini';
import { rangeOfNumber } from '../../domain/card/card-range.ts';
import { boundedText, localDate, slug, uuid } from '../../domain/contract/primitive.ts';
import type { MallDocument, StaffDocument } from '../../domain/contract/document.ts';
import { hmacHex } from '../../domain/encoding/hash.ts';
import { addDays, isLocalDate } from '../../domain/time/local-time.ts';
import { utcOf } from '../../domain/time/zone.ts';
import { OFFICE_STAFF } from '../decider/audit-row.ts';
import { ActRefused } from '../decider/entry.ts';
import { officeDid } from '../office-did.ts';
import type { OfficeDeed } from '../office-did.ts';
import type { Programme } from '../open-programme.ts';
import { mallsOf } from '../open-programme.ts';
import { freshPin, pinFault, pinHashOf } from './pin-hash.ts';

/** As many people as are kept; beyond that nobody is looked up. */
export const PEOPLE_MAX = 2000;
const role = z.enum(['desk', 'lead', 'service', 'promoter']);
const name = boundedText(60).check(z.minLength(1), z.regex(/\S/));
const cardNumber = z.string().check(z.regex(/^\d{8,19}$/));
const pin = z.nullable(boundedText(8));
const day = localDate.check(z.refine(isLocalDate, { error: 'there is no such day' }));
const terms = {
  name,
  roles: z.array(role).check(z.minLength(1), z.maxLength(4)),
  fromLocal: z.nullable(day),
  untilLocal: z.nullable(day),
  campaigns: z._default(z.array(slug).check(z.maxLength(20)), []),
};

/** Somebody new, or anew with everything of theirs. Days are the mall's own, both included; `pin` null: a fresh one is made and told once. */
export const newStaff = z.strictObject({ staffId: slug, ...terms, cardNumber, ownAccountId: z.nullable(uuid), pin });
/** Other terms for somebody who is there; `cardNumber` null: the card stays. PIN and own account stay. */
export const staffChange = z.strictObject({ staffId: slug, ...terms, cardNumber: z.nullable(cardNumber) });
/** Another PIN; null: a fresh one. */
export const newPin = z.strictObject({ staffId: slug, pin });
/** Somebody works here no longer: at once, or after a last day. */
export const staffEnd = z.strictObject({ staffId: slug, untilLocal: z.nullable(day) });
/** Somebody by name. */
export const oneOfStaff = z.strictObject({ staffId: slug });

/** What came of a change. `madePin`: told this once. */
export interface StaffChanged {
  readonly feedSeq: number;
  readonly madePin: string | null;
}

type Terms = Pick<z.infer<typeof staffChange>, 'name' | 'roles' | 'fromLocal' | 'untilLocal' | 'campaigns'>;

async function theMall(programme: Programme): Promise<MallDocument> {
  const mall = (await mallsOf(programme.store))[0];
  if (mall === undefined) throw new ActRefused('This programme has no mall yet.');
  return mall;
}

const refuseOffice = (staffId: string): void => {
  if (staffId === OFFICE_STAFF) throw new ActRefused('The office itself is no person: it has no card, no PIN and no last day.');
};

async function put(
  programme: Programme,
  mall: MallDocument,
  staff: StaffDocument,
  did: OfficeDeed,
  detail: string | null,
): Promise<{ readonly feedSeq: number }> {
  const acts = [{ kind: 'catalogue.put' as const, stocks: [], items: [staff] }, officeDid(programme, did, staff.id, detail)];
  return { feedSeq: await programme.decider.act(acts, mall.id) };
}

async function somebody(programme: Programme, staffId: string): Promise<StaffDocument> {
  refuseOffice(staffId);
  const staff = await programme.store.read((transaction) => transaction.document('staff', staffId));
  if (staff === null) throw new ActRefused(`There is nobody with the name ${staffId}.`);
  return staff;
}

async function hashed(given: string | null): Promise<{ readonly pinHash: string; readonly madePin: string | null }> {
  const fault = given === null ? null : pinFault(given);
  if (fault !== null) throw new ActRefused(fault);
  const made = given ?? freshPin();
  return { pinHash: await pinHashOf(made), madePin: given === null ? made : null };
}

const dayBegins = (mall: MallDocument, dateLocal: string): number => utcOf(`${dateLocal}T00:00:00`, mall.offsets);

/** Roles, days and campaigns as a staff document keeps them. Throws ActRefused with what does not go together. */
async function termsOf(programme: Programme, mall: MallDocument, asked: Terms) {
  const { roles, fromLocal, untilLocal, campaigns } = asked;
  if (fromLocal !== null && untilLocal !== null && untilLocal < fromLocal) throw new ActRefused('The last day comes before the first.');
  const isPromoter = roles.includes('promoter');
  if (isPromoter && untilLocal === null) throw new ActRefused('A promoter needs a last day.');
  if (!isPromoter && campaigns.length > 0)
    throw new ActRefused('Campaigns are for promoters; whoever is of the house hands out all gifts.');
  for (const campaignId of campaigns) {
    const known = await programme.store.read((transaction) => transaction.document('campaign', campaignId));
    if (known === null) throw new ActRefused(`There is no campaign ${campaignId}.`);
  }
  return {
    name: asked.name.trim(),
    roles: [...new Set(roles)],
    validFromMs: fromLocal === null ? null : dayBegins(mall, fromLocal),
    untilMs: untilLocal === null ? null : dayBegins(mall, addDays(untilLocal, 1)),
    campaigns: [...new Set(campaigns)],
  };
}

/** The terms as the trail says them. */
function termsText({ roles, fromLocal, untilLocal, campaigns }: Terms): string {
  const days = fromLocal === null && untilLocal === null ? '' : `; ${fromLocal ?? 'now'} to ${untilLocal ?? 'open end'}`;
  return `${roles.join(', ')}${days}${campaigns.length === 0 ? '' : `; ${campaigns.join(', ')}`}`;
}

/** The key of a staff card that is nobody else's. Throws ActRefused. */
async function cardKeyOf(programme: Programme, mall: MallDocument, staffId: string, number: string): Promise<string> {
  const ranges = mall.cardRanges.map(({ use, prefix, length }) => ({ id: use, purpose: use, prefix, length, check: 'ean' as const }));
  if (rangeOfNumber(number, ranges)?.purpose !== 'staff') throw new ActRefused('This is no number of a staff card of the mall.');
  const { cardSecret } = await programme.store.read((transaction) => transaction.secrets());
  const cardKey = hmacHex(cardSecret, number);
  const all = await programme.store.read((transaction) => transaction.documentsOf('staff', '', PEOPLE_MAX));
  const other = all.find((one) => one.cardKey === cardKey && one.id !== staffId && one.active);
  if (other !== undefined) throw new ActRefused(`This card is ${other.name}'s.`);
  return cardKey;
}

/** Adds somebody, or puts everything of theirs anew. Throws ActRefused with what is wrong. */
export async function putStaff(programme: Programme, asked: z.infer<typeof newStaff>): Promise<StaffChanged> {
  refuseOffice(asked.staffId);
  const mall = await theMall(programme);
  const before = await programme.store.read((transaction) => transaction.document('staff', asked.staffId));
  const own = await termsOf(programme, mall, asked);
  const cardKey = await cardKeyOf(programme, mall, asked.staffId, asked.cardNumber);
  const { pinHash, madePin } = await hashed(asked.pin);
  const staff: StaffDocument = {
    kind: 'staff',
    id: asked.staffId,
    version: 0,
    ...own,
    cardKey,
    pinHash,
    pinRound: before === null ? 0 : before.pinRound + 1,
    ownAccountId: asked.ownAccountId,
    active: true,
  };
  const did = before === null ? 'staff-added' : 'staff-changed';
  return { ...(await put(programme, mall, staff, did, termsText(asked))), madePin };
}

/** Adds somebody; a name that is taken is refused, so that nobody is overwritten by a slip of the hand. Throws ActRefused. */
export async function addStaff(programme: Programme, asked: z.infer<typeof newStaff>): Promise<StaffChanged> {
  const before = await programme.store.read((transaction) => transaction.document('staff', asked.staffId));
  if (before !== null) throw new ActRefused(`${asked.staffId} is ${before.name}'s short name already. Choose another one.`);
  return putStaff(programme, asked);
}

/** Other name, roles, days, campaigns, and where a number is given another card. Throws ActRefused. */
export async function changeStaff(programme: Programme, asked: z.infer<typeof staffChange>): Promise<StaffChanged> {
  const mall = await theMall(programme);
  const staff = await somebody(programme, asked.staffId);
  const own = await termsOf(programme, mall, asked);
  const cardKey = asked.cardNumber === null ? staff.cardKey : await cardKeyOf(programme, mall, asked.staffId, asked.cardNumber);
  const detail = `${termsText(asked)}${cardKey === staff.cardKey ? '' : '; another card'}`;
  return { ...(await put(programme, mall, { ...staff, ...own, cardKey }, 'staff-changed', detail)), madePin: null };
}

/** Another PIN for somebody; it ends a pause after wrong ones too. */
export async function setPin(programme: Programme, asked: z.infer<typeof newPin>): Promise<StaffChanged> {
  const mall = await theMall(programme);
  const staff = await somebody(programme, asked.staffId);
  const { pinHash, madePin } = await hashed(asked.pin);
  const next = { ...staff, pinHash, pinRound: staff.pinRound + 1 };
  return { ...(await put(programme, mall, next, 'staff-pin-set', null)), madePin };
}

/** Ends the pause after wrong PINs, on every machine with a link; the PIN stays. */
export async function endPause(programme: Programme, asked: z.infer<typeof oneOfStaff>): Promise<{ readonly feedSeq: number }> {
  const mall = await theMall(programme);
  const staff = await somebody(programme, asked.staffId);
  return put(programme, mall, { ...staff, pinRound: staff.pinRound + 1 }, 'staff-pause-ended', null);
}

/** Somebody works here no longer; a desk or kiosk where they are signed in ends that within seconds. */
export async function endStaff(programme: Programme, asked: z.infer<typeof staffEnd>): Promise<{ readonly feedSeq: number }> {
  const mall = await theMall(programme);
  const staff = await somebody(programme, asked.staffId);
  if (asked.untilLocal === null) return put(programme, mall, { ...staff, active: false }, 'staff-ended', 'at once');
  const untilMs = dayBegins(mall, addDays(asked.untilLocal, 1));
  return put(programme, mall, { ...staff, untilMs }, 'staff-ended', `last day ${asked.untilLocal}`);
}

/** Somebody who was ended at once works here again, with the card, PIN and days that are on file. Throws ActRefused when the card is somebody else's by now. */
export async function takeBack(programme: Programme, asked: z.infer<typeof oneOfStaff>): Promise<{ readonly feedSeq: number }> {
  const mall = await theMall(programme);
  const staff = await somebody(programme, asked.staffId);
  if (staff.active) throw new ActRefused(`${staff.name} works here.`);
  const all = await programme.store.read((transaction) => transaction.documentsOf('staff', '', PEOPLE_MAX));
  const other = all.find((one) => one.cardKey === staff.cardKey && one.id !== staff.id && one.active);
  if (other !== undefined) throw new ActRefused(`The card is ${other.name}'s by now. Give another one with Change first.`);
  return put(programme, mall, { ...staff, active: true }, 'staff-back', null);
}
