/** Printers behind a queue: CUPS over IPP against a server that parses it, Windows against a stand-in for PowerShell. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { IppError, type IppMessage, ippBytes, readIpp } from '../../hardware/printer/ipp-message.ts';
import { httpUrlOf, ippSpooler } from '../../hardware/printer/ipp-spooler.ts';
import { openPrinter } from '../../hardware/printer/open-printer.ts';
import type { Printer, PrintJob } from '../../hardware/printer/printer.ts';
import { encodedCommand, powerShell, type WindowsShell, windowsSpooler } from '../../hardware/printer/windows-spooler.ts';
import { windowsSpoolScript } from '../../hardware/printer/windows-spool-script.ts';
import { systemTimers } from '../../hardware/reader/driver-timers.ts';
import { type IppServer, startIppServer } from './ipp-server.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
const live = (): AbortSignal => new AbortController().signal;
const job: PrintJob = { jobId: 'job-1', visitId: 'v', segments: [Uint8Array.from([0x1b, 0x40]), Uint8Array.from([0, 0xff, 0x0a, 0x1a])] };

describe('IPP', () => {
  test('a message is the bytes of RFC 8010: version, operation, number, groups, and the end before the document', () => {
    const message: IppMessage = {
      code: 0x0002,
      requestId: 1,
      groups: [{ group: 'operation', attributes: [{ name: 'attributes-charset', values: [{ tag: 'charset', value: 'utf-8' }] }] }],
      data: Uint8Array.of(0xaa),
    };
    const name = Buffer.from('attributes-charset').toString('hex');
    expect(Buffer.from(ippBytes(message)).toString('hex')).toBe(
      `0101000200000001${'01'}470012${name}0005${Buffer.from('utf-8').toString('hex')}03aa`,
    );
    expect(readIpp(ippBytes(message))).toEqual(message);
  });

  test('what is written is read back, several values of one attribute too', () => {
    const value = fc.oneof(
      fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map((number) => ({ tag: 'integer', value: number }) as const),
      fc.boolean().map((is) => ({ tag: 'boolean', value: is }) as const),
      fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => ({ tag: 'keyword', value: text.normalize() }) as const),
    );
    const attribute = fc.record({
      name: fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme-ascii' }),
      values: fc.array(value, { minLength: 1, maxLength: 4 }),
    });
    const group = fc.record({
      group: fc.constantFrom('operation', 'job', 'printer', 'unsupported' as const),
      attributes: fc.array(attribute, { maxLength: 4 }),
    });
    const message = fc.record({
      code: fc.nat(0xffff),
      requestId: fc.nat(2 ** 31),
      groups: fc.array(group, { maxLength: 3 }),
      data: fc.uint8Array({ maxLength: 20 }),
    });
    fc.assert(
      fc.property(message, (one) => {
        expect(readIpp(ippBytes(one))).toEqual({ ...one, data: new Uint8Array(one.data) });
      }),
    );
  });

  test('bytes that are no message are told as that, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          readIpp(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(IppError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('an ipp address is HTTP on port 631', () => {
    expect(httpUrlOf('ipp://kiosk/printers/slip').href).toBe('http://kiosk:631/printers/slip');
    expect(httpUrlOf('ipps://kiosk:8631/ipp/print').href).toBe('https://kiosk:8631/ipp/print');
    expect(() => httpUrlOf('file:///etc/passwd')).toThrow(TypeError);
  });
});

describe('a queue of CUPS', () => {
  let server: IppServer;
  beforeEach(async () => {
    server = await startIppServer();
    closing.push(() => server.close());
  });
  const opened = async (): Promise<Printer> => {
    const { printer } = await openPrinter({ kind: 'cups', url: server.url, modelId: 'generic-80' }, systemTimers());
    closing.push(() => printer.close());
    return printer;
  };

  test('a slip is handed over byte for byte as raw data, and is told as sent, not as printed', async () => {
    const printer = await opened();
    expect(printer.info).toMatchObject({ kind: 'cups', widthDots: 576 });
    expect(await printer.print(job, live())).toEqual({ kind: 'sent', bytesSent: 6 });
    const [handed] = [...server.jobs.values()];
    expect(handed).toMatchObject({ name: 'job-1', format: 'application/vnd.cups-raw', cancelAfter: 30 });
    expect([...(handed?.data ?? [])]).toEqual([0x1b, 0x40, 0, 0xff, 0x0a, 0x1a]);
  });

  test('a printer that knows only plain data gets it as that', async () => {
    server.formats = ['application/octet-stream'];
    expect(await (await opened()).print(job, live())).toMatchObject({ kind: 'sent' });
    expect([...server.jobs.values()].map(({ format }) => format)).toEqual(['application/octet-stream']);
  });

  test('what the queue says of its printer is told under its own name, and nothing is handed to one that is not ready', async () => {
    const printer = await opened();
    const said: readonly [Partial<IppServer['printer']>, object][] = [
      [{ reasons: ['media-low-warning'] }, { online: true, paper: 'near-end' }],
      [{ reasons: ['media-empty-error'] }, { online: false, offlineReason: 'paper-out' }],
      [{ reasons: ['cover-open-error'] }, { online: false, offlineReason: 'cover-open' }],
      [{ reasons: ['offline-report'] }, { online: false, offlineReason: 'gone' }],
      [
        { state: 5, reasons: ['paused'] },
        { online: false, offlineReason: 'stopped' },
      ],
      [{ accepts: false }, { online: false, offlineReason: 'stopped' }],
    ];
    for (const [change, status] of said) {
      server.printer = { state: 3, reasons: [], accepts: true, ...change };
      expect(await printer.status()).toMatchObject(status);
      if (!('online' in status && status.online === true))
        expect(await printer.print(job, live())).toMatchObject({ kind: 'failed', bytesSent: 0 });
    }
    expect(server.jobs.size).toBe(0);
  });

  test('a visit that ends while its slip waits takes it out of the queue', async () => {
    server.newJobState = 3;
    const printer = await opened();
    const visit = new AbortController();
    const outcome = printer.print(job, visit.signal);
    await expect.poll(() => server.jobs.size).toBe(1);
    visit.abort();
    expect(await outcome).toMatchObject({ kind: 'failed', reason: 'cancelled' });
    expect([...server.jobs.values()].map(({ state }) => state)).toEqual([7]);
  });

  test('paper that runs out while a slip waits takes it out of the queue and says why', async () => {
    server.newJobState = 5;
    const printer = await opened();
    const outcome = printer.print(job, live());
    await expect.poll(() => server.jobs.size).toBe(1);
    server.printer.reasons = ['media-empty-error'];
    expect(await outcome).toMatchObject({ kind: 'failed', reason: 'paper-out' });
    expect([...server.jobs.values()].map(({ state }) => state)).toEqual([7]);
  });

  test('a queue that broke off in the middle of a job is told to drop it before anything else is handed over', async () => {
    server.newJobState = 3;
    const printer = await opened();
    const outcome = printer.print(job, live());
    await expect.poll(() => server.jobs.size).toBe(1);
    server.httpStatus = 500;
    expect(await outcome).toMatchObject({ kind: 'failed', reason: 'gone' });
    expect(await printer.status()).toMatchObject({ offlineReason: 'gone' });
    expect([...server.jobs.values()].map(({ state }) => state)).toEqual([7]);
    server.httpStatus = 200;
    server.newJobState = 9;
    expect(await printer.print({ ...job, jobId: 'job-2' }, live())).toMatchObject({ kind: 'sent' });
  });

  test('a queue with a password and one that is not there are each told', async () => {
    const printer = await opened();
    server.httpStatus = 401;
    expect(await printer.status()).toMatchObject({ offlineReason: 'forbidden' });
    await server.close();
    expect(await printer.status()).toMatchObject({ offlineReason: 'gone' });
    await expect(ippSpooler(server.url).state()).rejects.toMatchObject({ reason: 'gone' });
  });
});

describe('the Windows spooler', () => {
  /** Does what the script is asked, as far as a queue of one job goes: writes down how it was called and answers from a file. */
  const standIn = `
    const { appendFileSync, readFileSync } = require('node:fs');
    const folder = process.env.PASSAGE_TEST_FOLDER;
    const bytes = readFileSync(0);
    const script = Buffer.from(process.argv.at(-1), 'base64').toString('utf16le');
    const { PASSAGE_SPOOL_ACTION: action, PASSAGE_SPOOL_PRINTER: printer, PASSAGE_SPOOL_JOB: job, PASSAGE_SPOOL_LENGTH: length } = process.env;
    appendFileSync(folder + '/calls', JSON.stringify({ action, printer, job, length, hex: bytes.toString('hex'), script, args: process.argv.slice(2, -1) }) + '\\n');
    const answers = JSON.parse(readFileSync(folder + '/answers', 'utf8'));
    if (answers[action] === 'hang') setInterval(() => undefined, 1000);
    else console.log('a warning of the shell\\r\\n' + answers[action] + '\\r');
  `;
  let folder: string;
  let shell: WindowsShell;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'passage-spool-'));
    closing.push(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'stand-in.cjs'), standIn);
    process.env['PASSAGE_TEST_FOLDER'] = folder;
    shell = { program: process.execPath, args: [join(folder, 'stand-in.cjs'), ...powerShell.args] };
  });
  const answering = (answers: Readonly<Record<string, string>>): void => writeFileSync(join(folder, 'answers'), JSON.stringify(answers));
  const calls = (): { action: string; printer: string; job: string; length: string; hex: string; script: string; args: string[] }[] =>
    readFileSync(join(folder, 'calls'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ReturnType<typeof calls>[number]);

  test('the script goes in the command line whole, names as variables, the slip as standard input byte for byte', async () => {
    answering({ print: 'ok 17' });
    const name = `Bon "1" & del *; $x 'ü'`;
    expect(await windowsSpooler(name, shell).submit('job-1', Uint8Array.from([0, 0x0a, 0x0d, 0x1a, 0xff]))).toBe(17);
    expect(calls()).toEqual([
      {
        action: 'print',
        printer: name,
        job: 'job-1',
        length: '5',
        hex: '000a0d1aff',
        script: windowsSpoolScript,
        args: [...powerShell.args],
      },
    ]);
    expect(encodedCommand(windowsSpoolScript).length).toBeLessThan(30_000);
  });

  test('states of printer and job are told from the words of Windows', async () => {
    const spooler = windowsSpooler('Slip', shell);
    const printers = [
      ['ok Normal', { accepts: true, paper: 'unknown', isOffline: false }],
      ['ok PaperOut', { paper: 'out' }],
      ['ok Offline', { isOffline: true }],
      ['ok Paused, DoorOpen', { accepts: false, cover: 'open' }],
      ['ok PaperJam', { hasError: true }],
    ] as const;
    for (const [word, state] of printers) {
      answering({ state: word });
      expect(await spooler.state()).toMatchObject(state);
    }
    const jobs = [
      ['ok Gone', 'done'],
      ['ok Printing, Spooling', 'printing'],
      ['ok Normal', 'waiting'],
      ['ok Deleting', 'failed'],
    ] as const;
    for (const [word, state] of jobs) {
      answering({ job: word, cancel: 'ok' });
      expect(await spooler.job(17)).toBe(state);
    }
    await spooler.cancel(17);
    expect(calls().at(-1)).toMatchObject({ action: 'cancel', job: '17' });
  });

  test('errors of Windows, a shell that says something else and one that is not there are told', async () => {
    answering({ state: 'error 5', print: 'error 1801', job: 'what?' });
    const spooler = windowsSpooler('Slip', shell);
    await expect(spooler.state()).rejects.toMatchObject({ reason: 'forbidden' });
    await expect(spooler.submit('a', Uint8Array.of(1))).rejects.toMatchObject({ reason: 'gone', message: expect.stringContaining('1801') });
    await expect(spooler.job(1)).rejects.toMatchObject({ reason: 'gone' });
    await expect(windowsSpooler('Slip', { program: join(folder, 'none.exe'), args: [] }).state()).rejects.toMatchObject({ reason: 'gone' });
  });
});
