import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { refunds } from '../../cli/refunds.ts';
import { officeTokenOf } from '../../server/api/office-session.ts';
import { ensureImportKiosk } from '../../server/api/enrol.ts';
import type { Programme } from '../../server/open-programme.ts';
import { runServer } from '../../server/run-server.ts';
import { verifyProgramme } from '../../server/verify/verify.ts';
import { fnOf, id, opened, receiptId, scanned } from '../domain/decide/fixture.ts';
import { settingsIn } from '../server/server-under-test.ts';
import { openTestProgramme } from '../server/test-programme.ts';
import { cliGround } from './cli-ground.ts';

const ground = cliGround();
const { out } = ground;
const vesta = fnOf['vesta'] ?? '';
const cli = join(import.meta.dirname, '..', '..', 'cli', 'main.ts');

const file = (name: string, bytes: string | Uint8Array): string => {
  writeFileSync(join(ground.folder, name), bytes);
  return join(ground.folder, name);
};
/** Bytes of a text in windows-1251. */
const in1251 = (text: string): Uint8Array =>
  Uint8Array.from([...text], (sign) => {
    const at = sign.codePointAt(0) ?? 0;
    return at < 128 ? at : sign === 'ё' ? 0xb8 : sign === '\u00a0' ? 0xa0 : at - 0x410 + 0xc0;
  });
const load = (...args: readonly string[]): Promise<number> => refunds(['load', ...args, '--tenant', 'vesta', '--data', ground.folder]);

const nowMs = (): number => Date.now();
const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);
const today = dayOf(Date.now());

async function inProgramme<T>(work: (programme: Programme) => Promise<T>): Promise<T> {
  const programme = await openTestProgramme(
    { kind: 'sqlite', folder: ground.folder },
    {
      get nowMs() {
        return nowMs();
      },
    },
  );
  const answer = await work(programme);
  await programme.close();
  return answer;
}

/** A member with receipts 1 to `count` of vesta, 2450 each, bought today at the start of the day. */
const withReceipts = (count: number): Promise<void> =>
  inProgramme(async (programme) => {
    await ensureImportKiosk(programme, 'IMPORT', 'mall');
    const papers = Array.from({ length: count }, (_, n) =>
      scanned(n + 1, 1, 245_000, { atLocal: `${today}T00:0${n % 10}:00`, source: 'imported' }),
    );
    await programme.decider.importFacts(
      'IMPORT',
      [opened(1), ...papers].map((body, n) => ({ id: id('f', n + 1), registeredAtMs: nowMs(), body })),
    );
  });
const returned = (n: number): Promise<number | undefined> =>
  inProgramme(async (programme) => (await programme.store.read((t) => t.document('receipt', receiptId(n))))?.returnedMinor);

