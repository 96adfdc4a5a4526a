/**
 * What only the server knows of a member, as of one receipt: segments worked out from the receipts before it (domain/audience, as the server does), birthdays, age,
 * and the members file's own bits. Purchases are remembered only while some segment looks back at them, a sum a day and shop.
 */
import { ageOn } from '../audience/age.ts';
import { birthdayBits } from '../audience/birthday-bits.ts';
import type { MallCalendar } from '../audience/birthday-bits.ts';
import { lookBackDays, segmentHolds } from '../audience/segment.ts';
import type { Purchase } from '../audience/segment.ts';
import type { AudienceBit } from '../contract/account-document.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import { addDays } from '../time/local-time.ts';
import type { KnownMember } from './known-member.ts';
import type { PastReceipt } from './past-receipt.ts';

/** @see file comment */
export interface MemberAudience {
  /** Bits in force for a member on a mall day. */
  bitsAt(member: KnownMember, day: string): readonly AudienceBit[];
  /** Remembers a receipt for later ones. */
  note(receipt: PastReceipt, day: string): void;
  /** Forgets what lies too far before a mall day to matter. */
  forget(day: string): void;
}

/** Under this age the bit `under-age` is set, as in the mall (domain/legal). */
const ofAgeYears = 18;

/** Audience for these campaigns; nothing is remembered that none of them asks about. */
export function createMemberAudience(versions: readonly CampaignVersion[], calendar: MallCalendar): MemberAudience {
  const segments = versions.flatMap(({ campaignId, segment }) => (segment === null ? [] : [{ bit: `in-${campaignId}`, rule: segment }]));
  const lookBack = Math.max(0, ...segments.map(({ rule }) => lookBackDays(rule)));
  const asksBirthday = versions.some(({ audience }) => audience.birthday !== null);
  const asksAge = versions.some(({ notFor }) => notFor.includes('under-age'));
  const fileBits = new Map<string, readonly AudienceBit[]>();
  const purchases = new Map<string, Purchase[]>();

  const fromFile = (member: KnownMember): readonly AudienceBit[] => {
    if (member.bits.length === 0) return none;
    const known = fileBits.get(member.memberId);
    if (known !== undefined) return known;
    const made = member.bits.map((bit) => ({ bit, fromMs: 0, untilMs: null }));
    fileBits.set(member.memberId, made);
    return made;
  };

  return {
    bitsAt(member, day) {
      const bits = fromFile(member);
      if (segments.length === 0 && member.birthYear === null) return bits;
      const person = { birthDate: member.birthDate ?? middleOf(member.birthYear), gender: member.gender };
      const past = purchases.get(member.memberId) ?? [];
      const found = segments
        .filter(({ rule }) => segmentHolds(rule, person, past, day))
        .map(({ bit }) => ({ bit, fromMs: 0, untilMs: null }));
      const isYoung = asksAge && person.birthDate !== null && ageOn(person.birthDate, day) < ofAgeYears;
      return [
        ...bits,
        ...found,
        ...(isYoung ? [{ bit: 'under-age', fromMs: 0, untilMs: null }] : []),
        ...(asksBirthday && member.birthDate !== null ? birthdayBits(member.birthDate, day, calendar) : []),
      ];
    },
    note({ memberId, tenantId, category, amountMinor }, day) {
      if (segments.length === 0) return;
      const list = purchases.get(memberId) ?? [];
      const at = list.findLastIndex((one) => one.day === day && one.tenantId === tenantId);
      const before = list[at];
      if (before === undefined) list.push({ day, tenantId, category, amountMinor, receipts: 1 });
      else list[at] = { ...before, amountMinor: before.amountMinor + amountMinor, receipts: before.receipts + 1 };
      purchases.set(memberId, list);
    },
    forget(day) {
      const oldest = addDays(day, -lookBack - 1);
      for (const [memberId, list] of purchases) {
        const newest = list.reduce((last, one) => (one.day > last ? one.day : last), '');
        purchases.set(
          memberId,
          list.filter((one) => one.day >= oldest || one.day === newest),
        );
      }
    },
  };
}

const none: readonly AudienceBit[] = [];

/** Of whom only the year is known is taken to be born in the middle of it. */
function middleOf(year: number | null): string | null {
  return year === null ? null : `${String(year).padStart(4, '0')}-07-01`;
}
