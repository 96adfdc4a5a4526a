/** A small mall and a plain file to change: a test names what it is about. */
import { contextWithoutMall } from '../../../domain/campaign-file/campaign-context.ts';
import type { CampaignContext, KnownGift } from '../../../domain/campaign-file/campaign-context.ts';
import type { CampaignDraft } from '../../../domain/campaign-file/draft.ts';
import { parseCampaignFile } from '../../../domain/campaign-file/parse-campaign-file.ts';
import { toVersion } from '../../../domain/campaign-file/to-version.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import { at, mall } from '../campaign/make-version.ts';

const gift = (id: string, change: Partial<KnownGift> = {}): KnownGift => ({
  id,
  free: 500,
  tenantId: null,
  collectDays: 30,
  active: true,
  ...change,
});

/** Galleria of five shops in three categories; Saturday 21 November 2026, noon. */
export const context: CampaignContext = {
  ...contextWithoutMall({ ...mall, minorDigits: 2, nowMs: at('2026-11-21T12:00') }),
  tenants: [
    { id: 'vesta', category: 'fashion', excluded: false },
    { id: 'otto-lind', category: 'fashion', excluded: false },
    { id: 'cafe-tilia', category: 'cafe', excluded: false },
    { id: 'bakery-rye', category: 'cafe', excluded: false },
    { id: 'harbour-bank', category: 'bank', excluded: true },
  ],
  categories: ['cafe', 'fashion', 'bank'],
  gifts: [
    gift('plush-hare'),
    gift('mug', { free: 0 }),
    gift('lamp', { free: 20, collectDays: 3 }),
    gift('old-lamp', { active: false }),
    gift('tilia-20', { tenantId: 'cafe-tilia' }),
    gift('bank-coupon', { tenantId: 'harbour-bank' }),
  ],
  tiers: ['silver', 'gold'],
  goods: ['bakery', 'balloons'],
  kiosks: ['K1', 'K2', 'D1'],
  segments: ['vip'],
  arts: ['hare'],
  hours: { opens: '10:00', closes: '22:00' },
  knowsAllCampaigns: true,
};

/** A file as people write it, by its keys; undefined takes a key out. */
export type FileChange = Readonly<Record<string, unknown>>;

const texts = { en: 't', ru: 't', fi: 't', de: 't' };

/** 500 points for five receipts in a month, with a budget: nothing to complain of. */
export const plainFile: FileChange = {
  campaign: 'plain',
  title: texts,
  short: texts,
  text: texts,
  when: { from: '2026-12-01', until: '2026-12-31' },
  every: 'month',
  reach: { receipts: 5 },
  give: { points: 500 },
  quota: { points: 100_000 },
};

/** The plain file, changed, as JSON. */
export const fileOf = (change: FileChange = {}): string => JSON.stringify({ ...plainFile, ...change }, null, 1);

export const parse = (text: string, change: Partial<CampaignContext> = {}) =>
  parseCampaignFile(text, 'file.yaml', { ...context, ...change });

/** Problems as `key: what (nearest)`. */
export function problemsOf(change: FileChange, mallChange: Partial<CampaignContext> = {}): readonly string[] {
  const parsed = parse(fileOf(change), mallChange);
  return parsed.ok ? [] : parsed.problems.map(said);
}

/** Warnings as `key: what (nearest)`; throws when the file has problems. */
export function warningsOf(change: FileChange, mallChange: Partial<CampaignContext> = {}): readonly string[] {
  const parsed = parse(fileOf(change), mallChange);
  if (!parsed.ok) throw new Error(parsed.problems.map(said).join('\n'));
  return parsed.warnings.map(said);
}

const said = (one: { readonly where: string; readonly what: string; readonly nearest: string | null }) =>
  `${one.where}: ${one.what}${one.nearest === null ? '' : ` (${one.nearest})`}`;

/** The draft of a file without problems. */
export function draftOf(change: FileChange = {}, mallChange: Partial<CampaignContext> = {}): CampaignDraft {
  const parsed = parse(fileOf(change), mallChange);
  if (!parsed.ok) throw new Error(parsed.problems.map(said).join('\n'));
  return parsed.draft;
}

/** The version of a file without problems. */
export const versionOf = (change: FileChange = {}): CampaignVersion => toVersion(draftOf(change), 1, 0, mall.offsets);
