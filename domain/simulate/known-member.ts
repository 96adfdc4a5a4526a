/** One line of the members file: what the rules may ask about a person, as of now. */
import type { Language } from '../contract/primitive.ts';
import { utcOf } from '../time/zone.ts';
import type { Offsets } from '../time/zone.ts';
import type { CsvColumns, CsvRow } from './csv-table.ts';
import { readLocalDate, readLocalTime, readOneOf, readSlug } from './read-value.ts';
import type { Read } from './read-value.ts';
import { languages } from '../text/language.ts';

/** A member as the file tells. */
export interface KnownMember {
  readonly memberId: string;
  /** null: not told; such a member counts as one of long standing. */
  readonly joinedAtMs: number | null;
  readonly birthDate: string | null;
  readonly birthYear: number | null;
  readonly gender: 'female' | 'male' | 'other' | null;
  readonly language: Language;
  readonly tierId: string | null;
  /** Audience bits that hold throughout: the file's segments, `staff-of-<shop>`, `mall-staff`, `jury`. */
  readonly bits: readonly string[];
  readonly invitedBy: string | null;
  readonly media: readonly ('plastic' | 'slip' | 'phone')[];
}

/** Columns of the members file. */
export type MemberColumn =
  'member' | 'joined' | 'birth' | 'gender' | 'language' | 'tier' | 'segments' | 'invited_by' | 'staff_of' | 'cards';

/** @see MemberColumn */
export const memberColumns: CsvColumns<MemberColumn> = {
  known: ['member', 'joined', 'birth', 'gender', 'language', 'tier', 'segments', 'invited_by', 'staff_of', 'cards'],
  required: ['member'],
};

/** Somebody of whom only receipts are known. */
export function unknownMember(memberId: string, language: Language): KnownMember {
  const nothing = { joinedAtMs: null, birthDate: null, birthYear: null, gender: null, tierId: null, invitedBy: null };
  return { memberId, ...nothing, language, bits: [], media: [] };
}

const bad = (what: string): { readonly ok: false; readonly what: string } => ({ ok: false, what });

/** Reads one line. Lists (`segments`, `staff_of`, `cards`) are parted by `|`; `staff_of` is a shop, or `mall`. */
export function readKnownMember(row: CsvRow<MemberColumn>, offsets: Offsets, language: Language): Read<KnownMember> {
  const memberId = row('member');
  if (memberId === '') return bad('the member is missing');
  if (memberId.length > 80) return bad('the member is longer than 80 characters');
  const joined = row('joined') === '' ? null : readLocalTime(row('joined'));
  if (joined !== null && !joined.ok) return bad(`joined: ${joined.what}`);
  const birth = readBirth(row('birth'));
  if (!birth.ok) return bad(`birth: ${birth.what}`);
  const gender = readOneOf(genderWord(row('gender')), ['female', 'male', 'other'] as const, null);
  if (!gender.ok) return bad(`gender: ${gender.what}`);
  const spoken = readOneOf(row('language'), languages, language);
  if (!spoken.ok) return bad(`language: ${spoken.what}`);
  const tier = row('tier') === '' ? null : readSlug(row('tier'));
  if (tier !== null && !tier.ok) return bad(`tier: ${tier.what}`);
  const bits = readBits(row('segments'), row('staff_of'));
  if (!bits.ok) return bits;
  const media: ('plastic' | 'slip' | 'phone')[] = [];
  for (const text of listOf(row('cards'))) {
    const medium = readOneOf(text, ['plastic', 'slip', 'phone'] as const, null);
    if (!medium.ok) return bad(`cards: ${medium.what}`);
    if (medium.value !== null) media.push(medium.value);
  }
  const value: KnownMember = {
    memberId,
    joinedAtMs: joined === null ? null : utcOf(joined.value, offsets),
    ...birth.value,
    gender: gender.value,
    language: spoken.value,
    tierId: tier === null ? null : tier.value,
    bits: bits.value,
    invitedBy: row('invited_by') === '' ? null : row('invited_by'),
    media,
  };
  return { ok: true, value };
}

const listOf = (text: string): readonly string[] => (text === '' ? [] : text.split('|').map((part) => part.trim()));

function genderWord(text: string): string {
  const word = text.toLowerCase();
  return word === 'f' ? 'female' : word === 'm' ? 'male' : word;
}

function readBirth(text: string): Read<Pick<KnownMember, 'birthDate' | 'birthYear'>> {
  if (text === '') return { ok: true, value: { birthDate: null, birthYear: null } };
  if (/^\d{4}$/.test(text)) return { ok: true, value: { birthDate: null, birthYear: Number(text) } };
  const date = readLocalDate(text);
  return date.ok ? { ok: true, value: { birthDate: date.value, birthYear: Number(date.value.slice(0, 4)) } } : date;
}

function readBits(segments: string, staffOf: string): Read<readonly string[]> {
  const bits: string[] = [];
  for (const text of listOf(segments)) {
    const segment = readSlug(text);
    if (!segment.ok) return bad(`segments: ${segment.what}`);
    bits.push(segment.value);
  }
  for (const text of listOf(staffOf)) {
    const shop = readSlug(text);
    if (!shop.ok) return bad(`staff_of: ${shop.what}`);
    bits.push(shop.value === 'mall' ? 'mall-staff' : `staff-of-${shop.value}`);
  }
  return { ok: true, value: bits };
}
