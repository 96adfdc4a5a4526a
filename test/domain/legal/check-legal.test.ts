// A gap in what the law wants said is a problem at its place in the file; terms that say something else than the rule are one too.
import { describe, expect, test } from 'vitest';

import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import { checkAgainst, checkLegal } from '../../../domain/legal/check-legal.ts';
import type { LegalFinding } from '../../../domain/legal/check-legal.ts';
import type { LegalField, LegalProfile } from '../../../domain/legal/profile.ts';
import { legalProfile, legalProfiles } from '../../../domain/legal/profiles.ts';
import { generic } from '../../../domain/legal/profiles/generic.ts';
import { ruFreeDraw } from '../../../domain/legal/profiles/ru-free-draw.ts';
import { ruGift } from '../../../domain/legal/profiles/ru-gift.ts';
import { at, points, quota, reach, when } from '../campaign/make-version.ts';
import { draw, drawVersion, everywhere, fileOf, filled, giftVersion, house } from './legal-fixture.ts';

const said = (findings: readonly LegalFinding[]): string[] => findings.map(({ path, what }) => `${path.join('.')}: ${what}`);
const check = (version: CampaignVersion, profile: LegalProfile, terms?: Record<string, string>) =>
  checkLegal(fileOf(version, { legal: filled(profile), ...(terms === undefined ? {} : { terms }) }), version, house);

describe('the profiles', () => {
  test.each(legalProfiles.map((profile) => [profile.id, profile] as const))(
    '%s is content with a campaign that has everything',
    (_id, profile) => {
      const versions = [giftVersion(), ...(profile.draw === null ? [] : [drawVersion()])];
      for (const version of versions) expect(said(check(version, profile).filter((one) => one.level === 'problem'))).toEqual([]);
    },
  );

  test.each(legalProfiles.map((profile) => [profile.id, profile] as const))(
    '%s names each missing field and what to write',
    (_id, profile) => {
      for (const field of profile.fields) {
        const version = field.occasion === 'draw' ? drawVersion() : giftVersion();
        const legal = filled(profile);
        const fields = Object.fromEntries(Object.entries(legal.fields ?? {}).filter(([name]) => name !== field.name));
        const findings = checkLegal(fileOf(version, { legal: { profile: profile.id, fields } }), version, house);
        expect(said(findings)).toContain(`legal.fields: ${field.name} is missing: write ${field.write}`);
      }
    },
  );

  test('have ids of their own, and are found by them', () => {
    expect(new Set(legalProfiles.map((profile) => profile.id)).size).toBe(legalProfiles.length);
    for (const profile of legalProfiles) expect(legalProfile(profile.id)).toBe(profile);
    expect(legalProfile('xx')).toBeNull();
  });

  test('an unknown one is a problem with the nearest name', () => {
    const findings = checkLegal(fileOf(giftVersion(), { legal: { profile: 'ru-gifd', fields: {} } }), giftVersion(), house);
    expect(findings).toMatchObject([{ level: 'problem', path: ['legal', 'profile'], nearest: 'ru-gift' }]);
  });
});

