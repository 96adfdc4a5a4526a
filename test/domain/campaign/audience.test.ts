/** M18, M24, M29: who takes part. */
import { describe, expect, test } from 'vitest';
import { whyNotAudience } from '../../../domain/campaign/audience-match.ts';
import type { MemberFacts } from '../../../domain/campaign/evaluation.ts';
import { compileRule } from '../../../domain/campaign/rule.ts';
import { isInShare } from '../../../domain/campaign/share.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import { at, everyone, makeMember, makeReceipt, makeVersion, mall, run } from './make-version.ts';

const noon = at('2026-11-21T12:00');
const bit = (name: string, fromMs = 0, untilMs: number | null = null) => ({ bit: name, fromMs, untilMs });
const missOf = (
  change: Partial<CampaignVersion>,
  member: Partial<MemberFacts>,
  where: { kioskId?: string; tenantId?: string; purchasedAtMs?: number } = {},
) =>
  whyNotAudience(
    compileRule(makeVersion(change)),
    makeMember(member),
    { registeredAtMs: noon, purchasedAtMs: noon, kioskId: 'K1', tenantId: 'vesta', ...where },
    mall,
  );
const asks = (asked: Partial<CampaignVersion['audience']>) => ({ audience: everyone(asked) });

describe('a member takes part when every condition says so', () => {
  test.each<[string, Partial<CampaignVersion>, Partial<MemberFacts>, string | null]>([
    ['nobody is asked', {}, {}, null],
    ['tier held', asks({ tiers: ['gold', 'black'] }), { tierId: 'black' }, null],
    ['another tier', asks({ tiers: ['gold'] }), { tierId: 'silver' }, 'tier'],
    ['no tier', asks({ tiers: ['gold'] }), {}, 'tier'],
    ['one of several segments', asks({ anyOf: ['a', 'b'] }), { audience: [bit('b')] }, null],
    ['none of them', asks({ anyOf: ['a', 'b'] }), { audience: [bit('c')] }, 'segment'],
    ['a segment that is over', asks({ anyOf: ['a'] }), { audience: [bit('a', 0, noon)] }, 'segment'],
    ['a segment that begins later', asks({ anyOf: ['a'] }), { audience: [bit('a', noon + 1)] }, 'segment'],
    ['a segment to its last moment', asks({ anyOf: ['a'] }), { audience: [bit('a', noon, noon + 1)] }, null],
    ['a segment that is left out', asks({ noneOf: ['x'] }), { audience: [bit('x')] }, 'left-out'],
    ['language', asks({ languages: ['fi', 'de'] }), { language: 'fi' }, null],
    ['another language', asks({ languages: ['fi', 'de'] }), { language: 'ru' }, 'language'],
    ['one of the cards', asks({ media: ['phone'] }), { media: ['plastic', 'phone'] }, null],
    ['one of the cards asked for', asks({ media: ['slip', 'phone'] }), { media: ['phone'] }, null],
    ['no such card', asks({ media: ['phone'] }), { media: ['plastic'] }, 'card'],
    ['invited', asks({ invited: true }), { invited: true }, null],
    ['came alone', asks({ invited: true }), {}, 'invited'],
    ['all of several', asks({ tiers: ['gold'], languages: ['fi'] }), { tierId: 'gold', language: 'fi' }, null],
    ['all but one of several', asks({ tiers: ['gold'], languages: ['fi'] }), { tierId: 'gold', language: 'en' }, 'language'],
    ['staff of the mall', { notFor: ['mall-staff'] }, { audience: [bit('mall-staff')] }, 'mall-staff'],
    ['staff of this shop', { notFor: ['own-shop-staff'] }, { audience: [bit('staff-of-vesta')] }, 'own-shop-staff'],
    ['staff of another shop', { notFor: ['own-shop-staff'] }, { audience: [bit('staff-of-cafe')] }, null],
    ['under age', { notFor: ['jury', 'under-age'] }, { audience: [bit('under-age')] }, 'under-age'],
    ['jury', { notFor: ['jury', 'under-age'] }, { audience: [bit('jury')] }, 'jury'],
    ['staff where nobody is excluded', {}, { audience: [bit('mall-staff')] }, null],
  ])('%s', (_name, change, member, expected) => {
    expect(missOf(change, member)).toBe(expected);
  });

  test('a pilot for a share of the accounts', () => {
    expect(missOf(asks({ share: { perMille: 1000, salt: 'pilot' } }), {})).toBeNull();
    expect(missOf(asks({ share: { perMille: 0, salt: 'pilot' } }), {})).toBe('share');
  });

  test('a pilot on some kiosks', () => {
    expect(missOf(asks({ kiosks: ['K1', 'D1'] }), {}, { kioskId: 'D1' })).toBeNull();
    expect(missOf(asks({ kiosks: ['K1', 'D1'] }), {}, { kioskId: 'K2' })).toBe('kiosk');
  });

  test('new members by whole mall days: opened in the night of the 20th, 1 day is to the end of the 21st', () => {
    const openedAtMs = at('2026-11-21T02:00');
    const rule = compileRule(makeVersion(asks({ joinedWithinDays: 1 })));
    const missAt = (local: string) =>
      whyNotAudience(
        rule,
        makeMember({ openedAtMs }),
        { registeredAtMs: at(local), purchasedAtMs: 0, kioskId: 'K1', tenantId: null },
        mall,
      );
    expect(missAt('2026-11-22T03:59')).toBeNull();
    expect(missAt('2026-11-22T04:00')).toBe('new-members');
  });

  test('a birthday is that of the purchase, not of the registration', () => {
    const birthday = { audience: [bit('birthday-day', noon - 1000, noon)] };
    expect(missOf(asks({ birthday: 'day' }), birthday, { purchasedAtMs: noon - 1 })).toBeNull();
    expect(missOf(asks({ birthday: 'day' }), birthday, { purchasedAtMs: noon })).toBe('birthday');
    expect(missOf(asks({ birthday: 'week' }), birthday, { purchasedAtMs: noon - 1 })).toBe('birthday');
  });
});

