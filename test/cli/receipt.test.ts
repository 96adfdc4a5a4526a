import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { receipt } from '../../cli/receipt.ts';
import { parse } from '../../cli/receipt/parse.ts';
import { aTrust, aTrustCertificate, primeSign, primeSignCertificate } from '../domain/receipt/samples/at-rksv.ts';
import { plainP256 } from '../domain/receipt/samples/de-tse.ts';
import { invoice } from '../domain/receipt/samples/in-einvoice.ts';

const folder = mkdtempSync(join(tmpdir(), 'passage-receipt-'));
const told: string[] = [];
beforeEach(() => {
  told.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: unknown) => void told.push(String(line)));
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => void told.push(String(line)));
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const russian = 't=20190613T132300&s=524.39&fn=9289000100393237&i=20509&fp=2249765769&n=1';

function fileOf(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const pem = (base64: string): string => `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

/** Runs `parse` with this standard input; the printed lines as objects. */
async function parsed(
  args: readonly string[],
  input: Readable = Readable.from([]),
): Promise<{ readonly exitCode: number; readonly lines: readonly Record<string, unknown>[] }> {
  const chunks: string[] = [];
  const output = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  const exitCode = await parse(args, { input, output });
  const lines = chunks.join('').split('\n').slice(0, -1);
  return { exitCode, lines: lines.map((line): Record<string, unknown> => ({ ...(JSON.parse(line) as object) })) };
}

describe('passage receipt parse', () => {
  test('prints exactly the promised fields in their order, one object a line, and ends with 0', async () => {
    const { exitCode, lines } = await parsed([russian, plainP256]);
    expect(exitCode).toBe(0);
    expect(Object.keys(lines[0] ?? {})).toEqual([
      'ok',
      'country',
      'format',
      'issuer',
      'tenant',
      'identity',
      'issuedAtLocal',
      'zone',
      'totalMinor',
      'currency',
      'kind',
      'proof',
      'warnings',
    ]);
    expect(lines).toEqual([
      {
        ok: true,
        country: 'RU',
        format: 'ru-fns',
        issuer: '9289000100393237',
        tenant: null,
        identity: 'ru-fns:9289000100393237/20509/2249765769',
        issuedAtLocal: '2019-06-13T13:23:00',
        zone: null,
        totalMinor: 52439,
        currency: 'RUB',
        kind: 'purchase',
        proof: { level: 'online', verified: null },
        warnings: [],
      },
      expect.objectContaining({
        country: 'DE',
        zone: 'Europe/Berlin',
        issuedAtLocal: '2021-08-23T16:36:33',
        proof: { level: 'signed', verified: true },
      }),
    ]);
  });

  test('one code that is no receipt makes the end 1, the others are read all the same', async () => {
    const { exitCode, lines } = await parsed(['hello', russian, plainP256.replace('V0', 'V1')]);
    expect(exitCode).toBe(1);
    expect(lines.map(({ ok, reason }) => [ok, reason])).toEqual([
      [false, 'not-a-receipt'],
      [true, undefined],
      [false, 'malformed'],
    ]);
  });

  test('a test receipt is read without its mark and says so', async () => {
    const { exitCode, lines } = await parsed([`TEST:${russian}`]);
    expect([exitCode, lines[0]?.['warnings']]).toEqual([0, ['test receipt: posts nothing']]);
  });

  test('a code without a time of day stands at midnight and says so', async () => {
    const { lines } = await parsed([invoice]);
    expect(lines[0]).toMatchObject({
      issuedAtLocal: '2020-08-10T00:00:00',
      warnings: ['the code says no time of day', expect.any(String)],
    });
  });

  test('standard input: one code a line, in order, whatever the line ends and pieces; blank lines count for nothing', async () => {
    const text = `\uFEFF${plainP256}\r\n\r\n${russian}\n   \nnothing\n${aTrust}`;
    const bytes = Buffer.from(text);
    for (const size of [1, 7, 1000]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
      const { exitCode, lines } = await parsed(['-'], Readable.from(pieces));
      expect([exitCode, ...lines.map(({ country }) => country)]).toEqual([1, 'DE', 'RU', undefined, 'AT']);
    }
  });

  test('a line far too long is refused and costs no memory; the next is read', async () => {
    let left = 64;
    const input = new Readable({
      read() {
        left -= 1;
        this.push(left > 0 ? Buffer.alloc(1 << 20, 'x') : left === 0 ? `\n${russian}\n` : null);
      },
    });
    const { exitCode, lines } = await parsed(['-'], input);
    expect(exitCode).toBe(1);
    expect(lines).toMatchObject([{ ok: false, detail: 'longer than 4096 characters' }, { country: 'RU' }]);
  });

  test('whoever sends a line and waits gets its answer before the next', async () => {
    const [input, output] = [new PassThrough(), new PassThrough({ encoding: 'utf8' })];
    const done = parse(['-'], { input, output });
    for (const code of [russian, 'nothing']) {
      input.write(`${code}\n`);
      const answer = await new Promise<string>((resolve) => output.once('data', (text: string) => resolve(text)));
      expect(JSON.parse(answer)).toMatchObject({ ok: code === russian });
    }
    input.end();
    expect(await done).toBe(1);
  });

  test('a reader that goes away ends it quietly, without reading on for ever', async () => {
    let given = 0;
    const input = new Readable({
      read() {
        given += 1;
        this.push(`${russian}\n`.repeat(1000));
      },
    });
    const output = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error('gone'), { code: 'EPIPE' })) });
    expect(await parse(['-'], { input, output })).toBe(0);
    expect([given < 20, told]).toEqual([true, []]);
  });

  test('trouble with the output that is no reader gone away is told', async () => {
    const output = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error('full'), { code: 'ENOSPC' })) });
    expect(await parse([russian, russian], { input: Readable.from([]), output })).toBe(3);
    expect(told).toEqual(['passage receipt parse: The disk is full.']);
  });

  test.each([
    ['PEM', () => [fileOf('chain.pem', pem(primeSignCertificate) + pem(aTrustCertificate))]],
    [
      'DER',
      () => [
        fileOf('prime.cer', Buffer.from(primeSignCertificate, 'base64')),
        fileOf('a-trust.cer', Buffer.from(aTrustCertificate, 'base64')),
      ],
    ],
    ['base64', () => [fileOf('prime.b64', `${primeSignCertificate}\n`), fileOf('a-trust.b64', aTrustCertificate)]],
    [
      'a crypto container',
      () => [
        fileOf(
          'container.json',
          JSON.stringify({
            base64AESKey: '',
            certificateOrPublicKeyMap: Object.fromEntries(
              [primeSignCertificate, aTrustCertificate].map((base64, id) => [
                id,
                { id: String(id), signatureDeviceType: 'CERTIFICATE', signatureCertificateOrPublicKey: base64 },
              ]),
            ),
          }),
        ),
      ],
    ],
  ])('with certificates as %s, Austrian receipts are proven, and a changed one is not', async (_form, files) => {
    const options = files().flatMap((file) => ['--certificate', file]);
    const { exitCode, lines } = await parsed([primeSign, aTrust, primeSign.replace('21,20', '91,20'), ...options]);
    expect([exitCode, ...lines.map(({ proof }) => proof)]).toEqual([
      0,
      { level: 'certificate', verified: true },
      { level: 'certificate', verified: true },
      { level: 'certificate', verified: false },
    ]);
  });

  test.each([
    ['json', JSON.stringify({ 'ru-fns:9289000100393237': 'vesta' })],
    ['csv', 'till,tenant\r\n"ru-fns:9289000100393237",vesta\r\n'],
  ])('a %s file of tills gives the tenant', async (ending, content) => {
    const { lines } = await parsed([russian, plainP256, '--tills', fileOf(`tills.${ending}`, content)]);
    expect(lines.map(({ tenant }) => tenant)).toEqual(['vesta', null]);
  });

  test.each([
    ['certificate', 'no.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', 'is no X.509 certificate', 2],
    ['certificate', 'no.json', '{"a":1}', 'no crypto container', 2],
    ['certificate', 'broken.json', '{', 'is no JSON', 2],
    ['certificate', 'text.txt', 'hello, world', 'is no certificate', 2],
    ['tills', 'tills.txt', 'a,b\n', 'the first line must be till,tenant', 2],
    ['tills', 'tills.csv', 'till,tenant\nonly-one\n', 'tills.csv:2', 2],
    ['tills', 'list.json', '{"a":1}', 'the tenant of a is no text', 2],
  ])('a wrong file for --%s (%s) is told, and nothing is read', async (option, name, content, what, code) => {
    const { exitCode, lines } = await parsed([russian, `--${option}`, fileOf(name, content)]);
    expect([exitCode, lines, told.join('\n').includes(what)]).toEqual([code, [], true]);
  });

  test('a file that is not there ends with 3, an unknown option or nothing to read with 2', async () => {
    expect((await parsed([russian, '--certificate', join(folder, 'none.pem')])).exitCode).toBe(3);
    expect((await parsed([russian, '--colour'])).exitCode).toBe(2);
    expect((await parsed([])).exitCode).toBe(2);
    expect(told.join('\n')).toContain('passage receipt parse TEXT');
  });
});

describe('passage receipt', () => {
  test('wrong use ends with 2 and names the verbs; help ends with 0', async () => {
    expect(await receipt([])).toBe(2);
    expect(await receipt(['scan'])).toBe(2);
    expect(told.join('\n')).toContain('there is no "scan"');
    expect(await receipt(['--help'])).toBe(0);
    expect(await receipt(['parse', '--help'])).toBe(0);
  });
});
