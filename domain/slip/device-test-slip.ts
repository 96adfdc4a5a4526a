/** What the opening check prints: everything that a printer can get wrong, on paper that is worth nothing. */
import type { SlipDocument, SlipLanguage } from './slip-document.ts';
import { band, row, slipOfBlocks } from './slip-frame.ts';
import type { SlipFrame } from './slip-input.ts';
import { languageFile, languages } from '../text/language.ts';

/** All letters that a language has beyond A to Z, large and small: what a printer gets wrong when its alphabet is not the one we set. */
const letters: readonly { readonly language: SlipLanguage; readonly text: string }[] = languages
  .map((language) => ({ language, text: languageFile(language).testLetters, alphabet: languageFile(language).alphabet }))
  // those of one alphabet one after another: a change of code page costs a line on old printers
  .toSorted((a, b) => (a.alphabet === b.alphabet ? 0 : a.alphabet === 'western' ? -1 : 1))
  .map(({ language, text }) => ({ language, text }));

/** @param printer name of the printer and width of its paper, as staff know it */
export const deviceTestSlip = (frame: SlipFrame, printer: string): SlipDocument =>
  slipOfBlocks(
    frame,
    [
      { kind: 'message', text: frame.say('slip.device-test') },
      { kind: 'facts', lines: [printer, frame.when], qr: `PASSAGE TEST ${frame.kiosk}` },
      band(frame, frame.kiosk, frame.say('slip.device-test')),
      { kind: 'heading', text: frame.say('slip.test-width') },
      { kind: 'ruler' },
      { kind: 'heading', text: frame.say('slip.test-letters') },
      { kind: 'alphabets', samples: letters },
      { kind: 'rule' },
      {
        kind: 'rows',
        rows: [row(false, frame.say('slip.new-points'), '0123', '+456'), row(true, frame.say('slip.balance'), '7890', '+456')],
      },
      { kind: 'heading', text: frame.say('slip.test-bars') },
      { kind: 'bars', text: `PASSAGE-${frame.kiosk}` },
    ],
    [frame.say('slip.device-test-why'), frame.say('slip.test-cut')],
  );
