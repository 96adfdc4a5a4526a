/** What the opening check prints: everything that a printer can get wrong, on paper that is worth nothing. */
import type { SlipDocument, SlipLanguage } from './slip-document.ts';
import { band, row, slipOfBlocks } from './slip-frame.ts';
import type { SlipFrame } from './slip-input.ts';

/** All letters that a language has beyond A to Z, large and small: what a printer gets wrong when its alphabet is not the one we set. */
const letters = [
  { language: 'en', text: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 01234 56789 é £ € ×' },
  { language: 'fi', text: 'Å Ä Ö Š Ž å ä ö š ž Törkyä Ålandilta' },
  { language: 'de', text: 'Ä Ö Ü ä ö ü ß Größe, Übermaß' },
  { language: 'ru', text: 'АБВГДЕЁЖЗИЙКЛМНОП РСТУФХЦЧШЩЪЫЬЭЮЯ абвгдеёжзийклмноп рстуфхцчшщъыьэюя' },
] as const satisfies readonly { readonly language: SlipLanguage; readonly text: string }[];

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