describe('fields', () => {
  const field = (kind: LegalField['kind'], pattern: string | null = null): LegalProfile => ({
    ...generic,
    tells: [],
    fields: [{ name: 'disputes', kind, occasion: 'always', clause: 'disputes', write: 'it', pattern, verbatim: false }],
  });
  const levels = (profile: LegalProfile, value: string | number | boolean | { en?: string }) =>
    checkAgainst(profile, fileOf(giftVersion(), { legal: { profile: 'x', fields: { disputes: value } } }), giftVersion(), house).map(
      (one) => one.level,
    );

  test.each([
    ['text', 'a court', []],
    ['text', 5, []],
    ['text', ' ', ['problem']],
    ['text', true, ['problem']],
    ['text', { en: 'a court' }, ['problem']],
    ['money', 0.5, []],
    ['money', 0, ['problem']],
    ['money', '5', ['problem']],
    ['count', 1, []],
    ['count', 0, ['problem']],
    ['count', 1.5, ['problem']],
    ['date', '2026-12-31', []],
    ['date', '2026-02-30', ['problem']],
    ['date', 20261231, ['problem']],
    ['yes-no', false, []],
    ['yes-no', 'yes', ['problem']],
    ['localized', 'a court', ['problem']],
    ['localized', { en: 'a court', ru: 'суд', fi: 'tuomioistuin', de: ' ' }, ['warning']],
  ] as const)('%s: %j gives %j', (kind, value, expected) => {
    expect(levels(field(kind), value)).toEqual(expected);
  });

  test.each([
    ['7701234567', true],
    ['ИНН 7701234567', true],
    ['123456789012', true],
    ['770123456', false],
    ['77012345678', false],
  ])('an INN %s is of the right form: %s', (inn, right) => {
    const legal = filled(ruGift);
    const version = giftVersion();
    const findings = checkLegal(
      fileOf(version, { legal: { profile: 'ru-gift', fields: { ...legal.fields, 'organiser-id': inn } } }),
      version,
      house,
    );
    expect(findings.length).toBe(right ? 0 : 1);
  });

  test('one that nobody asked for is a problem at its key, with the nearest name', () => {
    const legal = filled(generic);
    const file = fileOf(giftVersion(), { legal: { profile: 'generic', fields: { ...legal.fields, 'organizer-name': 'x' } } });
    expect(checkLegal(file, giftVersion(), house)).toMatchObject([
      { level: 'problem', path: ['legal', 'fields', 'organizer-name'], nearest: 'organiser-name', atKey: true },
    ]);
  });

  test('fields of an occasion that is not met are not asked', () => {
    const version = giftVersion({ reward: points(5), quota: quota() });
    const legal = { profile: 'generic', fields: { 'organiser-name': 'x', 'organiser-address': 'y', information: everywhere('z') } };
    expect(said(checkLegal(fileOf(version, { legal }), version, house))).toEqual([]);
  });

  test('a date in a field text that the rule does not know is a problem in that language', () => {
    const legal = filled(ruFreeDraw);
    const told = { ...everywhere('the info desk'), ru: 'на инфостойке до 5 января 2027 года' };
    const version = drawVersion();
    const findings = checkLegal(
      fileOf(version, { legal: { profile: ruFreeDraw.id, fields: { ...legal.fields, 'winners-told': told } } }),
      version,
      house,
    );
    expect(said(findings)).toHaveLength(1);
    expect(said(findings)[0]).toMatch(/^legal\.fields\.winners-told\.ru: says "5 января 2027 года"/);
  });
});

describe('what the rule itself must hold', () => {
  test.each([
    ['quota', giftVersion({ quota: quota({ perAccountWindow: 1 }) })],
    ['when.collectUntil', giftVersion({ when: { ...giftVersion().when, collectedUntilMs: null } })],
  ])('%s', (path, version) => {
    expect(check(version, ruGift).map((one) => [one.level, one.path.join('.')])).toEqual([['problem', path]]);
  });

  test('a prize without its value where the value must be told', () => {
    const prizes = draw.prizes.map((prize, index) => (index === 1 ? { ...prize, valueMinor: 0 } : prize));
    const profile = legalProfiles.find((one) => one.id === 'fi-promotion');
    if (profile === undefined) throw new Error('no profile');
    expect(said(check(drawVersion({ draw: { ...draw, prizes } }), profile))[0]).toMatch(/^draw\.prizes: /);
  });
});

