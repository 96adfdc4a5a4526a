/** Conditions that cannot be true together, within one audience and between two. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { FilePath } from '../written-file/file-problem.ts';

type Who = Pick<CampaignVersion, 'audience' | 'segment' | 'trigger' | 'notFor'>;

/** Bits that mean a person takes no part at all, by the word of `notFor`. */
const excludedBit = { 'mall-staff': 'mall-staff', 'under-age': 'under-age', jury: 'jury' } as const;

/** Reasons why nobody can be in an audience; empty: somebody may. */
export function audienceNever(who: Who): readonly { readonly path: FilePath; readonly what: string }[] {
  const { audience, segment, trigger } = who;
  const found: { path: FilePath; what: string }[] = [];
  if (audience.anyOf.length > 0 && audience.anyOf.every((bit) => audience.noneOf.includes(bit)))
    found.push({ path: ['for', 'without'], what: `${audience.anyOf.join(', ')} is asked for and left out` });
  const out = who.notFor.flatMap((person) => (person === 'own-shop-staff' ? [] : [excludedBit[person]]));
  if (audience.anyOf.length > 0 && audience.anyOf.every((bit) => out.some((other) => other === bit)))
    found.push({ path: ['notFor'], what: `${audience.anyOf.join(', ')} is asked for and left out` });
  if (segment === null) return found;
  if (who.notFor.includes('under-age') && segment.ageTo !== null && segment.ageTo < 14)
    found.push({ path: ['for', 'age'], what: 'under-age members take no part' });
  if (segment.ageFrom !== null && segment.ageFrom > 120) found.push({ path: ['for', 'age'], what: 'nobody is that old' });
  const joined = trigger === 'joined' || trigger === 'confirmed' ? 0 : audience.joinedWithinDays;
  if (joined === null) return found;
  const since = joined === 0 ? 'a new member' : `a member of at most ${joined} days`;
  if (segment.idleDays !== null && segment.idleDays >= joined)
    found.push({ path: ['for', 'idle'], what: `${since} cannot be idle for ${segment.idleDays} days` });
  if (joined === 0 && segment.spent.length > 0) found.push({ path: ['for', 'spent'], what: 'a new member has bought nothing yet' });
  return found;
}

/** Whether no member can be in both audiences. */
export function audiencesApart(a: Who, b: Who): boolean {
  return isApart(a, b) || isApart(b, a);
}

function isApart(a: Who, b: Who): boolean {
  const apart = (one: readonly string[], other: readonly string[]) =>
    one.length > 0 && other.length > 0 && one.every((name) => !other.includes(name));
  if (apart(a.audience.tiers, b.audience.tiers) || apart(a.audience.languages, b.audience.languages)) return true;
  if (apart(a.audience.kiosks, b.audience.kiosks)) return true;
  if (a.audience.anyOf.length > 0 && a.audience.anyOf.every((bit) => b.audience.noneOf.includes(bit))) return true;
  if (a.segment === null || b.segment === null) return false;
  if (apart(a.segment.genders, b.segment.genders)) return true;
  return a.segment.ageTo !== null && b.segment.ageFrom !== null && a.segment.ageTo < b.segment.ageFrom;
}
