/** The fields of a profile: missing ones, ones of another kind, and ones that nobody asked for. */
import { nearestName } from '../written-file/nearest-name.ts';
import type { CampaignFile } from '../contract/campaign-file.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Language } from '../contract/primitive.ts';
import { isLocalDate } from '../time/local-time.ts';
import type { LegalFinding } from './check-legal.ts';
import { isMet } from './occasion.ts';
import type { LegalField, LegalProfile } from './profile.ts';
import { languages } from '../text/language.ts';

type FieldValue = NonNullable<CampaignFile['legal']>['fields'][string];

/** The value as it stands in terms of that language; null where nothing is said. */
export function textOfField(value: FieldValue | undefined, language: Language): string | null {
  if (value === undefined) return null;
  const text = typeof value === 'object' ? value[language] : String(value);
  return text === undefined || text.trim() === '' ? null : text;
}

/** @see file comment */
export function fieldFindings(profile: LegalProfile, file: CampaignFile, version: CampaignVersion): LegalFinding[] {
  const fields = file.legal?.fields ?? {};
  const names = profile.fields.map((field) => field.name);
  const strangers = Object.keys(fields)
    .filter((name) => !names.some((known) => known === name))
    .map((name): LegalFinding => ({
      level: 'problem',
      path: ['legal', 'fields', name],
      what: `${profile.id} has no field "${name}"`,
      nearest: nearestName(name, names),
      atKey: true,
    }));
  const gaps = profile.fields
    .filter((field) => isMet(field.occasion, version))
    .flatMap((field): LegalFinding[] => {
      const value = fields[field.name];
      if (value === undefined)
        return [{ level: 'problem', path: ['legal', 'fields'], what: `${field.name} is missing: write ${field.write}`, atKey: true }];
      return faultsOf(field, value);
    });
  return [...gaps, ...strangers];
}

function faultsOf(field: LegalField, value: FieldValue): LegalFinding[] {
  const path = ['legal', 'fields', field.name];
  const fault = (what: string): LegalFinding[] => [{ level: 'problem', path, what: `must be ${what}: write ${field.write}` }];
  switch (field.kind) {
    case 'text':
      if (typeof value === 'object' || typeof value === 'boolean' || String(value).trim() === '')
        return fault('one text for all languages');
      return field.pattern === null || new RegExp(`^(?:${field.pattern})$`, 'u').test(String(value)) ? [] : fault('of the right form');
    case 'localized':
      if (typeof value !== 'object') return fault('a text in each language (en, ru, fi, de)');
      return languages
        .filter((language) => textOfField(value, language) === null)
        .map((language) => ({ level: 'warning', path, what: `has no text in: ${language}; another language stands in` }));
    case 'money':
      return typeof value === 'number' && value > 0 ? [] : fault('a sum above 0');
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value > 0 ? [] : fault('a whole number above 0');
    case 'date':
      return typeof value === 'string' && isLocalDate(value) ? [] : fault('a date like 2026-12-31');
    case 'yes-no':
      return typeof value === 'boolean' ? [] : fault('true or false');
  }
}