describe('age and draws', () => {
  const paths = (version: CampaignVersion, profile: LegalProfile) =>
    check(version, profile).map((one) => `${one.level} ${one.path.join('.')}`);

  test.each([
    [['mall-staff', 'jury', 'under-age'], []],
    [['mall-staff', 'jury'], ['problem notFor']],
    [['mall-staff', 'under-age'], ['problem notFor']],
    [['jury', 'under-age'], ['problem notFor']],
  ] as const)('not for %j', (notFor, expected) => {
    expect(paths(drawVersion({ notFor: [...notFor] }), ruFreeDraw)).toEqual(expected);
  });

  test('a segment of adults says the age as well', () => {
    const segment = { genders: [], ageFrom: 18, ageTo: null, spent: [], idleDays: null };
    const notFor = ['mall-staff', 'jury'] as const;
    expect(paths(drawVersion({ notFor: [...notFor], segment }), ruFreeDraw)).toEqual([]);
    expect(paths(drawVersion({ notFor: [...notFor], segment: { ...segment, ageFrom: 17 } }), ruFreeDraw)).toEqual(['problem notFor']);
  });

  test('leaving out the young where the profile names no age is only looked at twice', () => {
    expect(paths(giftVersion({ notFor: ['under-age'] }), ruGift)).toEqual(['warning notFor']);
    expect(paths(giftVersion({ notFor: ['under-age'] }), ruFreeDraw).filter((one) => one.endsWith('notFor'))).toEqual([]);
  });

  test.each([
    [{ reserves: 0 }, ['problem draw.reserves']],
    [{ reserves: 1 }, []],
    [{ claimDays: 6 }, ['problem draw.claimWithin']],
    [{ claimDays: 7 }, []],
    [{ publicValue: { ...everywhere('x'), fi: ' ' } }, ['problem draw.publicValue']],
  ])('%j', (change, expected) => {
    expect(paths(drawVersion({ draw: { ...draw, ...change } }), ruFreeDraw)).toEqual(expected);
  });

  test('a profile without a word for draws is no profile for one', () => {
    expect(paths(drawVersion(), ruGift)).toEqual(['warning notFor', 'problem legal.profile']);
  });

  test('a draw without any profile is warned of', () => {
    expect(checkLegal(fileOf(drawVersion()), drawVersion(), house)).toMatchObject([{ level: 'warning', path: ['legal'] }]);
    expect(checkLegal(fileOf(giftVersion()), giftVersion(), house)).toEqual([]);
  });
});

