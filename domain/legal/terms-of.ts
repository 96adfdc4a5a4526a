/**
 * Full terms written from the fields and the rule, one numbered clause a line, in any language. What is told of the mechanics are the sentences of the read-back, so that
 * screen, office and terms never say different things. Terms written here always pass `check-terms`.
 */
import { readBackSections } from '../campaign-words/read-back.ts';
import { bareNames } from '../campaign-words/rule-names.ts';
import type { RuleNames } from '../campaign-words/rule-names.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Language, Say } from '../contract/primitive.ts';
import { formatDate } from '../text/format-date.ts';
import { formatMoney, minorDigitsOf } from '../text/format.ts';
import { phrase } from '../text/phrase.ts';
import { word } from '../text/wording.ts';
import { textOfField } from './check-fields.ts';
import type { LegalHouse } from './legal-house.ts';
import { isMet } from './occasion.ts';
import type { ClauseName, LegalField, LegalProfile } from './profile.ts';
import { legalProfile } from './profiles.ts';
import { ruleFacts } from './rule-facts.ts';
import type { DateFact, RuleFacts } from './rule-facts.ts';

/** Everything that the clauses are written from. */
interface Desk {
  readonly version: CampaignVersion;
  readonly house: LegalHouse;
  readonly profile: LegalProfile | null;
  readonly facts: RuleFacts;
  readonly language: Language;
}

/** Terms of a version; the profile is the one its legal part names, none where it names none. */
export function termsOf(version: CampaignVersion, house: LegalHouse, language: Language): string {
  return termsAfter(version.legal === null ? null : legalProfile(version.legal.profile), version, house, language);
}

/** The same after a profile that is given. */
export function termsAfter(profile: LegalProfile | null, version: CampaignVersion, house: LegalHouse, language: Language): string {
  const desk: Desk = { version, house, profile, language, facts: ruleFacts(version, house, profile) };
  const rule = readBackSections(version, { ...house, offsets: [...house.offsets] }, namesFor(desk));
  const said = (says: readonly Say[]): string[] => says.map((say) => word(say, { language, currency: house.currency, todayLocal: '' }));
  const only = (says: readonly Say[], keys: readonly string[]): string[] =>
    said(says.filter((say) => keys.some((key) => say.key.startsWith(key))));
  const clauses: readonly (readonly [heading: string, sentences: readonly string[]])[] = [
    [phrase(language, 'legal.organiser'), [...fieldsIn('organiser', desk), ...natureOf(desk)]],
    [phrase(language, 'legal.period'), [...periodOf(desk), ...only(rule.when, ['rule.weekdays', 'rule.hours'])]],
    [phrase(language, 'legal.who'), [...said(rule.who), ...ageOf(desk)]],
    [phrase(language, 'legal.what-to-do'), [...said(rule.what), ...said(rule.reach), ...fieldsIn('taking-part', desk)]],
    [phrase(language, 'legal.given'), said(rule.give.filter((say) => say.key !== 'rule.collect'))],
    [phrase(language, 'legal.limits'), [...said(rule.limits), ...only(rule.use, ['rule.use', 'rule.stacking']), ...stockOf(desk)]],
    [phrase(language, 'legal.collecting'), collectingOf(desk)],
    [phrase(language, 'legal.draw'), version.draw === null ? [] : [...said(rule.draw), ...fieldsIn('draw', desk)]],
    [phrase(language, 'legal.returns'), only(rule.use, ['rule.refunds'])],
    [phrase(language, 'legal.tax'), taxOf(desk)],
    [phrase(language, 'legal.data'), orElse(fieldsIn('data', desk), phrase(language, 'legal.data.default'))],
    [
      phrase(language, 'legal.disputes'),
      [...orElse(fieldsIn('disputes', desk), phrase(language, 'legal.disputes.default')), ...fieldsIn('information', desk)],
    ],
  ];
  return clauses
    .filter(([, sentences]) => sentences.length > 0)
    .map(([heading, sentences], index) => `${index + 1}. ${heading}. ${sentences.join(' ')}`)
    .join('\n');
}

const orElse = (sentences: readonly string[], instead: string): readonly string[] => (sentences.length === 0 ? [instead] : sentences);

/** Fields of a clause as "Label: value." sentences. */
function fieldsIn(clause: ClauseName, { profile, version, language, house }: Desk): string[] {
  return (profile?.fields ?? [])
    .filter((field) => field.clause === clause && isMet(field.occasion, version))
    .flatMap((field) => {
      const value = valueOf(field, version, language, house);
      return value === null ? [] : [`${phrase(language, `legal.field.${field.name}`)}: ${value.replace(/[.\s]+$/u, '')}.`];
    });
}

