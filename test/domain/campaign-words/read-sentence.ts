/** Sentences of rules as visitors read them. */
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { Language, Say } from '../../../domain/contract/primitive.ts';
import { languages } from '../../../domain/text/language.ts';
import { word } from '../../../domain/text/wording.ts';
import { localSay } from '../../../domain/visit/local-say.ts';
import type { NameSource } from '../../../domain/visit/names-of.ts';
import { mall } from '../campaign/make-version.ts';

const november = '2026-11-18T15:00:00';

/** A sentence as a visitor reads it on Wednesday 18 November; things go by their ids. */
export function read(say: Say, language: Language, versions: readonly CampaignVersion[] = []): string {
  const empty = { tenants: [], categories: [], gifts: [], tiers: [] };
  const source: NameSource = {
    catalogue: { ...empty, mall },
    campaigns: new Map(versions.map((one) => [one.campaignId, one])),
  };
  return word(localSay(say, source, language), { language, currency: 'RUB', todayLocal: november }).replaceAll('\u00a0', ' ');
}

/** The same in English, Russian, Finnish, German. */
export const inAll = (say: Say, versions: readonly CampaignVersion[] = []) => languages.map((language) => read(say, language, versions));

/** The same sentence for several numbers. */
export const table = (sayOf: (n: number) => Say, language: Language, numbers: readonly number[]) =>
  numbers.map((n) => read(sayOf(n), language));
