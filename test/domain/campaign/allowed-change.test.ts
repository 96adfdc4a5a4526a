import { describe, expect, test } from 'vitest';
import { allowedChange } from '../../../domain/campaign/allowed-change.ts';
import { placeChanges } from '../../../domain/campaign-file/change-place.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import { at, counted, everyone, gift, makeVersion, part, quota, reach } from './make-version.ts';

describe('a running campaign', () => {
  const running = makeVersion({ when: { ...makeVersion().when, collectedUntilMs: at('2026-12-10T04:00') } });
  const next = (change: Partial<CampaignVersion>): CampaignVersion => ({
    ...running,
    version: 2,
    effectiveFromMs: at('2026-11-21T12:00'),
    ...change,
  });
  const text = { en: 'y', ru: 'y', fi: 'y', de: 'y' };
  const earlier = { ...running.when, boughtUntilMs: at('2026-11-25T04:00'), registeredUntilMs: at('2026-11-26T04:00') };

  test.each<[string, Partial<CampaignVersion>]>([
    ['its texts and poster', { title: text, text, terms: text, short: text, poster: { art: 'hare', priority: 9, palette: 'moss' } }],
    ['its end, to earlier', { when: earlier }],
    ['to stop', { stoppedAtMs: at('2026-11-21T12:00') }],
    ['its quota, to more', { quota: quota({ perDay: 150, perAccountWindow: 2 }) }],
    ['its quota, to no limit', { quota: quota() }],
  ])('may change %s', (_name, change) => {
    expect(allowedChange(running, next(change))).toEqual({ ok: true });
  });

  test.each<[string, Partial<CampaignVersion>, string]>([
    ['ask for more', { reach: reach({ sumMinor: 600_000 }) }, 'reach'],
    ['give something else', { reward: gift('mug') }, 'reward'],
    ['take a choice away', { reward: gift('plush-hare', ['fox']) }, 'reward'],
    ['give less often', { quota: quota({ perDay: 99, perAccountWindow: 1 }) }, 'quota.perDay'],
    ['get a limit it had not', { quota: quota({ perDay: 100, total: 5000, perAccountWindow: 1 }) }, 'quota.total'],
    [
      'go on for longer',
      { when: { ...running.when, boughtUntilMs: at('2026-12-31T04:00'), registeredUntilMs: at('2027-01-01T04:00') } },
      'when.until',
    ],
    ['leave out a shop', { where: { ...running.where, except: { tenants: ['vesta'], categories: [] } } }, 'where'],
    ['leave fewer days to register', { when: { ...running.when, registeredWithinDays: 0 } }, 'when.register'],
    ['leave less time to register', { when: { ...earlier, registeredUntilMs: at('2026-11-25T04:00') } }, 'when.registerUntil'],
    ['close the collection earlier', { when: { ...running.when, collectedUntilMs: at('2026-12-05T04:00') } }, 'when.collectUntil'],
    ['get a smaller budget', { quota: quota({ perDay: 100, perAccountWindow: 1, budgetPoints: 10 }) }, 'quota.budgetPoints'],
    ['get a limit for accounts', { quota: quota({ perDay: 100, perAccountWindow: 1, perAccountCampaign: 3 }) }, 'quota.perAccountCampaign'],
    ['lose remainders', { quota: quota({ perDay: 100, perAccountWindow: 1, remainder: 'lost' }) }, 'quota.remainder'],
    ['be set off by something else', { trigger: 'joined' }, 'trigger'],
    ['ask for another questionnaire', { questionnaireId: 'q' }, 'questionnaireId'],
    ['be for others', { audience: everyone({ tiers: ['gold'] }) }, 'audience'],
    ['leave persons out', { notFor: ['mall-staff'] }, 'notFor'],
    ['count less of a receipt', { counted: counted({ perReceiptMaxMinor: 1 }) }, 'counted'],
    ['measure another span', { span: 'week' }, 'span'],
    ['measure more days', { rollingDays: 10 }, 'rollingDays'],
    ['ask for larger receipts', { minimumMinor: 1 }, 'minimumMinor'],
    ['ask for a combination', { parts: [part(), part()] }, 'parts'],
    ['keep what was to be taken back', { refunds: 'keep' }, 'refunds'],
    ['stack otherwise', { stackingGroup: 'g' }, 'stackingGroup'],
    ['choose otherwise within its group', { stackingBy: 'rank' }, 'stackingBy'],
    ['share receipts', { receiptUse: 'gifts' }, 'receiptUse'],
    ['go first', { rank: 1 }, 'rank'],
    ['reward inviters from now on', { inviter: { points: 5, most: null, life: { kind: 'never' } } }, 'inviter'],
    ['come under a law', { legal: { profile: 'ru-gift', fields: {} } }, 'legal'],
    ['make someone else pay', { funding: [{ funder: 'receipt-tenant', perMille: 1000 }] }, 'funding'],
  ])('may not %s', (_name, change, field) => {
    expect(allowedChange(running, next(change))).toMatchObject({ ok: false, reasons: [{ field }] });
  });

  test('may let inviters bring more friends, but not pay them otherwise', () => {
    const inviting = { ...running, inviter: { points: 5, most: 3, life: { kind: 'never' } as const } };
    const changed = (change: Partial<typeof inviting.inviter>) =>
      allowedChange(inviting, { ...next({}), inviter: { ...inviting.inviter, ...change } });
    expect(changed({ most: 4 })).toEqual({ ok: true });
    expect(changed({ most: 2 })).toMatchObject({ reasons: [{ field: 'inviter.most' }] });
    expect(changed({ points: 6 })).toMatchObject({ reasons: [{ field: 'inviter' }] });
  });

  test('may word its legal texts better, but not change what they say in figures', () => {
    const lawful = { ...running, legal: { profile: 'ru-gift', fields: { organiser: text, units: 100 } } };
    const changed = (fields: Readonly<Record<string, number | typeof text>>) =>
      allowedChange(lawful, { ...next({}), legal: { profile: 'ru-gift', fields: { ...fields } } });
    expect(changed({ organiser: { ...text, en: 'z' }, units: 100 })).toEqual({ ok: true });
    expect(changed({ organiser: text, units: 99 })).toMatchObject({ reasons: [{ field: 'legal.units' }] });
    expect(changed({ organiser: text })).toMatchObject({ reasons: [{ field: 'legal.units' }] });
  });

  test('may not give more days to register, nor another law, nor lose its law or its inviters', () => {
    const lawful = {
      ...running,
      when: { ...running.when, registeredWithinDays: 1 },
      legal: { profile: 'ru-gift', fields: {} },
      inviter: { points: 5, most: null, life: { kind: 'never' } as const },
    };
    const fieldsOf = (change: Partial<CampaignVersion>) => {
      const answer = allowedChange(lawful, { ...lawful, version: 2, effectiveFromMs: at('2026-11-21T12:00'), ...change });
      return answer.ok ? [] : answer.reasons.map((reason) => reason.field);
    };
    expect([0, 1, 2, null].map((days) => fieldsOf({ when: { ...lawful.when, registeredWithinDays: days } }))).toEqual([
      ['when.register'],
      [],
      ['when.register'],
      ['when.register'],
    ]);
    expect(fieldsOf({ legal: { profile: 'fi-gift', fields: {} } })).toEqual(['legal.profile']);
    expect([fieldsOf({ legal: null }), fieldsOf({ inviter: null })]).toEqual([['legal'], ['inviter']]);
  });

  test('may collect for longer, not for less long; at its first instant it runs', () => {
    const collected = (was: number | null, is: number | null) =>
      allowedChange(
        { ...running, when: { ...running.when, collectedUntilMs: was } },
        next({ when: { ...running.when, collectedUntilMs: is } }),
      ).ok;
    expect([collected(null, null), collected(5, null), collected(5, 6), collected(5, 5), collected(5, 4), collected(null, 5)]).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    const asks = { reach: reach({ sumMinor: 1 }) };
    expect([-1, 0].map((ms) => allowedChange(running, next({ ...asks, effectiveFromMs: running.when.boughtFromMs + ms })).ok)).toEqual([
      true,
      false,
    ]);
    expect(allowedChange(running, next({ effectiveFromMs: 0, campaignId: 'other' }))).toMatchObject({ reasons: [{ field: 'campaignId' }] });
  });

  test('every reason is given at once', () => {
    expect(allowedChange(running, next({ minimumMinor: 1, rank: 1, span: 'week' }))).toMatchObject({
      reasons: [{ field: 'span' }, { field: 'minimumMinor' }, { field: 'rank' }],
    });
  });

  test('keeps an announced draw and its excluded persons even before its first day', () => {
    const draw: NonNullable<CampaignVersion['draw']> = {
      closesAtMs: at('2026-12-02T04:00'),
      drawnAtMs: at('2026-12-04T18:00'),
      publicValue: text,
      prizes: [{ prizeId: 'scooter', name: text, units: 1, valueMinor: 100 }],
      reserves: 1,
      claimDays: 14,
      onePrizeEach: true,
    };
    const announced: CampaignVersion = { ...running, draw, notFor: ['jury'] };
    const before = (change: Partial<CampaignVersion>): CampaignVersion => ({ ...announced, version: 2, effectiveFromMs: 0, ...change });
    expect(allowedChange(announced, before({ title: text }))).toEqual({ ok: true });
    const changes: readonly [string, Partial<CampaignVersion>][] = [
      ['draw', { draw: { ...draw, reserves: 2 } }],
      ['notFor', { notFor: [] }],
    ];
    for (const [field, change] of changes) {
      expect(allowedChange(announced, before(change))).toMatchObject({ ok: false, reasons: [{ field }] });
    }
  });

  test('may change all before its first day', () => {
    expect(allowedChange(running, next({ effectiveFromMs: at('2026-10-20T12:00'), reach: reach({ sumMinor: 1 }) }))).toEqual({ ok: true });
  });

  test.each([
    ['reward', 'a.yaml:4:7 give: no'],
    ['quota.perAccountWindow', 'a.yaml:5:22 quota.perAccount: no'],
    ['quota.budgetPoints', 'a.yaml:5:8 quota.points: no'],
    ['legal.organiser-id', 'a.yaml:6:52 legal.fields.organiser-id: no'],
    ['legal.profile', 'a.yaml:6:19 legal.profile: no'],
    ['when.until', 'a.yaml:3:35 when.until: no'],
  ])('is told what it may not do at the key of the file: %s', (field, expected) => {
    const text = `campaign: a
every: day
when: { from: 2026-11-01, until:  2026-12-01 }
give: { points: 5 }
quota: { perAccount: 2 }
legal: { profile: ru-gift, fields: { organiser-id: "1" } }
`;
    const [placed] = placeChanges(text, 'a.yaml', [{ field, what: 'no' }]);
    expect(`${placed?.file}:${placed?.line}:${placed?.column} ${placed?.where}: ${placed?.what}`).toBe(expected);
  });
});
