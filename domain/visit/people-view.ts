/** What the house says of invitations and birthdays, in one language: the campaigns' own words and rewards. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { InvitationView } from '../contract/screen-people.ts';
import { legalProfile } from '../legal/profiles.ts';
import { unbroken } from '../text/unbroken.ts';
import type { ViewOptions } from './progress-view.ts';
import { rewardSay } from './reward-say.ts';
import { runningCampaigns } from './running-campaigns.ts';

/** Where no rule names an age. */
const OF_AGE_YEARS = 18;

/** In one language. null: no campaign runs that gives something for it. */
export interface PeopleView {
  readonly invitation: InvitationView | null;
  /** What is given on birthdays, as a name in the middle of a sentence. */
  readonly birthdayGift: string | null;
}

/** Whether a rule needs the year of birth, and the age that counts as grown up. */
export interface AgeRule {
  readonly asksYear: boolean;
  readonly ofAgeYears: number;
}

const byPriority = (a: CampaignVersion, b: CampaignVersion): number =>
  b.poster.priority - a.poster.priority || (a.campaignId < b.campaignId ? -1 : 1);

/** @see file comment */
export function peopleView(versions: readonly CampaignVersion[], options: ViewOptions): PeopleView {
  const { language, kioskId } = options;
  const running = runningCampaigns(versions, options.atMs)
    .filter(({ audience }) => audience.kiosks.length === 0 || audience.kiosks.includes(kioskId))
    .sort(byPriority);
  const invites = running.find((version) => version.audience.invited);
  const birthday = running.find((version) => version.trigger === 'birthday' || version.audience.birthday !== null);
  return {
    invitation: invites === undefined ? null : invitationView(invites, options),
    birthdayGift: birthday === undefined ? null : unbroken(birthday.short[language]),
  };
}

function invitationView(version: CampaignVersion, options: ViewOptions): InvitationView {
  const { trigger } = version;
  return {
    title: unbroken(version.title[options.language]),
    sentence: unbroken(version.text[options.language]),
    friend: rewardSay(version, options),
    after: trigger === 'joined' || trigger === 'confirmed' || trigger === 'receipt' ? trigger : 'other',
  };
}

/** @see AgeRule */
export function ageRule(versions: readonly CampaignVersion[], atMs: number): AgeRule {
  const running = runningCampaigns(versions, atMs);
  const ages = running.flatMap(({ legal }) => (legal === null ? [] : [legalProfile(legal.profile)?.age?.years ?? 0]));
  return {
    asksYear: running.some(
      ({ notFor, segment }) => notFor.includes('under-age') || (segment !== null && (segment.ageFrom !== null || segment.ageTo !== null)),
    ),
    ofAgeYears: Math.max(...ages, 0) || OF_AGE_YEARS,
  };
}
