/** Fields that several profiles ask for, so that a marketer finds the same names in every country. */
import type { LegalField } from './profile.ts';

/** Full legal name of who runs the campaign. */
export const organiserName: LegalField = {
  name: 'organiser-name',
  kind: 'text',
  occasion: 'always',
  clause: 'organiser',
  write: 'the full legal name of who runs the campaign, for example "OOO Galleria Lumen"',
  pattern: null,
  verbatim: true,
};

/** Number of the organiser in a state register; `pattern` where the law fixes its form. */
export const organiserId = (write: string, pattern: string | null): LegalField => ({
  name: 'organiser-id',
  kind: 'text',
  occasion: 'always',
  clause: 'organiser',
  write,
  pattern,
  verbatim: true,
});

/** Where the organiser can be written to. */
export const organiserAddress: LegalField = {
  name: 'organiser-address',
  kind: 'text',
  occasion: 'always',
  clause: 'organiser',
  write: 'the postal address of the organiser',
  pattern: null,
  verbatim: false,
};

/** Where receipts are registered. */
export const registrationPlace: LegalField = {
  name: 'registration-place',
  kind: 'localized',
  occasion: 'always',
  clause: 'taking-part',
  write: 'where receipts are registered, in each language: "the kiosks of the mall and the info desk, floor 1"',
  pattern: null,
  verbatim: false,
};

/** Where gifts are given out. */
export const collectPlace: LegalField = {
  name: 'collect-place',
  kind: 'localized',
  occasion: 'gift',
  clause: 'collecting',
  write: 'where gifts are given out, in each language: "the info desk, floor 1"',
  pattern: null,
  verbatim: false,
};

/** Where winners get their prizes. */
export const prizePlace: LegalField = { ...collectPlace, occasion: 'draw', write: 'where prizes are given out, in each language' };

/** How winners are found. */
export const drawMethod: LegalField = {
  name: 'draw-method',
  kind: 'localized',
  occasion: 'draw',
  clause: 'draw',
  write:
    'how winners are found, in each language: "by a computation from the entry list, a secret fixed beforehand and the public value; anyone can repeat it"',
  pattern: null,
  verbatim: false,
};

/** How winners hear of it. */
export const winnersTold: LegalField = {
  name: 'winners-told',
  kind: 'localized',
  occasion: 'draw',
  clause: 'draw',
  write: 'how winners are told, in each language: "by a message at the kiosk and a list at the info desk"',
  pattern: null,
  verbatim: false,
};

/** Where the result is published. */
export const resultsPublished: LegalField = {
  name: 'results-published',
  kind: 'localized',
  occasion: 'draw',
  clause: 'draw',
  write: 'where the result is published, in each language',
  pattern: null,
  verbatim: false,
};

/** What becomes of prizes nobody claims. */
export const unclaimedPrizes: LegalField = {
  name: 'unclaimed-prizes',
  kind: 'localized',
  occasion: 'draw',
  clause: 'draw',
  write: 'what becomes of prizes that nobody claims, in each language: "they go to the reserve winners in order"',
  pattern: null,
  verbatim: false,
};

/** Where the rules and all news of the campaign can be read. */
export const information: LegalField = {
  name: 'information',
  kind: 'localized',
  occasion: 'always',
  clause: 'information',
  write: 'where the full rules can be read, in each language: "at the info desk and at the kiosks under Terms"',
  pattern: null,
  verbatim: false,
};

/** Who processes personal data, what for and how long. */
export const personalData: LegalField = {
  name: 'personal-data',
  kind: 'localized',
  occasion: 'draw',
  clause: 'data',
  write: 'who processes personal data of winners, what for and how long, in each language',
  pattern: null,
  verbatim: false,
};
