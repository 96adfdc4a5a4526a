/** What a walk-through says of its members beside their receipts: birth, sex, staff, tier, the last receipt before the book begins. */
import { segmentBits } from '../../../domain/audience/segment-bits.ts';
import type { SegmentDefinition } from '../../../domain/audience/segment-bits.ts';
import { unknownProfile } from '../../../domain/audience/member-profile.ts';
import type { MemberProfile } from '../../../domain/audience/member-profile.ts';
import type { Purchase } from '../../../domain/audience/segment.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import { mallDay } from '../../../domain/time/mall-day.ts';
import type { WalkLine, WalkSetup } from './read-handbook.ts';
import type { WalkMall } from './walk-mall.ts';

interface Person {
  readonly profile: MemberProfile;
  readonly tierId: string | null;
  readonly purchases: Purchase[];
}

const stranger = (): Person => ({ profile: unknownProfile, tierId: null, purchases: [] });

/** Gives accounts what the server would have worked out for them. */
export class WalkPeople {
  readonly #people = new Map<string, Person>();
  readonly #definitions: readonly SegmentDefinition[];

  constructor(setup: WalkSetup, versions: readonly CampaignVersion[]) {
    this.#definitions = versions.flatMap(({ campaignId, segment }) =>
      segment === null ? [] : [{ bit: `in-${campaignId}`, rule: segment }],
    );
    for (const row of setup) {
      const [word, name = '', ...facts] = row.split(/ +/);
      if (word === 'member') this.#people.set(name, personOf(facts));
    }
  }

  /** Once, when the member appears: the tier that the setup gives. */
  settle(mall: WalkMall, member: string): void {
    const tierId = this.#of(member).tierId;
    if (tierId === null) return;
    const held = { tierId, fromMs: 0, untilMs: mall.ms('2030-01-01T04:00:00'), awardKey: 'handbook' };
    mall.draft.apply([{ kind: 'account.tierPut', accountId: mall.accountId(member), tier: held }]);
  }

  /** Before each line: the audience bits as of then. */
  update(mall: WalkMall, member: string, atMs: number): void {
    const { profile, purchases } = this.#of(member);
    const before = mall.account(member).audience;
    const { bits } = segmentBits({ definitions: this.#definitions, profile, purchases, atMs, mall: mall.mall, ofAgeYears: 18, before });
    mall.act({ kind: 'audience.set', atMs, accounts: [{ accountId: mall.accountId(member), bits: [...bits] }] }, atMs);
  }

  /** A receipt joins what the server remembers of the member. */
  bought(mall: WalkMall, line: WalkLine, amountMinor: number): void {
    const category = mall.draft.get('tenant', line.what)?.category ?? '';
    const day = mallDay(line.atLocal, mall.mall.dayCutoffMinutes);
    this.#of(line.member).purchases.push({ day, tenantId: line.what, category, amountMinor, receipts: 1 });
  }

  #of(member: string): Person {
    const known = this.#people.get(member) ?? stranger();
    this.#people.set(member, known);
    return known;
  }
}

function personOf(facts: readonly string[]): Person {
  const value = (key: string) => facts.find((fact) => fact.startsWith(`${key}=`))?.slice(key.length + 1) ?? null;
  const staff = value('staff');
  const last = value('last');
  return {
    profile: {
      ...unknownProfile,
      birthDate: value('born'),
      gender: facts.includes('female') ? 'female' : facts.includes('male') ? 'male' : null,
      mallStaff: staff === 'mall',
      staffOf: staff === null || staff === 'mall' ? null : staff,
    },
    tierId: value('tier'),
    purchases: last === null ? [] : [{ day: last, tenantId: 'vesta', category: 'fashion', amountMinor: 100_000, receipts: 1 }],
  };
}