describe('what a visitor hears of it', () => {
  const told = (change: Partial<CampaignVersion>, member: Partial<MemberFacts> = {}) => {
    const { touched, notCounted } = run([makeVersion(change)], makeReceipt({ receiptId: 'r' }), [], makeMember(member));
    expect(touched).toEqual([]);
    return notCounted.map((one) => one.explanation.key);
  };

  test.each<[string, Partial<CampaignVersion>, Partial<MemberFacts>, readonly string[]]>([
    ['a tier', asks({ tiers: ['gold'] }), {}, ['not.tier']],
    ['a pilot elsewhere', asks({ kiosks: ['K9'] }), {}, ['not.kiosk']],
    ['a share of the accounts: nothing', asks({ share: { perMille: 0, salt: 'pilot' } }), {}, []],
    ['excluded as staff of the mall', { notFor: ['mall-staff'] }, { audience: [bit('mall-staff')] }, ['not.excluded']],
    ['excluded as staff of the shop', { notFor: ['own-shop-staff'] }, { audience: [bit('staff-of-vesta')] }, ['not.excluded']],
    ['excluded as under age', { notFor: ['under-age'] }, { audience: [bit('under-age')] }, ['not.excluded']],
    ['excluded, without saying as whom', { notFor: ['jury'] }, { audience: [bit('jury')] }, ['not.excluded']],
    ['segments, languages, new members, birthdays: nothing', asks({ anyOf: ['x'] }), {}, []],
    [
      'nothing of a segment it is not in, even where its category is left out',
      { ...asks({ anyOf: ['x'] }), where: { tenants: [], categories: [], except: { tenants: [], categories: ['fashion'] } } },
      {},
      [],
    ],
  ])('%s', (_name, change, member, keys) => {
    expect(told(change, member)).toEqual(keys);
  });
});

describe('a share of the accounts', () => {
  const accounts = Array.from(
    { length: 20_000 },
    (_, n) => `0191e2a0-${(n * 7919).toString(16).padStart(4, '0').slice(-4)}-7000-8000-${n.toString(16).padStart(12, '0')}`,
  );
  const inShare = (perMille: number, salt: string) => accounts.filter((accountId) => isInShare(accountId, { perMille, salt }));

  test.each([1, 50, 100, 500, 900, 1000])('%i per mille are about so many', (perMille) => {
    const found = inShare(perMille, 'pilot').length / accounts.length;
    expect(Math.abs(found - perMille / 1000)).toBeLessThan(0.01);
  });

  test('none per mille are none, and every account is in a thousand per mille', () => {
    expect([inShare(0, 'pilot').length, inShare(1000, 'pilot').length]).toEqual([0, accounts.length]);
  });

  test('a greater share holds the smaller one; another salt chooses others, independently', () => {
    const small = inShare(100, 'pilot');
    const large = new Set(inShare(300, 'pilot'));
    expect(small.every((accountId) => large.has(accountId))).toBe(true);
    const other = new Set(inShare(500, 'autumn'));
    const both = inShare(500, 'pilot').filter((accountId) => other.has(accountId)).length / accounts.length;
    expect(Math.abs(both - 0.25)).toBeLessThan(0.01);
  });

  test('the same on every machine, for ever', () => {
    const answers = [...'abcdefgh'].map((accountId) => Number(isInShare(accountId, { perMille: 500, salt: 's' })));
    expect(answers.join('')).toBe('11101101');
  });
});