describe('hand-written terms', () => {
  /** Everything that ru-gift wants told. */
  const right = {
    en: 'OOO Galleria Lumen, INN 7701234567. From 21 November 2026, 10:00 to 22 November 2026, 22:00; registered until 22 November 2026, 22:30. For 5,000 ₽ a hare, 100 a day, until 25 November 2026.',
    ru: 'OOO Galleria Lumen, ИНН 7701234567. С 10:00 21 ноября 2026 года до 22:00 22.11.2026, регистрация до 22:30 22 ноября. За 5 000 ₽ заяц, 100 в день, выдача по 25 ноября 2026 г.',
    fi: 'OOO Galleria Lumen, 7701234567. 21. marraskuuta 2026 klo 10 – 22. marraskuuta 2026 klo 22, rekisteröinti 22.11.2026 klo 22.30. 5 000 ₽:lla jänis, 100 päivässä, nouto 25.11.2026.',
    de: 'OOO Galleria Lumen, 7701234567. Vom 21. November 2026 um 10 Uhr bis 22. November 2026 um 22 Uhr, Erfassung bis 22.11.2026, 22:30 Uhr. Für 5.000 ₽ ein Hase, 100 am Tag, bis 25. November 2026.',
  };
  const findings = (terms: Record<string, string>) => said(check(giftVersion(), ruGift, terms));

  test('that say what the rule says pass, in every language', () => {
    expect(findings(right)).toEqual([]);
  });

  test.each([
    [
      'en',
      '22 November 2026, 22:00',
      '23 November 2026',
      'says "23 November 2026" (line 1 of the text)',
      'bought until: 22 November 2026, 22:00',
    ],
    ['en', '25 November 2026', '26 November 2026', 'says "26 November 2026"', 'collected until: 25 November 2026'],
    ['en', '5,000 ₽', '6,000 ₽', 'says "6,000 ₽"', 'what must be reached: 5,000'],
    ['en', '100 a day', '150 a day', 'says "150"', 'how many there are: 100'],
    ['ru', '5 000 ₽', '500 рублей', 'says "500 рублей"', 'what must be reached: 5'],
    ['ru', '25 ноября', '30 ноября', 'says "30 ноября 2026 г."', 'collected until'],
    ['ru', '22:30 22 ноября', '23:00 22 ноября', 'says "23:00 22 ноября"', 'registered until'],
    ['fi', '21. marraskuuta 2026 klo 10', '20. marraskuuta 2026 klo 10', 'says "20. marraskuuta 2026 klo 10"', 'bought from'],
    ['fi', '100 päivässä', '10 päivässä', 'says "10"', 'how many there are'],
    ['de', '5.000 ₽', '50.000 ₽', 'says "50.000 ₽"', 'what must be reached'],
    ['de', '22. November 2026 um 22 Uhr', '22. November 2026 um 23 Uhr', 'says "22. November 2026 um 23 Uhr"', 'bought until'],
  ] as const)('%s: %s made %s is found, and so is what is missing now', (language, from, to, strange, untold) => {
    const found = findings({ ...right, [language]: right[language].replace(from, to) });
    expect(found).toHaveLength(2);
    expect(found[0]).toContain(`terms.${language}: ${strange}`);
    expect(found[1]).toContain(`terms.${language}: does not tell ${untold}`);
  });

  test('the end at the cut-off may be told as the day, or as the hour of the next one, not as the next day', () => {
    const told = (text: string) => findings({ en: right.en.replace('until 25 November 2026', text) });
    expect(told('until 04:00 on 26 November 2026')).toEqual([]);
    expect(told('until 26 November 2026')).not.toEqual([]);
  });

  test('money of another country, a date that does not exist, a year that is wrong', () => {
    expect(findings({ en: `${right.en} And 5 €.` })).toEqual([
      'terms.en: says "5 €" (line 1 of the text), but the money of the mall is RUB',
    ]);
    expect(findings({ en: `${right.en} 31.11.2026` })).toEqual([
      'terms.en: says "31.11.2026" (line 1 of the text), but there is no such date',
    ]);
    expect(findings({ en: `${right.en}\n25.11.2025` })[0]).toContain('says "25.11.2025" (line 2 of the text)');
  });

  test('counts of names, places and the law are known', () => {
    expect(findings({ en: `${right.en} At the info desk, floor 1. No lottery under 138-FZ. Gifts above 4,000 ₽ are taxed.` })).toEqual([]);
    expect(findings({ en: `${right.en} On floor 2.` })).toEqual([expect.stringContaining('says "2"')]);
  });

  test('the organiser must be named as in the fields', () => {
    expect(findings({ en: right.en.replace('7701234567', '') })).toEqual(['terms.en: does not name organiser-id: 7701234567']);
  });

  test('an end at midnight may be told as 24:00', () => {
    const version = giftVersion({ when: when({ ...giftVersion().when, boughtUntilMs: at('2026-11-23T00:00') }) });
    const terms = { en: right.en.replace('22 November 2026, 22:00', '24:00 on 22 November 2026') };
    expect(said(check(version, ruGift, terms))).toEqual([]);
  });

  test('multiples of the goal may be counted up as far as an account may get', () => {
    const version = giftVersion({ quota: quota({ perDay: 100, perAccountWindow: 2 }) });
    expect(said(check(version, ruGift, { en: `${right.en} 10,000 ₽: 2 hares.` }))).toEqual([]);
    expect(said(check(version, ruGift, { en: `${right.en} 15,000 ₽.` }))).toHaveLength(1);
  });

  test('without a profile, dates and sums are only warned of and counts are not looked at', () => {
    const version = giftVersion({ reach: reach({ sumMinor: 500_000 }) });
    const found = checkLegal(fileOf(version, { terms: { en: 'For 5,000 ₽, 77 shops. Until 1 May 2026.' } }), version, house);
    expect(found).toMatchObject([{ level: 'warning', path: ['terms', 'en'] }]);
  });
});
