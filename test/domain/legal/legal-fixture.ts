/** A campaign file and its version side by side, for legal checks: the version is given, the file holds what the checks read from it. */
import type { CampaignFile } from '../../../domain/contract/campaign-file.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { CampaignDraw } from '../../../domain/contract/draw.ts';
import type { Localized } from '../../../domain/contract/primitive.ts';
import type { LegalHouse } from '../../../domain/legal/legal-house.ts';
import type { LegalProfile } from '../../../domain/legal/profile.ts';
import { at, gift, makeVersion, quota, reach, tickets, when } from '../campaign/make-version.ts';

export const everywhere = (text: string): Localized => ({ en: text, ru: text, fi: text, de: text });

/** Moscow; a hare is worth 650 roubles and waits three days. */
export const house: LegalHouse = {
  currency: 'RUB',
  offsets: [{ atMs: 0, offsetMinutes: 180 }],
  dayCutoffMinutes: 240,
  names: {
    shop: (id) => (id === 'vesta' ? 'Vesta 24' : id),
    category: (id) => id,
    gift: (id, language) =>
      ({ en: 'plush hare', ru: 'плюшевый заяц', fi: 'pehmojänis', de: 'Plüschhase' })[language] + (id === 'hare' ? '' : ` ${id}`),
    tier: (id) => id,
    giftFacts: (id) => (id === 'hare' ? { valueMinor: 65_000, collectDays: 3 } : null),
  },
};

/** Every field of a profile filled in so that nothing is wrong with it. */
export function filled(profile: LegalProfile): NonNullable<CampaignFile['legal']> {
  const value = ({ name, kind }: LegalProfile['fields'][number]): NonNullable<CampaignFile['legal']>['fields'][string] => {
    if (name === 'organiser-id')
      return { RU: '7701234567', KZ: '123456789012', FI: '1234567-8', SG: '201912345A' }[profile.country] ?? 'HRB 12345';
    if (name === 'organiser-name') return 'OOO Galleria Lumen';
    return kind === 'text' ? '1 Main Street, 101000 Moscow' : { ...everywhere('the info desk, floor 1') };
  };
  return { profile: profile.id, fields: Object.fromEntries(profile.fields.map((field) => [field.name, value(field)])) };
}

/** 5,000 roubles in a mall day on 21 or 22 November 2026, 10:00 to 22:00: a hare, 100 a day. */
export function giftVersion(change: Partial<CampaignVersion> = {}): CampaignVersion {
  return makeVersion({
    when: when({
      boughtFromMs: at('2026-11-21T10:00'),
      boughtUntilMs: at('2026-11-22T22:00'),
      registeredUntilMs: at('2026-11-22T22:30'),
      collectedUntilMs: at('2026-11-26T04:00'),
      announcedAtMs: at('2026-11-10T04:00'),
    }),
    reach: reach({ sumMinor: 500_000 }),
    reward: gift('hare'),
    quota: quota({ perDay: 100, perAccountWindow: 1 }),
    ...change,
  });
}

/** Two cars and ten cups, drawn on 1 December. */
export const draw: CampaignDraw = {
  closesAtMs: at('2026-11-30T22:00'),
  drawnAtMs: at('2026-12-01T18:00'),
  publicValue: everywhere('closing value of the index'),
  prizes: [
    { prizeId: 'car', name: everywhere('car'), units: 2, valueMinor: 150_000_000 },
    { prizeId: 'cup', name: everywhere('cup'), units: 10, valueMinor: 50_000 },
  ],
  reserves: 12,
  claimDays: 14,
  onePrizeEach: true,
};

/** One ticket from 1,500 roubles on a receipt; insiders and the young left out. */
export function drawVersion(change: Partial<CampaignVersion> = {}): CampaignVersion {
  return giftVersion({
    span: 'receipt',
    reach: reach({ sumMinor: 150_000 }),
    reward: tickets(1),
    quota: quota(),
    notFor: ['mall-staff', 'under-age', 'jury'],
    draw,
    ...change,
  });
}

/** The file of a version: only what the legal checks read. */
export function fileOf(version: CampaignVersion, over: Partial<Pick<CampaignFile, 'terms' | 'legal'>> = {}): CampaignFile {
  return {
    campaign: version.campaignId,
    title: version.title,
    short: version.short,
    text: version.text,
    when: { from: '2026-11-21', until: '2026-11-22' },
    every: 'day',
    give: { points: 1 },
    ...over,
  };
}

/** The version as it is after its legal part was filled in. */
export function withLegal(version: CampaignVersion, legal: NonNullable<CampaignFile['legal']>): CampaignVersion {
  const fields = Object.entries(legal.fields).map(([name, value]) => [
    name,
    typeof value === 'object' ? { en: value.en ?? '', ru: value.ru ?? '', fi: value.fi ?? '', de: value.de ?? '' } : value,
  ]);
  return {
    ...version,
    legal: { profile: legal.profile, fields: Object.fromEntries(fields) as NonNullable<CampaignVersion['legal']>['fields'] },
  };
}
