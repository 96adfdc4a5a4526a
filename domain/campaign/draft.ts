/** A campaign file in the engine's terms: minor units, full lists, local times. Becomes a version when it is loaded (to-version.ts). */
import type { CampaignFile } from '../contract/campaign-file.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Localized } from '../contract/primitive.ts';
import { addDays, isLocalDateTime } from '../time/local-time.ts';
import { two } from '../time/civil.ts';
import type { CampaignContext } from './campaign-context.ts';
import type { Finding, FilePath } from './file-problem.ts';

/** How long points live, with a local time where a version has an instant. */
export type DraftLife =
  | { readonly kind: 'never' }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'end-of-quarter' }
  | { readonly kind: 'fixed'; readonly atLocal: string };

/** What is given. */
export type DraftReward =
  | {
      readonly kind: 'points-per-amount';
      readonly points: number;
      readonly perMinor: number;
      readonly rounding: 'down' | 'nearest';
      readonly capPoints: number | null;
      readonly purse: string;
      readonly life: DraftLife;
    }
  | { readonly kind: 'points'; readonly points: number; readonly purse: string; readonly life: DraftLife }
  | { readonly kind: 'gift'; readonly giftId: string };

/** @see campaignVersion for the meaning of each field; times are `YYYY-MM-DDTHH:MM:SS`, untils exclusive. */
export interface CampaignDraft extends Pick<
  CampaignVersion,
  | 'campaignId'
  | 'title'
  | 'text'
  | 'short'
  | 'terms'
  | 'where'
  | 'span'
  | 'minimumMinor'
  | 'reach'
  | 'quota'
  | 'funding'
  | 'poster'
  | 'stackingGroup'
> {
  readonly when: {
    readonly boughtFromLocal: string;
    readonly boughtUntilLocal: string;
    readonly registeredUntilLocal: string;
    readonly registeredSameDay: boolean;
    readonly collectedUntilLocal: string | null;
    readonly announcedAtLocal: string | null;
    readonly weekdays: number[];
    readonly hours: { from: string; until: string } | null;
  };
  readonly reward: DraftReward;
}

const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Collects what cannot be translated; the draft is only good when nothing was found. */
export interface DraftNotes {
  readonly problem: (finding: Finding) => void;
  readonly warning: (finding: Finding) => void;
}

/** Translates a file that fits the schema. */
export function draftOf(file: CampaignFile, context: CampaignContext, notes: DraftNotes): CampaignDraft {
  const money = (value: number, path: FilePath) => minorOf(value, context.minorDigits, path, notes);
  const title = textsOf(file.title, ['title'], notes);
  const text = textsOf(file.text, ['text'], notes);
  return {
    campaignId: file.campaign,
    title,
    text,
    short: textsOf(file.short, ['short'], notes),
    terms: file.terms === undefined ? text : textsOf(file.terms, ['terms'], notes),
    where: {
      tenants: file.where?.shops ?? [],
      categories: file.where?.categories ?? [],
      except: { tenants: file.where?.except?.shops ?? [], categories: file.where?.except?.categories ?? [] },
    },
    when: whenOf(file.when, context, notes),
    span: file.every,
    minimumMinor: file.minimum === undefined ? 0 : money(file.minimum, ['minimum']),
    reach: {
      sumMinor: file.reach?.sum === undefined ? null : money(file.reach.sum, ['reach', 'sum']),
      receipts: file.reach?.receipts ?? null,
      shops: file.reach?.shops ?? null,
    },
    reward: rewardOf(file.give, context, money, notes),
    quota: {
      perDay: file.quota?.perDay ?? null,
      total: file.quota?.total ?? null,
      perAccountWindow: file.quota?.perAccount === 'all' ? null : (file.quota?.perAccount ?? 1),
    },
    funding: fundingOf(file.pays ?? { operator: 100 }, notes),
    poster: { art: file.poster?.art ?? null, priority: file.poster?.priority ?? 0, palette: file.poster?.palette ?? null },
    stackingGroup: file.bestOf ?? null,
  };
}

function textsOf(texts: CampaignFile['title'], path: FilePath, notes: DraftNotes): Localized {
  const spare = texts.en ?? texts.ru ?? texts.de ?? texts.fi;
  if (spare === undefined) notes.problem({ path, what: 'has no text in any language' });
  const missing = (['en', 'ru', 'fi', 'de'] as const).filter((language) => texts[language] === undefined);
  if (spare !== undefined && missing.length > 0)
    notes.warning({ path, what: `has no text in: ${missing.join(', ')}; another language stands in` });
  const instead = spare ?? '';
  return { en: texts.en ?? instead, ru: texts.ru ?? instead, fi: texts.fi ?? instead, de: texts.de ?? instead };
}