describe('passage refunds load', () => {
  test.for([
    ['commas, UTF-8', `fn,fd,fp,refund_amount,refunded\n${vesta},1,1000001,500.00,${today}\n`],
    [
      'semicolons, a mark, decimal commas, quotes',
      `\uFEFF"FN";"FD";"FP";"refund_amount";"refunded"\r\n"${vesta}";"1";"1000001";"-500,00";"${today}"\r\n`,
    ],
    ['tabs and no last line end', `fn\tfd\tfp\trefund_amount\trefunded\n'${vesta}\t0001\t1000001\t500\t${today} 23:59`],
    ['windows-1251', in1251(`ФН;ФД;ФП;Сумма возврата;Дата возврата;Товар\r\n${vesta};1;1000001;500,00;${today};Рубашка\r\n`)],
    ['UTF-16', Buffer.from(`\uFEFFФН;ФД;ФП;Сумма возврата;Дата возврата\r\n${vesta};1;1000001;500,00;${today}\r\n`, 'utf16le')],
    ['JSON', JSON.stringify([{ fn: vesta, fd: 1, fp: '1000001', refund_amount: 500, refunded: today, more: {} }])],
    [
      'the code as scanned',
      `code;refund_amount;refunded\n"t=${today.replaceAll('-', '')}T0000&s=2450.00&fn=${vesta}&i=1&fp=1000001&n=1";500;${today}\n`,
    ],
  ] as const)('reads %s', async ([, bytes]) => {
    await withReceipts(1);
    const path = file('list', bytes);
    expect(await load(path, '--check')).toBe(0);
    expect(await returned(1)).toBe(0);
    expect(out.join('\n')).toMatch(/:[12]: returned \(K1-1\): 205 points go\n[^]*nothing is changed; would be: 1 returned/);
    expect(await load(path)).toBe(0);
    expect(await returned(1)).toBe(50_000);
    expect(await load(path)).toBe(0);
    expect(out.at(-1)).toMatch(/: 1 already returned\./);
    expect(await returned(1)).toBe(50_000);
  });

  test('hostile and wrong lines end alone, each with its line and what to do; nothing of them is obeyed', async () => {
    await withReceipts(2);
    const header = 'fn,fd,fp,refund_amount,refunded,number';
    const good = `${vesta},2,1000002,100.00,${today},`;
    const lines = [
      header,
      `${vesta},1,1000001,=1+1,${today},`,
      `${vesta},1,1000001,1e3,${today},`,
      `${vesta},1,1000001,"1,234",${today},`,
      `${vesta},1,1000001,0,${today},`,
      `${vesta},1,1000001,9.28E+15,${today},`,
      `9.28E+15,1,1000001,10,${today},`,
      `${vesta},1,,10,${today},`,
      `${vesta},1,1000001,10,31.02.2026,`,
      `${vesta},1,1000001,10,${today},"never closed`,
      `${vesta},1,1000001,10,${today},a,b,c`,
      `${vesta},1,1000001,\u001b[2J10,${today},`,
      `,,,10,${today},`,
      `${vesta},1,1000001,99999999,${today},`,
      `=cmd|' /C calc'!A0,1,1,1,${today},`,
      `__proto__,constructor,toString,10,${today},`,
      `${vesta},1,1000001,10,${today},${'x'.repeat(20_000)}`,
      good,
      good,
    ];
    const result = join(ground.folder, 'result.csv');
    expect(await load(file('bad.csv', `${lines.join('\n')}\n`), '--result', result)).toBe(1);
    expect(await returned(2)).toBe(10_000);
    expect(await returned(1)).toBe(0);
    expect(out.join('\n')).not.toContain('\u001b');
    const rows = readFileSync(result, 'utf8').trim().split('\n');
    expect(rows[0]).toBe('line,result,receipt,points,owed,what');
    expect(rows.slice(1).map((row) => row.split(',').slice(0, 2).join(' '))).toEqual([
      ...Array.from({ length: 16 }, (_, n) => `${n + 2} wrong line`),
      '18 returned',
      '19 already returned',
    ]);
    for (const row of rows) expect(row).not.toMatch(/(?:^|,)[=+@]/);
    expect(rows[1]).toContain('"refund_amount: ""=1+1"" is no amount; write 2450.50 or 2450,50"');
  });

  test.for([
    ['nothing', ''],
    ['bytes', Buffer.from([0, 1, 2, 3, 255, 254, 0, 10, 0, 0])],
    ['another table', 'name;price\nshirt;12\n'],
    ['half a JSON', '[{"fn": 1'],
    ['a JSON of something else', '{"lines": []}'],
  ] as const)('%s is no list: told, and nothing happens', async ([, bytes]) => {
    await withReceipts(1);
    expect(await load(file('list', bytes))).toBe(3);
    expect(out.at(-1)).toMatch(/this is no list of refunds: /);
  });

  test('wrong use, no such file, no such shop', async () => {
    await withReceipts(1);
    expect(await refunds(['load', file('a.csv', 'x')])).toBe(2);
    expect(await refunds(['load', '--tenant'])).toBe(2);
    expect(await load(join(ground.folder, 'none.csv'))).toBe(3);
    const list = file('list.csv', `fn,fd,fp,refund_amount,refunded\n${vesta},1,1000001,500.00,${today}\n`);
    expect(await refunds(['load', list, '--tenant', 'nobody', '--data', ground.folder])).toBe(1);
    expect(out.at(-1)).toContain('There is no shop nobody');
    expect(await refunds(['--help'])).toBe(0);
  });

  test('goes through the server that runs on the data, in pieces, and stands in the trail', { timeout: 60_000 }, async () => {
    await withReceipts(3);
    const server = await runServer({ settings: settingsIn(ground.folder), nowMs, secrets: null, log: () => undefined });
    const rows = Array.from({ length: 900 }, (_, n) => `${vesta},${n + 1},${1_000_001 + n},10.00,${today}`);
    const list = file('list.csv', `fn,fd,fp,refund_amount,refunded\n${rows.join('\n')}\n`);
    expect(await load(list, '--check')).toBe(0);
    expect(await load(list)).toBe(0);
    expect(out.at(-2)).toMatch(/3 returned, 897 no such receipt, waits/);
    const asked = await fetch(`${server.url}/office/api/audit?act=refunds-loaded`, {
      headers: { authorization: `Bearer ${officeTokenOf(ground.folder)}` },
    });
    expect(JSON.stringify(await asked.json())).toContain('lines 2 to 401: 3 returned');
    expect(await refunds(['load', list, '--tenant', 'nobody', '--data', ground.folder])).toBe(1);
    await server.close();
  });

  test('a long list: bounded memory; killed in the middle and run again, every refund counts once', { timeout: 240_000 }, async () => {
    await withReceipts(200);
    const LINES = 8_000;
    const rows = Array.from({ length: LINES }, (_, n) => {
      const number = 1 + ((n * 7919) % LINES);
      return `${vesta};${number};${1_000_000 + number};10,00;${today}`;
    });
    const list = file('long.csv', `fn;fd;fp;refund_amount;refunded\n${rows.join('\n')}\n`);
    const result = join(ground.folder, 'result.csv');
    const settledLines = (): number => (existsSync(result) ? readFileSync(result, 'utf8').split('\n').length - 2 : 0);
    const args = [
      '--max-old-space-size=160',
      cli,
      'refunds',
      'load',
      list,
      '--tenant',
      'vesta',
      '--data',
      ground.folder,
      '--result',
      result,
    ];
    const runOnce = (killAfterLines: number): Promise<number | null> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, args, { stdio: 'ignore' });
        const looking = setInterval(() => {
          if (settledLines() >= killAfterLines) child.kill('SIGKILL');
        }, 20);
        child.once('exit', (exitCode) => {
          clearInterval(looking);
          resolve(exitCode);
        });
      });
    expect(await runOnce(LINES / 4)).toBe(null);
    expect(settledLines()).toBeLessThan(LINES);
    expect(await runOnce(Infinity)).toBe(0);
    expect(settledLines()).toBe(LINES);
    expect(readFileSync(result, 'utf8')).toMatch(/already returned/);
    for (const n of [1, 100, 200]) expect(await returned(n)).toBe(1_000);
    await inProgramme(async (programme) => {
      // A member, two hundred receipts, and each refund once.
      expect((await programme.store.read((t) => t.counts()))['fact']).toBe(201 + LINES);
      expect((await verifyProgramme(programme.store)).filter((finding) => finding.breaches > 0)).toEqual([]);
    });
  });
});
