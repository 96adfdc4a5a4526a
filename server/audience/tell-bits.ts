/** Works out the bits of accounts that are due and tells the decider those that changed; then birthdays. */
import { birthdayIn } from '../../domain/audience/age.ts';
import { birthdayOfProfile, memberProfile, unknownProfile } from '../../domain/audience/member-profile.ts';
import type { MemberProfile } from '../../domain/audience/member-profile.ts';
import { segmentBits } from '../../domain/audience/segment-bits.ts';
import type { Purchase } from '../../domain/audience/segment.ts';
import type { AccountDocument, AudienceBit } from '../../domain/contract/account-document.ts';
import type { Act } from '../../domain/contract/act.ts';
import type { MallDocument } from '../../domain/contract/document.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { openSealed } from '../../domain/encoding/seal.ts';
import { addDays } from '../../domain/time/local-time.ts';
import { mallDayAt, startOfMallDayMs } from '../../domain/time/mall-day.ts';
import type { DueRow, ProfileRow } from '../store/member-tables.ts';
import type { ReadTransaction } from '../store/store.ts';
import type { Definitions } from './definitions.ts';

/** A birthday that was missed while the server was down is still given so many days later. */
const LATE_DAYS = 3;
const HALF_DAY_MS = 43_200_000;

/** Everything a round looks at. */
export interface TellingContext {
  readonly definitions: Definitions;
  readonly mall: MallDocument;
  readonly nowMs: number;
}

/** What a round comes to: acts for the decider in order, the new due times, and profiles whose birthday was told. */
export interface Told {
  readonly acts: readonly Act[];
  readonly dues: readonly DueRow[];
  readonly profiles: readonly ProfileRow[];
}

interface Loaded {
  readonly account: AccountDocument;
  readonly due: DueRow;
  readonly row: ProfileRow | null;
  readonly profile: MemberProfile;
  readonly purchases: readonly Purchase[];
}

/** One round for accounts that are due. Reads only; the caller acts, then writes. */
export async function tellBits(transaction: ReadTransaction, due: readonly DueRow[], context: TellingContext): Promise<Told> {
  const loaded = await load(transaction, due, context);
  const known = new Set(loaded.map(({ account }) => account.id));
  const told = loaded.map((one) => ({ one, ...bitsOf(one, context) }));
  const changed = told.filter(({ one, bits }) => canonicalJson(bits) !== canonicalJson(one.account.audience));
  const birthdays = context.definitions.birthdays ? loaded.flatMap((one) => birthdayOf(one, context)) : [];
  const audience: readonly Act[] =
    changed.length === 0
      ? []
      : [
          {
            kind: 'audience.set',
            atMs: context.nowMs,
            accounts: changed.map(({ one, bits }) => ({ accountId: one.account.id, bits: [...bits] })),
          },
        ];
  return {
    acts: [...audience, ...birthdayActs(birthdays, context)],
    dues: [
      ...told.map(({ one, nextAtMs }) => ({ ...one.due, audienceAtMs: nextAtMs })),
      // An account that is gone or became an alias has no bits any more.
      ...due.filter((row) => !known.has(row.accountId)).map((row) => ({ ...row, audienceAtMs: null, reminderAtMs: null })),
    ],
    profiles: birthdays.map(({ row, year }) => ({ ...row, birthdayYear: year })),
  };
}

async function load(transaction: ReadTransaction, due: readonly DueRow[], context: TellingContext): Promise<readonly Loaded[]> {
  const ids = due.map((row) => row.accountId);
  const { documents } = await transaction.load({
    documents: ids.map((id) => ({ kind: 'account' as const, id })),
    receiptKeys: [],
    tillKeys: [],
    drawIds: [],
  });
  const accounts = new Map(documents.flatMap((one) => (one.kind === 'account' ? [[one.id, one] as const] : [])));
  const { sealingPrivate } = await transaction.secrets();
  const profiles = await transaction.members.profiles(ids);
  const today = mallDayAt(context.nowMs, context.mall.offsets, context.mall.dayCutoffMinutes);
  const spending = await purchasesOf(transaction, ids, addDays(today, -context.definitions.lookBackDays));
  return due.flatMap((row) => {
    const account = accounts.get(row.accountId);
    if (account === undefined || account.status === 'alias' || account.status === 'closed') return [];
    const profile = profiles.get(row.accountId) ?? null;
    return [{ account, due: row, row: profile, profile: opened(profile, sealingPrivate), purchases: spending.get(row.accountId) ?? [] }];
  });
}

/** Spending that segments look at; of whoever bought only before that, the last day alone, which is all that the dormant are asked for. */
async function purchasesOf(
  transaction: ReadTransaction,
  ids: readonly string[],
  sinceDay: string,
): Promise<ReadonlyMap<string, readonly Purchase[]>> {
  const found = new Map<string, Purchase[]>();
  const add = (accountId: string, purchase: Purchase): void => void found.set(accountId, [...(found.get(accountId) ?? []), purchase]);
  for (const { accountId, ...purchase } of await transaction.members.spendingSince(ids, sinceDay)) add(accountId, purchase);
  for (const [accountId, day] of await transaction.members.lastDays(ids))
    if (day < sinceDay) add(accountId, { day, tenantId: '', category: '', amountMinor: 0, receipts: 0 });
  return found;
}

/** The profile inside; one that cannot be opened or read counts as unknown. */
function opened(row: ProfileRow | null, sealingPrivate: string): MemberProfile {
  const text = row === null ? null : openSealed(sealingPrivate, row.sealed);
  if (text === null) return unknownProfile;
  const parsed = memberProfile.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : unknownProfile;
}

function bitsOf(
  { account, profile, purchases }: Loaded,
  { definitions, mall, nowMs }: TellingContext,
): { readonly bits: readonly AudienceBit[]; readonly nextAtMs: number | null } {
  return segmentBits({
    definitions: definitions.segments,
    profile: { ...profile, mallStaff: profile.mallStaff || definitions.staffAccounts.includes(account.id) },
    purchases,
    atMs: nowMs,
    mall,
    ofAgeYears: definitions.ofAgeYears,
    before: account.audience,
  });
}

interface Birthday {
  readonly row: ProfileRow;
  readonly year: number;
  readonly day: string;
}

/** The birthday of today, or of the last days, that was not told yet. */
function birthdayOf({ row, profile }: Loaded, { mall, nowMs }: TellingContext): readonly Birthday[] {
  const birthday = birthdayOfProfile(profile);
  if (row === null || birthday === null) return [];
  const today = mallDayAt(nowMs, mall.offsets, mall.dayCutoffMinutes);
  const thisYear = Number(today.slice(0, 4));
  return [thisYear - 1, thisYear]
    .map((year) => ({ row, year, day: birthdayIn(birthday, year) }))
    .filter(({ year, day }) => year > row.birthdayYear && day <= today && day >= addDays(today, -LATE_DAYS));
}

/** One act for each day: its instant lies in that mall day. */
function birthdayActs(birthdays: readonly Birthday[], { mall, nowMs }: TellingContext): readonly Act[] {
  const days = [...new Set(birthdays.map(({ day }) => day))].sort();
  return days.map((day) => ({
    kind: 'birthdays.came',
    atMs: Math.min(nowMs, startOfMallDayMs(day, mall.dayCutoffMinutes, mall.offsets) + HALF_DAY_MS),
    accountIds: birthdays.filter((one) => one.day === day).map(({ row }) => row.accountId),
  }));
}
