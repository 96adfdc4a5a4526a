/** Sample screens that say what a slip says: grown from the sample slips, as on the kiosk from the slip that is printed. */
import { sampleSlip, sampleVariants } from '../../cli/slip/sample-slips.ts';
import type { Frame } from '../../domain/contract/screen-parts.ts';
import { slipWords } from '../../domain/slip/slip-words.ts';
import type { Language } from '../../domain/text/language.ts';
import type { Sample } from './samples.ts';

/** Slips that a visitor can be handed. */
const kinds = ['visit', 'voucher', 'coupon', 'statement', 'tickets', 'card', 'invitation'] as const;

/** @see file comment */
export function slipScreens(frame: Frame, language: Language): Sample[] {
  return [
    ...kinds.map((kind): Sample => ({
      name: `slip-words-${kind}`,
      screen: { kind: 'slip-words', frame, parts: slipWords(sampleSlip[kind](language)), canPrint: kind !== 'card' },
    })),
    {
      name: 'slip-words-terms',
      // the whole terms are longer than a sample may be: its first blocks, and its foot
      screen: { kind: 'slip-words', frame, parts: slipWords(sampleSlip.terms(language)).slice(0, 12), canPrint: true },
    },
    ...Object.entries(sampleVariants)
      .filter(([name]) => /copy|test/.test(name))
      .slice(0, 2)
      .map(([name, make]): Sample => ({
        name: `slip-words-${name}`,
        screen: { kind: 'slip-words', frame: { ...frame, printer: 'paper-out' }, parts: slipWords(make(language)), canPrint: false },
      })),
  ];
}

/** Steps of an open visit with FINISH. */
export const slipVisitSamples: readonly string[] = kinds.map((kind) => `slip-words-${kind}`);
