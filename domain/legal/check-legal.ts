/**
 * What the legal profile of a campaign finds: fields that are missing or do not fit, facts the rule lacks, the age rule, the draw's rules, and hand-written terms that say
 * something else than the rule. Findings carry paths of the file, so each has its line.
 */
import type { Finding, FilePath } from '../written-file/file-problem.ts';
import type { CampaignFile } from '../contract/campaign-file.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Language } from '../contract/primitive.ts';
import { nearestName } from '../written-file/nearest-name.ts';
import { fieldFindings, textOfField } from './check-fields.ts';
import { drawFindings } from './check-draw-rules.ts';
import { factLabels, strangeFigures, untoldFacts } from './check-terms.ts';
import type { TermsContext } from './check-terms.ts';
import type { LegalHouse } from './legal-house.ts';
import { isMet } from './occasion.ts';
import type { FactName, LegalProfile } from './profile.ts';
import { legalProfile, legalProfiles } from './profiles.ts';
import { ruleFacts } from './rule-facts.ts';
import type { RuleFacts } from './rule-facts.ts';
import { languages } from '../text/language.ts';

/** A finding and how bad it is: a problem stops the campaign, a warning does not. */
export interface LegalFinding extends Finding {
  readonly level: 'problem' | 'warning';
}

/** Checks a file that fits its schema against the profile it names. `version` is what the file says, in the engine's terms. */
export function checkLegal(file: CampaignFile, version: CampaignVersion, house: LegalHouse): readonly LegalFinding[] {
  if (file.legal === undefined) return withoutProfile(file, version, house);
  const profile = legalProfile(file.legal.profile);
  if (profile === null)
    return [
      {
        level: 'problem',
        path: ['legal', 'profile'],
        what: `there is no legal profile "${file.legal.profile}"; there are: ${legalProfiles.map((one) => one.id).join(', ')}`,
        nearest: nearestName(
          file.legal.profile,
          legalProfiles.map((one) => one.id),
        ),
      },
    ];
  return checkAgainst(profile, file, version, house);
}

/** The same against a profile that is given: for profiles that are not in the list. */
export function checkAgainst(
  profile: LegalProfile,
  file: CampaignFile,
  version: CampaignVersion,
  house: LegalHouse,
): readonly LegalFinding[] {
  const context = termsContext(profile, file, version, house);
  return [
    ...fieldFindings(profile, file, version),
    ...factFindings(profile, version, context.facts),
    ...ageFindings(profile, version),
    ...drawFindings(profile, version),
    ...fieldTextFindings(profile, file, context),
    ...termsFindings(file, context),
  ];
}

/** What terms of this file may say; names of the catalogue are looked up in every language. */
function termsContext(profile: LegalProfile | null, file: CampaignFile, version: CampaignVersion, house: LegalHouse): TermsContext {
  return { version, profile, house, facts: ruleFacts(version, house, profile), knownTexts: knownTexts(file, version, house) };
}

/** Texts of names, places and fields whose counts terms may repeat ("floor 1"). */
export function knownTexts(file: CampaignFile, version: CampaignVersion, { names }: LegalHouse): readonly string[] {
  const { where, reward, parts, segment } = version;
  const places = [where, where.except, ...parts, ...(segment?.spent ?? [])];
  const purse = 'purse' in reward && reward.purse.startsWith('tenant:') ? [reward.purse.slice('tenant:'.length)] : [];
  const shops = [...places.flatMap((place) => place.tenants), ...purse];
  const categories = places.flatMap((place) => place.categories);
  const gifts = reward.kind === 'gift' ? [reward.giftId, ...reward.choices] : [];
  return [
    ...languages.flatMap((language) => [
      ...shops.map((id) => names.shop(id, language)),
      ...categories.map((id) => names.category(id, language)),
      ...gifts.map((id) => names.gift(id, language)),
      ...(version.draw?.prizes.map((prize) => prize.name[language]) ?? []),
      version.draw?.publicValue[language] ?? '',
      version.short[language],
      ...version.audience.tiers.map((id) => names.tier(id, language)),
      version.title[language],
    ]),
    ...namesInRule(version),
    ...Object.values(file.legal?.fields ?? {}).flatMap((value) => (typeof value === 'object' ? Object.values(value) : [String(value)])),
  ].filter((text) => text !== '');
}

