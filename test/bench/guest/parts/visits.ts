/** A whole visit with real devices: card and receipts go in over USB, the slip comes out over USB, and between them run server and core as in a mall. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodePaper, paperText } from '../../../../hardware/slip-picture/paper.ts';
import { type Bench, scan, swipe } from '../bench.ts';
import type { Check, Part } from '../check.ts';
import { type Kiosk, startKiosk } from '../kiosk.ts';
import { until } from '../within.ts';

const START_MS = 240_000;
const VISIT_MS = 300_000;
/** Drawing a slip is half a second's work that the emulated processor does twenty times slower. */
const SLIP_MS = 60_000;

const touch = (kiosk: Kiosk, kind: string): void => kiosk.page.send({ type: 'intent', intent: { kind } });

/** Rows of the visit that is shown. */
const rowsOf = (kiosk: Kiosk): number => (kiosk.page.screen?.kind === 'visit' ? kiosk.page.screen.rows.length : 0);

/** Waits until the last paper is decided: a person takes the next from the bag meanwhile. */
const booked = (kiosk: Kiosk): Promise<void> =>
  kiosk.page.until(
    () => kiosk.page.screen?.kind === 'visit' && kiosk.page.screen.rows.every(({ state }) => state === 'booked'),
    'the papers to be booked',
  );

const enter = async (bench: Bench, kiosk: Kiosk, member: number): Promise<void> => {
  await swipe(bench, ['', `;${kiosk.card(member)}?`, '']);
  await kiosk.page.shows('visit');
};

const slipText = (bench: Bench): string => paperText(decodePaper(bench.printer.slips.at(-1) ?? new Uint8Array())).join('\n');

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
        throw new Error(`${error instanceof Error ? error.message : String(error)}\n${running?.said().slice(-1500) ?? ''}`, {
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
      },
    },
    {
      name: 'a whole visit: card swiped, receipts scanned, gift bound, slip printed with what was promised',
      timeoutMs: VISIT_MS,
      show: async (bench) => {
        const mall = await kiosk();
        await enter(bench, mall, 1);
        await scan(bench, mall.receipt('vesta', 245_000, 5));
        await mall.page.until(() => rowsOf(mall) === 1, 'the first receipt');
        await booked(mall);
        await scan(bench, mall.receipt('corso-shoes', 260_000, 4));
        await mall.page.shows('gift-bound');
        touch(mall, 'next');
        await mall.page.shows('visit');
        touch(mall, 'finish');
        await mall.page.shows('result');
        touch(mall, 'slip-yes');
        await mall.page.shows('goodbye');
        await until(() => bench.printer.slips.length === 1, 'the slip', SLIP_MS);
        const paper = decodePaper(bench.printer.slips[0] ?? new Uint8Array());
        assert.deepEqual(paper.unknown, []);
        bench.remark(`the slip says: ${slipText(bench).replaceAll('\n', ' / ')}`);
        assert.match(slipText(bench), /K3-\d+/);
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
        bench.stripe.unplug();
        await mall.page.shows('attract');
        await bench.stripe.plug();
        const deadlineMs = performance.now() + 20_000;
        while (mall.page.screen?.kind !== 'visit' && performance.now() < deadlineMs) {
          await swipe(bench, ['', `;${mall.card(3)}?`, '']);
          await until(() => mall.page.screen?.kind === 'visit', 'the visit', 1500).catch(() => undefined);
        }
        await mall.page.shows('visit');
        await mall.page.goTo('attract');
      },
    },
    {
      name: 'paper out in the middle of the slip is told at once; the visit ends, and nothing of it prints into the next',
      timeoutMs: VISIT_MS,
      show: async (bench) => {
        const mall = await kiosk();
        await enter(bench, mall, 4);
        await scan(bench, mall.receipt('vesta', 250_000, 8));
        await mall.page.until(() => rowsOf(mall) === 1, 'the receipt');
        bench.printer.mechanism.setRowsLeft(200);
        touch(mall, 'finish');
        await mall.page.shows('result');
        touch(mall, 'slip-yes');
        await mall.page.shows('no-slip');
        touch(mall, 'finish');
        await mall.page.shows('attract');
        assert.equal(bench.printer.slips.length, 0);
        await bench.restore();
        await enter(bench, mall, 2);
        await scan(bench, mall.receipt('nordlys-books', 95_000, 9));
        await mall.page.until(() => rowsOf(mall) === 1, 'the receipt of the next visit');
        touch(mall, 'finish');
        await mall.page.shows('result');
        touch(mall, 'slip-yes');
        await mall.page.shows('goodbye');
        await until(() => bench.printer.slips.length > 0, 'the slip of the next visit', SLIP_MS);
        assert.ok(!slipText(bench).includes('Vesta'));
        await mall.close();
      },
    },
  ];
  return { name: 'visits', checks: checks.map(withLog) };
};

export const visitPart: Part = visits();
