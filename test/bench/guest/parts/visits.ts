/** A whole visit with real devices: card and receipts go in over USB, the slip comes out over USB, and between them run server and core as in a mall. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodePaper } from '../../../../hardware/slip-picture/paper.ts';
import { swipe } from '../bench.ts';
import type { Check, Part } from '../check.ts';
import { type Kiosk, startKiosk } from '../kiosk.ts';
import { askForSlip, codesOn, enter, lay, layForGift, sameSlip, slipOfBytes, slipOut, touch } from './visit-steps.ts';

const START_MS = 420_000;
const VISIT_MS = 420_000;
const LOG_TAIL = 2500;
/** The voucher's code on paper: reference, and the mark that only the mall can make. */
const codeOf = (reference: string): RegExp => new RegExp(`^PV1:${reference}:[0-9a-f]{20}$`);

/** Files below a folder that hold a text. */
const filesWith = (folder: string, text: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(text));

/** The checks share one mall: starting it is what costs time here. */
const visits = (): Part => {
  let running: Kiosk | null = null;
  const kiosk = async (): Promise<Kiosk> => (running ??= await startKiosk());
  /** A visit that went wrong is understood by what server and core wrote. */
  const withLog = ({ show, ...check }: Check): Check => ({
    ...check,
    show: (bench) =>
      show(bench).catch((error: unknown) => {
        throw new Error(`${error instanceof Error ? error.message : String(error)}\n${running?.said().slice(-LOG_TAIL) ?? ''}`, {
          cause: error,
        });
      }),
  });
  const checks: readonly Check[] = [
    {
      name: 'server and kiosk core start inside the machine, and the kiosk opens with real readers and the real printer',
      timeoutMs: START_MS,
      show: async () => {
        const { page } = await kiosk();
        await page.shows('attract');
        await page.until(
          () => page.screen?.kind === 'attract' && page.screen.frame.printer === 'ok' && page.screen.frame.reader === 'ok',
          'reader and printer',
        );
      },
    },
    {
      name: 'a whole visit: card swiped, receipts scanned, gift bound, slip printed with the code of the voucher that was promised',
      timeoutMs: VISIT_MS,
      show: async (bench) => {
        const mall = await kiosk();
        await enter(bench, mall, 1);
        await lay(bench, mall, mall.receipt('vesta', 245_000, 5), 1);
        const voucher = await layForGift(bench, mall, mall.receipt('corso-shoes', 260_000, 4));
        const before = await askForSlip(bench, mall);
        await mall.page.shows('goodbye');
        const slip = await slipOut(bench);
        assert.equal(bench.printer.slips.length, 1);
        assert.deepEqual(decodePaper(slip).unknown, []);
        const codes = codesOn(slip);
        assert.equal(codes.length, 1);
        assert.match(codes[0] ?? '', codeOf(voucher.reference));
        sameSlip(slip, slipOfBytes(bench.printer.receivedAfter(before)));
        bench.remark(`visit: ${voucher.giftName} promised as ${voucher.reference}, on the slip ${codes.join()} (${slip.length} bytes)`);
        await mall.page.shows('attract');
      },
    },
    {
      name: 'a payment card in the middle of a visit is refused kindly; its number is in no file, no log line and no message to the page',
      timeoutMs: VISIT_MS,
      show: async (bench) => {
        const mall = await kiosk();
        const number = '5105105105105100';
        await enter(bench, mall, 2);
        await swipe(bench, [`%B${number}^DOE/JANE^2912101000000000?`, `;${number}=29121010000000000?`, '']);
        await mall.page.shows('message');
        assert.ok(!JSON.stringify(mall.page.screen).includes(number.slice(-4)));
        touch(mall, 'back');
        await mall.page.shows('visit');
        await mall.page.goTo('attract');
        assert.deepEqual(filesWith(mall.folder, number), []);
        assert.deepEqual(filesWith(mall.folder, 'DOE/JANE'), []);
        assert.ok(!mall.said().includes(number.slice(0, 6)));
      },
    },
    {
      name: 'the card reader pulled out and put back between two visits: the next card is read',
      timeoutMs: VISIT_MS,
      show: async (bench) => {
        const mall = await kiosk();
        await mall.page.goTo('attract');
        bench.stripe.unplug();
        await mall.page.until(
          () => mall.page.screen?.kind === 'attract' && mall.page.screen.frame.reader === 'gone',
          'the reader to be missed',
        );
        await bench.stripe.plug();
        await enter(bench, mall, 3);
        await mall.page.goTo('attract');
      },
    },
    {
      name: 'paper out in the middle of the slip is told at once; the visit ends, and when there is paper again nothing of it prints into the next',
      timeoutMs: VISIT_MS,
      show: async (bench) => {
        const mall = await kiosk();
        await enter(bench, mall, 4);
        const first = await layForGift(bench, mall, mall.receipt('vesta', 510_000, 8));
        bench.printer.mechanism.setRowsLeft(200);
        await askForSlip(bench, mall);
        await mall.page.shows('no-slip');
        touch(mall, 'finish');
        await mall.page.shows('attract');
        assert.equal(bench.printer.slips.length, 0);
        // Staff put in a roll; whatever the printer still held would be printed now.
        bench.printer.mechanism.setRowsLeft(null);
        bench.printer.mechanism.set({ paper: 'ok' });
        await enter(bench, mall, 2);
        await mall.page.until(
          () => mall.page.screen?.kind === 'visit' && mall.page.screen.frame.printer === 'ok',
          'the printer to be ready',
        );
        const second = await layForGift(bench, mall, mall.receipt('nordlys-books', 520_000, 9));
        assert.notEqual(second.reference, first.reference);
        const before = await askForSlip(bench, mall);
        await mall.page.shows('goodbye');
        await slipOut(bench);
        const slips = [...bench.printer.slips];
        const mine = slips.pop() ?? new Uint8Array();
        assert.deepEqual(codesOn(mine).length, 1);
        assert.match(codesOn(mine)[0] ?? '', codeOf(second.reference));
        sameSlip(mine, slipOfBytes(bench.printer.receivedAfter(before)));
        // What hung out of the printer was cut off by itself: at most that one piece, and it is no voucher.
        assert.ok(slips.length <= 1);
        assert.deepEqual(slips.flatMap(codesOn), []);
        await mall.close();
      },
    },
  ];
  return { name: 'visits', checks: checks.map(withLog) };
};

export const visitPart: Part = visits();
