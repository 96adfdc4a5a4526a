/**
 * Legal profiles: what the law of a country, or good practice there, wants a campaign to say. A profile is data, one file each in `profiles/`; nothing in the
 * engine knows a country by name. A profile helps not to forget; it is no legal advice, and each file says what nobody has checked with a lawyer.
 */
import type { Localized } from '../contract/primitive.ts';

/** What a field holds: `text` the same in all languages, `localized` one in each, `money` major units, `date` `YYYY-MM-DD`, `count` a whole number. */
export type LegalFieldKind = 'text' | 'localized' | 'money' | 'date' | 'count' | 'yes-no';

/** When something is asked: of every campaign, or of one that gives gifts, draws prizes, gives points. */
export type Occasion = 'always' | 'gift' | 'draw' | 'points';

/** Part of the terms in which a field is told. */
export type ClauseName = 'organiser' | 'taking-part' | 'collecting' | 'draw' | 'tax' | 'data' | 'disputes' | 'information';

/** A field that a person fills in; nothing that follows from the rule itself is a field. */
export interface LegalField {
  /** As it stands under `legal.fields` in the file. Its label is the text `legal.field.<name>`. */
  readonly name: LegalFieldName;
  readonly kind: LegalFieldKind;
  readonly occasion: Occasion;
  readonly clause: ClauseName;
  /** What to write, with an example; for the finding that names the gap. */
  readonly write: string;
  /** The whole text must fit, where the law fixes a form (a tax number). Source of a regular expression. */
  readonly pattern: string | null;
  /** Hand-written terms must hold the value as it stands. */
  readonly verbatim: boolean;
}

/** Every field that any profile asks for; each has a label in every language. */
export type LegalFieldName =
  | 'organiser-name'
  | 'organiser-id'
  | 'organiser-address'
  | 'registration-place'
  | 'collect-place'
  | 'draw-method'
  | 'winners-told'
  | 'results-published'
  | 'unclaimed-prizes'
  | 'tax'
  | 'personal-data'
  | 'disputes'
  | 'information';

/** Something that follows from the rule: the rule must hold it, and the terms must tell it. */
export type FactName =
  | 'bought-from'
  | 'bought-until'
  | 'registered-until'
  | 'collected-until'
  | 'announced'
  | 'goal'
  | 'units'
  | 'draw-closes'
  | 'draw-drawn'
  | 'prize-units'
  | 'prize-value'
  | 'claim-days'
  | 'age';

/** What a profile asks of a draw; null: it has no word for draws, so a campaign with one needs another profile. */
export interface LegalDrawRules {
  /** At least one reserve winner for a prize that nobody claims. */
  readonly reservesNeeded: boolean;
  /** The public value must be named, in every language, before the draw closes. */
  readonly publicValueNeeded: boolean;
  /** Staff of the mall and the jury must stand in `notFor`. */
  readonly insidersExcluded: boolean;
  /** Winners have at least so many days to claim. */
  readonly claimDaysMinimum: number;
}

/** One country's demands on one sort of campaign. */
export interface LegalProfile {
  readonly id: string;
  /** ISO 3166-1 alpha-2, or `ZZ` for none. */
  readonly country: string;
  readonly title: string;
  /** What is not verified, in plain words; shown by `passage campaign profiles`. */
  readonly notVerified: string;
  readonly fields: readonly LegalField[];
  /** Facts of the rule that must be there and be told. */
  readonly tells: readonly { readonly fact: FactName; readonly occasion: Occasion }[];
  /** Nobody younger takes part where the occasion is met; null: no limit known. */
  readonly age: { readonly years: number; readonly occasion: Occasion } | null;
  readonly draw: LegalDrawRules | null;
  /** Sentence on what this is in law, told in the first clause; null: none. */
  readonly nature: Localized | null;
  /** Sentence on taxes, told where the occasion is met; null: none. */
  readonly tax: { readonly text: Localized; readonly occasion: Occasion } | null;
}
