/**
 * Whether a member takes part in a campaign, and if not, which condition says no. Kiosks hold no history: what only the server can know comes as audience bits, each
 * with the time it is in force.
 */
import type { AudienceBit } from '../contract/account-document.ts';
import type { CampaignVersion, ExcludedPersons } from '../contract/campaign.ts';
import type { MemberFacts, RuleMall } from './evaluation.ts';
import { momentOfInstant } from './moment.ts';
import type { Rule } from './rule.ts';
import { isInShare } from './share.ts';

/** The condition that a member does not meet. The office counts them; a visitor hears of few (see counting.ts). */
export type AudienceMiss =
  ExcludedPersons | 'tier' | 'segment' | 'left-out' | 'language' | 'card' | 'kiosk' | 'new-members' | 'birthday' | 'invited' | 'share';

/** Where and when the member is looked at. For an event both times are its own and `tenantId` is null. */
export interface AudienceAt {
  readonly registeredAtMs: number;
  readonly purchasedAtMs: number;
  readonly kioskId: string;
  readonly tenantId: string | null;
}

/** null: the member takes part. Judged at registration; a birthday at the purchase. */
export function whyNotAudience(rule: Rule, member: MemberFacts, at: AudienceAt, mall: RuleMall): AudienceMiss | null {
  if (!rule.asksMember) return null;
  const { audience, notFor } = rule.version;
  return whyNotMember(audience, member, at, mall) ?? notFor.find((persons) => isOneOf(persons, member, at)) ?? null;
}

function whyNotMember(audience: CampaignVersion['audience'], member: MemberFacts, at: AudienceAt, mall: RuleMall): AudienceMiss | null {
  const { registeredAtMs } = at;
  const holds = (bit: string) => hasBit(member.audience, bit, registeredAtMs);
  if (audience.share !== null && !isInShare(member.accountId, audience.share)) return 'share';
  if (audience.anyOf.length > 0 && !audience.anyOf.some(holds)) return 'segment';
  if (audience.noneOf.some(holds)) return 'left-out';
  if (audience.languages.length > 0 && !audience.languages.includes(member.language)) return 'language';
  if (audience.media.length > 0 && !audience.media.some((medium) => member.media.includes(medium))) return 'card';
  if (audience.invited && !member.invited) return 'invited';
  if (audience.joinedWithinDays !== null && daysSinceOpened(member, registeredAtMs, mall) > audience.joinedWithinDays) return 'new-members';
  if (audience.birthday !== null && !hasBit(member.audience, `birthday-${audience.birthday}`, at.purchasedAtMs)) return 'birthday';
  if (audience.tiers.length > 0 && (member.tierId === null || !audience.tiers.includes(member.tierId))) return 'tier';
  if (audience.kiosks.length > 0 && !audience.kiosks.includes(at.kioskId)) return 'kiosk';
  return null;
}

function isOneOf(persons: ExcludedPersons, member: MemberFacts, at: AudienceAt): boolean {
  if (persons !== 'own-shop-staff') return hasBit(member.audience, persons, at.registeredAtMs);
  return at.tenantId !== null && hasBit(member.audience, `staff-of-${at.tenantId}`, at.registeredAtMs);
}

/** Whether a bit is in force: fromMs <= t < untilMs. */
export function hasBit(audience: readonly AudienceBit[], bit: string, atMs: number): boolean {
  return audience.some((one) => one.bit === bit && one.fromMs <= atMs && (one.untilMs === null || atMs < one.untilMs));
}

/** Whole mall days: an account opened at noon is new until the end of the last mall day. */
function daysSinceOpened(member: MemberFacts, registeredAtMs: number, { offsets, dayCutoffMinutes }: RuleMall): number {
  const dayOf = (ms: number) => momentOfInstant(ms, offsets, dayCutoffMinutes).dayNumber;
  return dayOf(registeredAtMs) - dayOf(member.openedAtMs);
}
