/** `passage receipt certificate`, as it is called; what it loads, and what a kiosk then proves with it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { certificate } from '../../cli/receipt/certificate.ts';
import { fromBase64 } from '../../domain/encoding/base64.ts';
import { readReceipt } from '../../domain/receipt/read-receipt.ts';
import { ActRefused } from '../../server/decider/entry.ts';
import { loadSigningKeys } from '../../server/load-signing-keys.ts';
import { noon } from '../domain/decide/fixture.ts';
import { aTrustCertificate, primeSign, primeSignCertificate } from '../domain/receipt/samples/at-rksv.ts';
import { openTestProgramme, temporaryFolder } from '../server/test-programme.ts';

const { folder, remove } = temporaryFolder();
const tillKey = 'at-rksv:AT3/1bed73b390d58';
const file = join(folder, 'prime-sign.cer');

/** The command, with what it printed. */
async function passage(...args: string[]): Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }> {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  vi.spyOn(console, 'log').mockImplementation((line: unknown) => void stdout.push(String(line)));
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => void stderr.push(String(line)));
  try {
    return { status: await certificate([...args, '--data', folder]), stdout: stdout.join('\n'), stderr: stderr.join('\n') };
  } finally {
    vi.restoreAllMocks();
  }
}

async function inProgramme<T>(ask: (programme: Awaited<ReturnType<typeof openTestProgramme>>) => Promise<T>): Promise<T> {
  const programme = await openTestProgramme({ kind: 'sqlite', folder }, { nowMs: noon });
  try {
    return await ask(programme);
  } finally {
    await programme.close();
  }
}
const tillOf = (id: string) => inProgramme((programme) => programme.store.read((transaction) => transaction.document('till', id)));

beforeAll(async () => {
  writeFileSync(file, Buffer.from(primeSignCertificate, 'base64'));
  await inProgramme(() => Promise.resolve());
});
afterAll(remove);

describe('passage receipt certificate', () => {
  test('--print shows what is in a file and loads nothing', async () => {
    const { status, stdout } = await passage(file, '--print');
    expect([status, JSON.parse(stdout)]).toEqual([
      0,
      {
        tillKey,
        signingKey: expect.stringMatching(/^B[A-Za-z0-9+/]{86}=$/) as unknown,
        name: 'C=AT, O=Konditorei-Kaffee Zauner GmbH & Co. KG, CN=UID ATU52600305',
      },
    ]);
    expect(await tillOf(tillKey)).toBeNull();
  });

  test('without a shop the key stands ready; with one the till is mapped; with the key the receipt is proven', async () => {
    expect(await passage(file)).toMatchObject({ status: 0, stdout: expect.stringContaining(`${tillKey}: `) as unknown });
    expect(await tillOf(tillKey)).toMatchObject({ tenantId: null });
    expect(await passage(file, '--tenant', 'vesta')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('is loaded for vesta') as unknown,
    });
    const till = await tillOf(tillKey);
    expect(till).toMatchObject({ tenantId: 'vesta', toMs: null });
    const keyOf = (key: string) => (key === tillKey ? fromBase64(till?.signingKey ?? '') : null);
    expect(readReceipt(primeSign, { keyOf })).toMatchObject({ proof: { level: 'certificate', verified: true } });
  });

  test('the same again changes nothing', async () => {
    const before = await tillOf(tillKey);
    expect((await passage(file, '--tenant', 'vesta')).status).toBe(0);
    expect(await tillOf(tillKey)).toEqual(before);
  });

  test('a shop that there is not, and a till of another shop, are refused with their names', async () => {
    expect(await passage(file, '--tenant', 'nobody')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('no tenant nobody') as unknown,
    });
    const other = await inProgramme(
      async (programme) =>
        (await programme.store.read((transaction) => transaction.documentsOf('tenant', '', 9))).find(({ id }) => id !== 'vesta')?.id,
    );
    expect(await passage(file, '--tenant', other ?? '')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('stands in vesta') as unknown,
    });
    expect(await tillOf(tillKey)).toMatchObject({ tenantId: 'vesta' });
  });

  test('files that hold no certificate and missing files are told with their exit codes', async () => {
    const text = join(folder, 'text.txt');
    writeFileSync(text, 'hello, world');
    expect(await passage(text)).toMatchObject({ status: 2, stderr: expect.stringContaining('is no certificate') as unknown });
    expect((await passage(join(folder, 'none.cer'))).status).toBe(3);
    expect((await passage(file, '--provider', 'XX')).status).toBe(2);
    expect((await passage()).status).toBe(2);
  });

  test('a key that is none is refused before anything is put', async () => {
    const keys = [{ tillKey: 'at-rksv:AT1/7b164a88', signingKey: 'AAAA' }];
    await inProgramme(async (programme) => {
      await expect(loadSigningKeys(programme, keys, null)).rejects.toThrow(ActRefused);
    });
    expect(await tillOf('at-rksv:AT1/7b164a88')).toBeNull();
  });

  test("the issuer's name tells the provider; an unknown issuer must be named", async () => {
    const aTrustFile = join(folder, 'a-trust.b64');
    writeFileSync(aTrustFile, aTrustCertificate);
    expect(JSON.parse((await passage(aTrustFile, '--print')).stdout)).toMatchObject({ tillKey: 'at-rksv:AT1/7b164a88' });
    expect(JSON.parse((await passage(aTrustFile, '--print', '--provider', 'AT9')).stdout)).toMatchObject({
      tillKey: 'at-rksv:AT9/7b164a88',
    });
  });
});
