/** The card of a newcomer on paper: its number and the code that readers scan. */
import { encodeCardCode } from '../card/card-code.ts';
import type { SlipDocument } from './slip-document.ts';
import { band, slipOfBlocks } from './slip-frame.ts';
import type { SlipFrame } from './slip-input.ts';

/** The only slip that bears a whole card number. */
export const cardSlip = (frame: SlipFrame, number: string): SlipDocument =>
  slipOfBlocks(
    frame,
    [
      { kind: 'message', text: frame.say('slip.your-card') },
      { kind: 'facts', lines: [frame.say('slip.card-scan'), frame.say('slip.card-keep')], qr: encodeCardCode(number) },
      band(frame, number.replace(/(\d{4})(?=\d)/g, '$1\u00a0'), ''),
    ],
    [frame.say('slip.card-spend')],
  );
