/** Birth dates and genders of some of the demo's members, so that segments and birthdays can be seen; invented, and sealed like anybody's. */
import { unknownProfile } from '../../domain/audience/member-profile.ts';
import type { MemberProfile } from '../../domain/audience/member-profile.ts';
import { addDays } from '../../domain/time/local-time.ts';
import { seededRandom } from './seeded-random.ts';

/** Every how many members one told anything. */
const ONE_IN = 12;
const OLDEST_DAYS = 75 * 365;
const YOUNGEST_DAYS = 16 * 365;

/** Profiles by account, for `accountIds` in their order. `todayLocal` is the mall's date `YYYY-MM-DD`. */
export function demoProfiles(
  accountIds: readonly string[],
  todayLocal: string,
  seed: number,
): readonly { readonly accountId: string; readonly profile: MemberProfile }[] {
  const random = seededRandom(seed + 2);
  return accountIds
    .filter((_id, at) => at % ONE_IN === 0)
    .map((accountId) => ({
      accountId,
      profile: {
        ...unknownProfile,
        birthDate: addDays(todayLocal, -(YOUNGEST_DAYS + random.below(OLDEST_DAYS - YOUNGEST_DAYS))),
        gender: random.pick(['female', 'female', 'male', 'other'] as const),
      },
    }));
}
