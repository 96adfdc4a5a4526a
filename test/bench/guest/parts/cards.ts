/** Swipes. */
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { stripeReport } from '../../../../hardware/twin/reader-twins.ts';
import { swipe } from '../bench.ts';
import type { Part } from '../check.ts';
import { memberCard } from '../member-card.ts';
import { withReaders } from '../open-readers.ts';
import { until } from '../within.ts';

/** The numbers that card schemes publish for tests. */
const payments = ['4111111111111111', '5555555555554444', '2223003122003222', '378282246310005', '6011111111111117'];

export const cardPart: Part = {
  name: 'cards',
  checks: [
    {
      name: 'a loyalty card is read from track 2, and from track 1 when track 2 was not read',
      show: (bench) =>
        withReaders(async (readers) => {
          await swipe(bench, ['', `;${memberCard(4821)}?`, '']);
          await until(() => readers.cards().length === 1, 'the card');
          await swipe(bench, [`%${memberCard(4822)}?`, '', '']);
          await until(() => readers.cards().length === 2, 'the second card');
          assert.deepEqual(readers.cards(), [memberCard(4821), memberCard(4822)]);
        }),
    },
    {
      name: 'a payment card is refused in the driver, and no digit of it is in any event',
      show: (bench) =>
        withReaders(async (readers) => {
          for (const [nth, number] of payments.entries()) {
            await swipe(bench, [`%B${number}^DOE/JANE^2912101000000000?`, `;${number}=29121010000000000?`, '']);
            await until(() => readers.count('payment-refused') === nth + 1, `refusal ${nth + 1}`);
          }
          const said = inspect(readers.heard, { depth: 9 });
          for (const number of payments) assert.ok(!said.includes(number.slice(0, 6)) && !said.includes(number.slice(-4)));
          assert.ok(!said.includes('DOE'));
        }),
    },
    {
      name: 'half a swipe and a report that lies about its lengths are told as unreadable at most, and the next swipe is read',
      show: (bench) =>
        withReaders(async (readers) => {
          const whole = stripeReport(['', `;${memberCard(7)}?`, '']);
          await bench.stripe.send(whole.subarray(0, 90));
          await bench.stripe.send(Uint8Array.from(whole, (byte, i) => (i < 3 ? 0xff : byte)));
          await until(() => readers.count('unreadable') >= 1, 'an unreadable swipe');
          await bench.stripe.send(whole);
          await until(() => readers.cards().length === 1, 'the card after them');
          assert.deepEqual(readers.cards(), [memberCard(7)]);
          assert.equal(readers.count('gone'), 0);
        }),
    },
  ],
};