function valueOf(field: LegalField, version: CampaignVersion, language: Language, { currency }: LegalHouse): string | null {
  const value = version.legal?.fields[field.name];
  if (value === undefined) return null;
  if (typeof value === 'boolean') return phrase(language, value ? 'legal.yes' : 'legal.no');
  if (field.kind === 'money' && typeof value === 'number')
    return formatMoney(Math.round(value * 10 ** minorDigitsOf(currency)), currency, language);
  if (field.kind === 'date' && typeof value === 'string') return formatDate(value, language);
  return textOfField(value, language);
}

/** Day and hour; where a mall day starts or ends, the day and what that means by the clock. */
function moment(fact: DateFact, edge: 'start' | 'end', language: Language): string {
  const day = formatDate(fact.day, language);
  const hour = fact.local.slice(11, 16);
  if (!fact.wholeDay) return phrase(language, 'legal.moment.hour', { day, hour });
  if (edge === 'start') return phrase(language, 'legal.moment.day-start', { day, hour });
  return phrase(language, 'legal.moment.day-end', { day, end: formatDate(fact.local, language), hour });
}

function momentOf(name: DateFact['name'], edge: 'start' | 'end', { facts, language }: Desk): string | null {
  const fact = facts.dates.find((one) => one.name === name);
  return fact === undefined ? null : moment(fact, edge, language);
}

/** An announcement at the start of a mall day is simply of that day. */
const announcedAt = (fact: DateFact, language: Language): string =>
  fact.wholeDay ? formatDate(fact.day, language) : moment(fact, 'start', language);

function periodOf(desk: Desk): string[] {
  const { language, version } = desk;
  const announced = desk.facts.dates.find((fact) => fact.name === 'announced');
  const from = momentOf('bought-from', 'start', desk) ?? '';
  const until = momentOf('bought-until', 'end', desk) ?? '';
  const registered = momentOf('registered-until', 'end', desk) ?? '';
  return [
    ...(announced === undefined ? [] : [phrase(language, 'legal.announced', { moment: announcedAt(announced, language) })]),
    phrase(language, 'legal.bought', { from, until }),
    phrase(language, 'legal.registered', { until: registered }),
    ...soonOf(version, language),
  ];
}

/** How soon after its purchase a receipt is registered. */
function soonOf({ when }: CampaignVersion, language: Language): readonly string[] {
  if (when.registeredWithinDays === null) return [];
  if (when.registeredWithinDays === 0) return [phrase(language, 'legal.same-day')];
  return [phrase(language, 'legal.within-days', { days: when.registeredWithinDays })];
}

function natureOf({ profile, language }: Desk): string[] {
  const nature = profile?.nature ?? null;
  return nature === null ? [] : [nature[language]];
}

function ageOf({ language, facts }: Desk): string[] {
  const age = facts.counts.find((fact) => fact.name === 'age');
  return age === undefined ? [] : [phrase(language, 'legal.age', { age: age.count })];
}

function stockOf({ version, language }: Desk): string[] {
  return version.reward.kind === 'gift' ? [phrase(language, 'legal.while-stock-lasts')] : [];
}

function collectingOf(desk: Desk): string[] {
  const { version, language, house } = desk;
  if (version.reward.kind !== 'gift') return fieldsIn('collecting', desk);
  const until = momentOf('collected-until', 'end', desk);
  const days = house.names.giftFacts(version.reward.giftId)?.collectDays ?? null;
  return [
    ...fieldsIn('collecting', desk),
    ...(days === null || days === 0 ? [] : [phrase(language, 'legal.collected.days', { days })]),
    ...(until === null ? [] : [phrase(language, 'legal.collected', { until })]),
  ];
}

function taxOf(desk: Desk): string[] {
  const tax = desk.profile?.tax ?? null;
  const own = fieldsIn('tax', desk);
  return tax === null || !isMet(tax.occasion, desk.version) ? own : [tax.text[desk.language], ...own];
}

/** Names of the house in one language, as the read-back wants them; goods, campaigns and groups of members go by their ids. */
function namesFor({ house: { names }, language }: Desk): RuleNames {
  const spaced = bareNames(language);
  return {
    ...spaced,
    shop: (id) => names.shop(id, language),
    category: (id) => names.category(id, language),
    gift: (id) => names.gift(id, language),
    tier: (id) => names.tier(id, language),
  };
}