/** Names that the rule itself holds: groups, kiosks, segments, goods. */
function namesInRule({ stackingGroup, receiptUse, audience, questionnaireId, counted, parts }: CampaignVersion): readonly string[] {
  return [
    stackingGroup ?? '',
    receiptUse ?? '',
    questionnaireId ?? '',
    ...audience.anyOf,
    ...audience.noneOf,
    ...audience.kiosks,
    ...counted.goods.only,
    ...counted.goods.except,
    ...parts.flatMap((part) => part.goods),
  ];
}

const rulePaths: Partial<Record<FactName, { readonly path: FilePath; readonly write: string }>> = {
  units: { path: ['quota'], write: 'perDay or total' },
  'collected-until': { path: ['when', 'collectUntil'], write: 'the last day to collect' },
  announced: { path: ['when', 'announced'], write: 'when visitors are told' },
  'prize-value': { path: ['draw', 'prizes'], write: 'the value of each prize' },
};

/** A fact that the terms must tell and the rule does not hold cannot be told. */
function factFindings(profile: LegalProfile, version: CampaignVersion, facts: RuleFacts): LegalFinding[] {
  const holds = (name: FactName): boolean =>
    name === 'prize-value'
      ? version.draw?.prizes.every((prize) => prize.valueMinor > 0) === true
      : [...facts.dates, ...facts.sums, ...facts.counts].some((fact) => fact.name === name);
  return profile.tells.flatMap(({ fact, occasion }) => {
    const place = rulePaths[fact];
    if (place === undefined || !isMet(occasion, version) || holds(fact)) return [];
    return [{ level: 'problem' as const, path: place.path, what: `${profile.id} wants ${factLabels[fact]} told: say ${place.write}` }];
  });
}

function ageFindings(profile: LegalProfile, version: CampaignVersion): LegalFinding[] {
  const excluded = version.notFor.includes('under-age');
  if (profile.age === null || !isMet(profile.age.occasion, version))
    return excluded && profile.age === null
      ? [{ level: 'warning', path: ['notFor'], what: `leaves out the under-aged, but ${profile.id} names no age; the server takes 18` }]
      : [];
  const oldEnough = (version.segment?.ageFrom ?? 0) >= profile.age.years;
  if (excluded || oldEnough) return [];
  return [
    { level: 'problem', path: ['notFor'], what: `${profile.id} wants nobody under ${profile.age.years} to take part: add under-age` },
  ];
}

/** Dates and sums in field texts are held against the rule too: they go into the terms. */
function fieldTextFindings(profile: LegalProfile, file: CampaignFile, context: TermsContext): LegalFinding[] {
  return profile.fields
    .filter((field) => field.kind === 'localized' && isMet(field.occasion, context.version))
    .flatMap((field) =>
      languages.flatMap((language) => {
        const text = textOfField(file.legal?.fields[field.name], language);
        if (text === null) return [];
        return strangeFigures(text, language, context, false).map((what) => ({
          level: 'problem' as const,
          path: ['legal', 'fields', field.name, language],
          what,
        }));
      }),
    );
}

function termsFindings(file: CampaignFile, context: TermsContext): LegalFinding[] {
  const { profile } = context;
  return languages.flatMap((language) => {
    const text = file.terms?.[language];
    if (text === undefined) return [];
    const missing = (profile?.fields ?? [])
      .filter((field) => field.verbatim && isMet(field.occasion, context.version))
      .flatMap((field) => {
        const value = textOfField(file.legal?.fields[field.name], language);
        return value === null || spaced(text).includes(spaced(value)) ? [] : [`does not name ${field.name}: ${value}`];
      });
    return [...strangeFigures(text, language, context), ...untoldFacts(text, language, context), ...missing].map((what) =>
      at(language, what),
    );
  });
}

const at = (language: Language, what: string): LegalFinding => ({ level: 'problem', path: ['terms', language], what });
const spaced = (text: string): string => text.replace(/\s+/gu, ' ');

/** No profile named: only a draw needs one, and only dates and sums of hand-written terms are looked at. */
function withoutProfile(file: CampaignFile, version: CampaignVersion, house: LegalHouse): LegalFinding[] {
  const context = termsContext(null, file, version, house);
  const strange = languages.flatMap((language) =>
    strangeFigures(file.terms?.[language] ?? '', language, context, false).map((what) => ({
      level: 'warning' as const,
      path: ['terms', language],
      what,
    })),
  );
  if (!isMet('draw', version)) return strange;
  return [...strange, { level: 'warning', path: ['legal'], what: 'is missing: a draw without a legal profile is checked by nobody' }];
}
