/** The people who work in the mall, as the office keeps them: each change is an act in the log, and kiosks and desks have it within seconds. */
import * as z from 'zod/mini';
import { rangeOfNumber } from '../../domain/card/card-range.ts';
import { boundedText, localDate, slug, uuid } from '../../domain/contract/primitive.ts';
import type { MallDocument, StaffDocument } from '../../domain/contract/document.ts';
import { hmacHex } from '../../domain/encoding/hash.ts';
import { addDays } from '../../domain/time/local-time.ts';
import { localOf, utcOf } from '../../domain/time/zone.ts';
import { ActRefused } from '../decider/entry.ts';
import type { Programme } from '../open-programme.ts';
import { mallsOf } from '../open-programme.ts';
import { freshPin, pinFault, pinHashOf } from './pin-hash.ts';

const PEOPLE_MAX = 2000;
const role = z.enum(['desk', 'lead', 'service', 'promoter']);

/** Somebody new, or anew with everything of theirs. Days are the mall's own, both included; `pin` null: a fresh one is made and told once. */
export const newStaff = z.strictObject({
  staffId: slug,
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  cardNumber: z.string().check(z.regex(/^\d{8,19}$/)),
  roles: z.array(role).check(z.minLength(1), z.maxLength(4)),
  fromLocal: z.nullable(localDate),
  untilLocal: z.nullable(localDate),
  ownAccountId: z.nullable(uuid),
  pin: z.nullable(boundedText(8)),
});
/** Another PIN; null: a fresh one. */
export const newPin = z.strictObject({ staffId: slug, pin: z.nullable(boundedText(8)) });
/** Somebody works here no longer: at once, or after a last day. */
export const staffEnd = z.strictObject({ staffId: slug, untilLocal: z.nullable(localDate) });

/** What the office sees of somebody: no card, no PIN. */
export interface ListedStaff {
  readonly staffId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly active: boolean;
  readonly fromLocal: string | null;
  /** Last day. */
  readonly untilLocal: string | null;
}

async function theMall(programme: Programme): Promise<MallDocument> {
  const mall = (await mallsOf(programme.store))[0];
  if (mall === undefined) throw new ActRefused('This programme has no mall yet.');
  return mall;
}

async function put(programme: Programme, mall: MallDocument, staff: StaffDocument): Promise<{ readonly feedSeq: number }> {
  return { feedSeq: await programme.decider.act([{ kind: 'catalogue.put', stocks: [], items: [staff] }], mall.id) };
}

async function somebody(programme: Programme, staffId: string): Promise<StaffDocument> {
  const staff = await programme.store.read((transaction) => transaction.document('staff', staffId));
  if (staff === null) throw new ActRefused(`There is nobody with the name ${staffId}.`);
  return staff;
}

async function hashed(pin: string | null): Promise<{ readonly pinHash: string; readonly madePin: string | null }> {
  const fault = pin === null ? null : pinFault(pin);
  if (fault !== null) throw new ActRefused(fault);
  const made = pin ?? freshPin();
  return { pinHash: await pinHashOf(made), madePin: pin === null ? made : null };
}

const dayBegins = (mall: MallDocument, dateLocal: string): number => utcOf(`${dateLocal}T00:00:00`, mall.offsets);

/** Everybody, by name. */
export async function listStaff(programme: Programme): Promise<{ readonly rows: readonly ListedStaff[] }> {
  const mall = await theMall(programme);
  const all = await programme.store.read((transaction) => transaction.documentsOf('staff', '', PEOPLE_MAX));
  const rows = all.map((one): ListedStaff => ({
    staffId: one.id,
    name: one.name,
    roles: one.roles,
    active: one.active,
    fromLocal: one.validFromMs === null ? null : localOf(one.validFromMs, mall.offsets).slice(0, 10),
    untilLocal: one.untilMs === null ? null : localOf(Math.max(0, one.untilMs - 1), mall.offsets).slice(0, 10),
  }));
  return { rows };
}

/** Adds somebody, or changes everything of theirs. Throws ActRefused with what is wrong. */
export async function putStaff(
  programme: Programme,
  asked: z.infer<typeof newStaff>,
): Promise<{ readonly feedSeq: number; readonly madePin: string | null }> {
  const mall = await theMall(programme);
  const ranges = mall.cardRanges.map((range) => ({
    id: range.use,
    purpose: range.use,
    prefix: range.prefix,
    length: range.length,
    check: 'ean' as const,
  }));
  if (rangeOfNumber(asked.cardNumber, ranges)?.purpose !== 'staff') throw new ActRefused('This is no number of a staff card of the mall.');
  const { fromLocal, untilLocal } = asked;
  if (fromLocal !== null && untilLocal !== null && untilLocal < fromLocal) throw new ActRefused('The last day comes before the first.');
  if (asked.roles.includes('promoter') && untilLocal === null) throw new ActRefused('A promoter needs a last day.');
  const { cardSecret } = await programme.store.read((transaction) => transaction.secrets());
  const cardKey = hmacHex(cardSecret, asked.cardNumber);
  const all = await programme.store.read((transaction) => transaction.documentsOf('staff', '', PEOPLE_MAX));
  const other = all.find((one) => one.cardKey === cardKey && one.id !== asked.staffId && one.active);
  if (other !== undefined) throw new ActRefused(`This card is ${other.name}'s.`);
  const { pinHash, madePin } = await hashed(asked.pin);
  const { feedSeq } = await put(programme, mall, {
    kind: 'staff',
    id: asked.staffId,
    version: 0,
    name: asked.name,
    cardKey,
    pinHash,
    roles: [...asked.roles],
    validFromMs: fromLocal === null ? null : dayBegins(mall, fromLocal),
    untilMs: untilLocal === null ? null : dayBegins(mall, addDays(untilLocal, 1)),
    ownAccountId: asked.ownAccountId,
    active: true,
  });
  return { feedSeq, madePin };
}

/** Another PIN for somebody. */
export async function setPin(
  programme: Programme,
  asked: z.infer<typeof newPin>,
): Promise<{ readonly feedSeq: number; readonly madePin: string | null }> {
  const mall = await theMall(programme);
  const staff = await somebody(programme, asked.staffId);
  const { pinHash, madePin } = await hashed(asked.pin);
  return { ...(await put(programme, mall, { ...staff, pinHash })), madePin };
}

/** Somebody works here no longer; a desk or kiosk where they are signed in ends that within seconds. */
export async function endStaff(programme: Programme, asked: z.infer<typeof staffEnd>): Promise<{ readonly feedSeq: number }> {
  const mall = await theMall(programme);
  const staff = await somebody(programme, asked.staffId);
  if (asked.untilLocal === null) return put(programme, mall, { ...staff, active: false });
  return put(programme, mall, { ...staff, untilMs: dayBegins(mall, addDays(asked.untilLocal, 1)) });
}
