/** What a visitor does at the kiosk, and what came out of its printer. */
import assert from 'node:assert/strict';
import type { VoucherView } from '../../../../domain/contract/screen-parts.ts';
import { decodePaper, paperCodes } from '../../../../hardware/slip-picture/paper.ts';
import { printerMechanism } from '../../../../hardware/twin/printer-mechanism.ts';
import { type Bench, scan, swipe } from '../bench.ts';
import type { Kiosk } from '../kiosk.ts';
import { until } from '../within.ts';

/** A swipe that came before the core had opened the reader is lost: a person swipes again. */
const SWIPES_MAX = 6;
const SWIPE_AGAIN_MS = 15_000;
/** Drawing a slip is half a second's work elsewhere, on the emulated processor twenty times as much. */
const SLIP_MS = 120_000;

/** A touch on the glass. */
export const touch = (kiosk: Kiosk, kind: string): void => kiosk.page.send({ type: 'intent', intent: { kind } });

/** Swipes a member's card at a kiosk where nobody is, until the visit is shown. */
export const enter = async (bench: Bench, kiosk: Kiosk, member: number): Promise<void> => {
  await kiosk.page.goTo('attract');
  for (let swipes = 1; kiosk.page.screen?.kind !== 'visit'; swipes += 1) {
    await swipe(bench, ['', `;${kiosk.card(member)}?`, '']);
    await until(() => kiosk.page.screen?.kind === 'visit', 'the visit', SWIPE_AGAIN_MS).catch((error: unknown) => {
      if (swipes >= SWIPES_MAX) throw error;
    });
  }
};

/** Scans a receipt and waits until it is the `count`-th booked of the visit, as a person does who takes the next from the bag meanwhile. */
export const lay = async (bench: Bench, kiosk: Kiosk, code: string, count: number): Promise<void> => {
  await scan(bench, code);
  const isBooked = (): boolean => {
    const { screen } = kiosk.page;
    return screen?.kind === 'visit' && screen.rows.length === count && screen.rows.every(({ state }) => state === 'booked');
  };
  await kiosk.page.until(isBooked, `receipt ${count} to be booked`);
};

/** Scans the receipt that completes a gift; the voucher that the kiosk then shows. */
export const layForGift = async (bench: Bench, kiosk: Kiosk, code: string): Promise<VoucherView> => {
  await scan(bench, code);
  // A server that is slow to answer grants a promised gift a moment later, on the same screen.
  await kiosk.page.until(() => kiosk.page.screen?.kind === 'gift-bound' && kiosk.page.screen.granted, 'the gift to be granted');
  const { screen } = kiosk.page;
  assert.equal(screen?.kind, 'gift-bound');
  touch(kiosk, 'next');
  await kiosk.page.shows('visit');
  return screen.voucher;
};

/** Ends the visit and asks for the slip; what the printer has received before, to tell the bytes of this job from it. */
export const askForSlip = async (bench: Bench, kiosk: Kiosk): Promise<number> => {
  touch(kiosk, 'finish');
  await kiosk.page.shows('result');
  const before = bench.printer.received;
  touch(kiosk, 'slip-yes');
  return before;
};

/** Waits until something was cut off and handed out; the last of it. */
export const slipOut = async (bench: Bench): Promise<Uint8Array> => {
  await until(() => bench.printer.slips.length > 0, 'the slip', SLIP_MS);
  return bench.printer.slips.at(-1) ?? new Uint8Array();
};

/** Texts of the codes on a slip. Its words are drawn where the printer's alphabet lacks the rouble, so the voucher's code says whose it is. */
export const codesOn = (slip: Uint8Array): readonly string[] => paperCodes(decodePaper(slip));

/** The slip that these bytes make in a printer which holds nothing else: what was printed must be this to the last byte. */
export const slipOfBytes = (bytes: Uint8Array): Uint8Array => {
  const slips: Uint8Array[] = [];
  const fresh = printerMechanism(
    (slip) => slips.push(slip),
    () => undefined,
  );
  fresh.receive(bytes, () => undefined);
  assert.equal(slips.length, 1, 'one slip was sent');
  return slips[0] ?? new Uint8Array();
};

/** Fails where two slips differ. By hand: an assertion that shows the difference of fifty thousand bytes needs more memory than the machine has. */
export const sameSlip = (printed: Uint8Array, sent: Uint8Array): void => {
  const at = printed.findIndex((byte, n) => byte !== sent[n]);
  const isSame = at < 0 && printed.length === sent.length;
  assert.ok(isSame, `the slip has ${printed.length} bytes, sent for it were ${sent.length}; they differ from byte ${at}`);
};
