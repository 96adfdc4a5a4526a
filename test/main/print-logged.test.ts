/** The print log: what was asked is on the disk before the printer hears of it, and what a dead core left is told as it is, never printed again. */
import { expect, onTestFinished, test } from 'vitest';

import type { SlipDocument } from '../../domain/slip/slip-document.ts';
import { startPrinterTwin } from '../../hardware/twin/printer-twin.ts';
import { openSlipPrinter } from '../../main/core/escpos-slip-printer.ts';
import { printLogged, settleUnendedPrints } from '../../main/core/print-logged.ts';
import type { LoggedSlip } from '../../main/core/print-logged.ts';
import type { SlipOutcome, SlipPrinter } from '../../main/core/slip-printer.ts';
import { bookIn } from './book-under-test.ts';
import { listedLog } from './core-under-test.ts';
import { handClock } from './hand-clock.ts';
import { tempFolder } from './temp-folder.ts';

const slip: SlipDocument = {
  language: 'en',
  blocks: [
    {
      kind: 'rows',
      rows: [
        { cells: ['Arcade mug', '1'], bold: true },
        ...Array.from({ length: 40 }, (_, i) => ({ cells: [`Row ${i}`, 'x'] as const, bold: false })),
      ],
    },
  ],
};

/** A printer that does what the test says and remembers that it was distrusted. */
function printerThat(print: () => Promise<SlipOutcome>): SlipPrinter & { distrusted: number } {
  const printer = {
    distrusted: 0,
    print,
    warm: () => undefined,
    state: () => 'ok' as const,
    trouble: () => null,
    distrust: () => void (printer.distrusted += 1),
    model: () => null,
    movedMm: () => 0,
    onChange: () => () => undefined,
    close: () => undefined,
  };
  return printer;
}

function setUp(printer: SlipPrinter, folder = tempFolder()) {
  const opened = bookIn(folder, handClock());
  onTestFinished(() => opened.close());
  const told: string[] = [];
  const services = { journal: opened.journal, factBook: opened.book, log: listedLog(told), printer };
  const job: LoggedSlip = {
    slip,
    kind: 'voucher',
    visitId: opened.book.newId(),
    voucherIds: [opened.book.newId()],
    copy: 1,
    signal: new AbortController().signal,
  };
  const facts = () =>
    opened.journal
      .after(0, 100)
      .filter(({ kind }) => kind === 'slip.printed')
      .map(({ bytes }) => JSON.parse(bytes) as { body?: object });
  return { ...opened, services, job, told, facts, folder };
}
const outcomesIn = (facts: readonly object[]): string[] =>
  facts.map((fact) => /"outcome":"([a-z-]+)"/.exec(JSON.stringify(fact))?.[1] ?? '');

test('a slip is in the log before the printer hears of it, and its outcome after', async () => {
  const printer = printerThat(async () => {
    expect(all.journal.unendedPrints()).toMatchObject([{ visitId: all.job.visitId, slip: 'voucher', outcome: null }]);
    expect(outcomesIn(all.facts())).toEqual([]);
    return Promise.resolve('paper-out');
  });
  const all = setUp(printer);
  expect(await printLogged(all.services, all.book, all.job)).toBe('paper-out');
  expect(all.journal.unendedPrints()).toEqual([]);
  expect(outcomesIn(all.facts())).toEqual(['paper-out']);
  expect(JSON.stringify(all.facts())).toContain(`"voucherIds":["${all.job.voucherIds[0] ?? ''}"]`);
});

test('a printer that cannot say is told as sent, in the fact too', async () => {
  const all = setUp(printerThat(() => Promise.resolve('sent')));
  expect(await printLogged(all.services, all.book, all.job)).toBe('sent');
  expect(outcomesIn(all.facts())).toEqual(['sent']);
});

test('a slip whose visit is over is not given to the printer at all', async () => {
  const all = setUp(printerThat(() => Promise.reject(new Error('asked to print'))));
  expect(await printLogged(all.services, all.book, { ...all.job, signal: AbortSignal.abort() })).toBe('cancelled');
  expect(all.told).toEqual([]);
});

test('a disk that is full after the slip came out changes nothing about the slip', async () => {
  const all = setUp(printerThat(() => Promise.resolve('printed')));
  const broken = { ...all.services, journal: { ...all.journal, endedPrint: () => expect.fail('disk full') } };
  expect(await printLogged(broken, all.book, all.job)).toBe('printed');
  // The next start finds the fact, and tells nothing twice.
  const printer = printerThat(() => Promise.reject(new Error('printed again')));
  settleUnendedPrints({ ...all.services, printer });
  expect(printer.distrusted).toBe(0);
  expect(outcomesIn(all.facts())).toEqual(['printed']);
  expect(all.journal.unendedPrints()).toEqual([]);
});

test('a core that died while it printed tells the outcome as unknown, once, and never prints the slip again', async () => {
  const dying = setUp(printerThat(() => new Promise(() => undefined)));
  void printLogged(dying.services, dying.book, dying.job);
  dying.close();
  const printer = printerThat(() => Promise.reject(new Error('printed again')));
  const next = setUp(printer, dying.folder);
  settleUnendedPrints(next.services);
  expect(printer.distrusted).toBe(1);
  expect(outcomesIn(next.facts())).toEqual(['unknown']);
  expect(next.told).toEqual(['slip-cut-off {"slip":"voucher"}']);
  settleUnendedPrints(next.services);
  expect(printer.distrusted).toBe(1);
  expect(outcomesIn(next.facts())).toEqual(['unknown']);
});

test('what a dead core left in the printer never comes out, and the next slip is alone on its paper', async () => {
  const twin = await startPrinterTwin();
  onTestFinished(() => twin.close());
  const open = () => openSlipPrinter({ kind: 'tcp', host: twin.host, port: twin.port, isTwin: true });
  const first = await open();
  const dying = setUp(first);
  twin.holdAfter(60);
  void printLogged(dying.services, dying.book, dying.job);
  await expect.poll(() => twin.waitingBytes()).toBeGreaterThan(0);
  // Killed: the connection breaks, the printer keeps what it has.
  first.close();
  dying.close();
  const ink = twin.inkRows();
  const second = await open();
  onTestFinished(() => second.close());
  const next = setUp(second, dying.folder);
  settleUnendedPrints(next.services);
  await expect.poll(() => twin.waitingBytes(), { timeout: 8000 }).toBeLessThan(20);
  expect(twin.inkRows()).toBe(ink);
  twin.release();
  expect(await printLogged(next.services, next.book, next.job)).toBe('printed');
  expect(outcomesIn(next.facts())).toEqual(['unknown', 'printed']);
  // The beginning of the first, cut off; then the second, whole.
  expect(twin.slips()).toHaveLength(2);
  expect(twin.unfinished()).toHaveLength(0);
});