function whenOf(when: CampaignFile['when'], context: CampaignContext, notes: DraftNotes): CampaignDraft['when'] {
  const start = (text: string, key: string) => localOfMoment(text, 0, context.dayCutoffMinutes, ['when', key], notes);
  // A date alone, as an end, is the end of that mall day.
  const end = (text: string, key: string) => localOfMoment(text, 1, context.dayCutoffMinutes, ['when', key], notes);
  const boughtUntilLocal = end(when.until, 'until');
  const lastDay = end(when.until.slice(0, 10), 'until');
  const sameDay = when.register === 'same day';
  const [from = '', until = ''] = when.hours?.split('-') ?? [];
  return {
    boughtFromLocal: start(when.from, 'from'),
    boughtUntilLocal,
    registeredUntilLocal:
      when.registerUntil !== undefined
        ? end(when.registerUntil, 'registerUntil')
        : sameDay
          ? lastDay
          : `${addDays(lastDay, 1)}${lastDay.slice(10)}`,
    registeredSameDay: sameDay,
    collectedUntilLocal: when.collectUntil === undefined ? null : end(when.collectUntil, 'collectUntil'),
    announcedAtLocal: when.announced === undefined ? null : start(when.announced, 'announced'),
    weekdays: (when.weekdays ?? []).map((name) => weekdayNames.indexOf(name) + 1).sort((a, b) => a - b),
    hours: when.hours === undefined ? null : { from: clock(from, notes), until: clock(until, notes) },
  };
}

function clock(text: string, notes: DraftNotes): string {
  if (!isLocalDateTime(`2000-01-01T${text}:00`)) notes.problem({ path: ['when', 'hours'], what: `${text} is no time of day` });
  return text;
}

/** `2026-11-21 10:00` as it stands; a date alone is the cut-off of that day, or `days` later. */
function localOfMoment(text: string, days: number, cutoffMinutes: number, path: FilePath, notes: DraftNotes): string {
  const cutoff = `${two(Math.floor(cutoffMinutes / 60))}:${two(cutoffMinutes % 60)}:00`;
  const local = text.length === 10 ? `${text}T${cutoff}` : `${text.slice(0, 10)}T${text.slice(11)}:00`;
  if (!isLocalDateTime(local)) {
    notes.problem({ path, what: `${text} is no date that exists` });
    return '2000-01-01T00:00:00';
  }
  return text.length === 10 ? `${addDays(local, days)}${local.slice(10)}` : local;
}

function rewardOf(
  give: CampaignFile['give'],
  context: CampaignContext,
  money: (value: number, path: FilePath) => number,
  notes: DraftNotes,
): DraftReward {
  if (give.gift !== undefined) return { kind: 'gift', giftId: give.gift };
  const purse = give.spendAt === undefined ? 'everywhere' : `tenant:${give.spendAt}`;
  const life = lifeOf(give.expires ?? 'never', context, notes);
  const points = give.points ?? 0;
  if (points === 0) notes.problem({ path: ['give'], what: 'gives nothing: say points or gift' });
  if (give.per === undefined) return { kind: 'points', points, purse, life };
  return {
    kind: 'points-per-amount',
    points,
    perMinor: money(give.per, ['give', 'per']),
    rounding: give.rounding ?? 'down',
    capPoints: give.cap ?? null,
    purse,
    life,
  };
}

function lifeOf(expires: string, context: CampaignContext, notes: DraftNotes): DraftLife {
  if (expires === 'never') return { kind: 'never' };
  if (expires === 'end of quarter') return { kind: 'end-of-quarter' };
  const days = /^(\d+) days?$/.exec(expires);
  if (days !== null) return { kind: 'days', days: Number(days[1]) };
  return { kind: 'fixed', atLocal: localOfMoment(expires, 1, context.dayCutoffMinutes, ['give', 'expires'], notes) };
}

function fundingOf(pays: Readonly<Record<string, number>>, notes: DraftNotes): CampaignVersion['funding'] {
  const funding = Object.entries(pays)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, perCent]) => {
      const perMille = Math.round(perCent * 10);
      if (Math.abs(perMille - perCent * 10) > 1e-6 || perMille < 1)
        notes.problem({ path: ['pays', name], what: 'must be per cent with at most one decimal' });
      return { funder: name === 'operator' ? 'operator' : name === 'shop' ? 'receipt-tenant' : `tenant:${name}`, perMille };
    });
  const sum = funding.reduce((total, part) => total + part.perMille, 0);
  if (sum !== 1000) notes.problem({ path: ['pays'], what: `adds up to ${sum / 10} per cent, not 100` });
  return funding;
}

function minorOf(value: number, digits: number, path: FilePath, notes: DraftNotes): number {
  const scaled = value * 10 ** digits;
  const minor = Math.round(scaled);
  if (!Number.isSafeInteger(minor) || Math.abs(scaled - minor) > 1e-6)
    notes.problem({ path, what: `${value} has more decimals than the currency` });
  return Number.isSafeInteger(minor) ? minor : 0;
}
