/** The whole terms of a campaign on paper, to take along and read. */
import { clausesOf, sectionOf } from '../text/clauses.ts';
import { monthNames } from '../text/format-date.ts';
import { unbroken } from '../text/unbroken.ts';
import type { SlipDocument, SlipLanguage } from './slip-document.ts';
import { band, slipOfBlocks } from './slip-frame.ts';
import type { SlipFrame } from './slip-input.ts';

/** Terms as they are in force. */
export type SlipTerms = {
  /** Title of the campaign. */
  readonly title: string;
  readonly version: number;
  /** When it holds, one line: `14-15 November`. */
  readonly period: string;
  /** The text of the version, one clause a line, as it was announced. */
  readonly text: string;
  /** Where the terms can be read: an address for the phone; null for none. */
  readonly address: string | null;
};

/** Figures stay with their thousands and signs, a day with its month (14. November). */
const kept = (text: string, language: SlipLanguage): string =>
  unbroken(text).replace(new RegExp(`(\\d{1,2}\\.?) (?=${monthNames[language].join('|')})`, 'g'), '$1\u00a0');

const paragraphOf = (line: string, language: SlipLanguage): { readonly lead: string; readonly text: string } => {
  const { head, text } = sectionOf(line);
  return { lead: head, text: kept(text, language) };
};

/** Clause by clause; nothing is shortened. */
export const termsSlip = (frame: SlipFrame, terms: SlipTerms): SlipDocument =>
  slipOfBlocks(
    frame,
    [
      { kind: 'message', text: terms.title },
      { kind: 'facts', lines: [frame.say('slip.terms'), unbroken(terms.period)], qr: terms.address },
      band(frame, frame.say('slip.version', { version: String(terms.version) }), ''),
      {
        kind: 'prose',
        paragraphs: clausesOf(terms.text).map((line) => paragraphOf(line, frame.language)),
      },
    ],
    terms.address === null ? [] : [frame.say('slip.terms-at', { address: terms.address })],
  );
