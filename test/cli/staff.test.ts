/** `passage staff` and `passage release withdraw` on a server's own data, and what they leave in the trail. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { release } from '../../cli/release.ts';
import { staff } from '../../cli/staff.ts';
import { checkWithdrawal, signedText } from '../../domain/release/manifest.ts';
import { demoCardNumber } from '../../server/demo/demo-cards.ts';
import { nodeVerifier } from '../../server/decider/node-signature.ts';
import { seedDemo } from '../../server/demo/seed-demo.ts';
import { openProgramme } from '../../server/open-programme.ts';
import { cliGround } from './cli-ground.ts';

const ground = cliGround();
const { out } = ground;

const opened = () => openProgramme({ place: { kind: 'sqlite', folder: ground.folder }, nowMs: () => Date.now(), secrets: null });

test('somebody is added with campaigns, unlocked and ended; the trail has each, and no card number', async () => {
  const programme = await opened();
  await seedDemo(programme, { accounts: 2, seed: 1, print: () => undefined });
  await programme.close();
  const number = demoCardNumber('staff', 55);
  const add = [
    'add',
    'p-nord',
    '--name',
    'P. Nord',
    '--card',
    number,
    '--roles',
    'promoter',
    '--until',
    '2039-12-24',
    '--data',
    ground.folder,
  ];
  expect(await staff([...add, '--campaigns', 'no-such'])).toBe(1);
  expect(out.at(-1)).toContain('There is no campaign no-such.');
  expect(await staff([...add, '--campaigns', 'bring-a-friend'])).toBe(0);
  expect(out.at(-1)).toMatch(/^p-nord: done; the PIN is \d{6}\. It is shown only now\.$/);
  expect(await staff(['unlock', 'p-nord', '--data', ground.folder])).toBe(0);
  expect(await staff(['end', 'p-nord', '--data', ground.folder])).toBe(0);
  expect(await staff(['unlock', 'nobody', '--data', ground.folder])).toBe(1);
  const again = await opened();
  const [document, trail] = await again.store.read(async (t) => [
    await t.document('staff', 'p-nord'),
    await t.audit({ staffId: 'office', kioskId: null, act: null, beforeSeq: null, fromMs: null, untilMs: null }, 10),
  ]);
  await again.close();
  expect(document).toMatchObject({ campaigns: ['bring-a-friend'], pinRound: 1, active: false });
  expect(trail.map((row) => row.act)).toEqual(['staff-ended', 'staff-pause-ended', 'staff-added']);
  expect(JSON.stringify(trail)).not.toContain(number);
});

test('a withdrawal is signed without a server, is good for its version and channel alone, and never written over', async () => {
  const key = join(ground.folder, 'operator.pem');
  expect(await release(['key', key])).toBe(0);
  const publicKey = /PASSAGE_OPERATOR_KEYS=(\S+)/.exec(out.join('\n'))?.[1] ?? '';
  const file = join(ground.folder, 'withdrawal-1.2.0.json');
  expect(await release(['withdraw', '1.2.0', '--key', key, '--channel', 'early', '--out', ground.folder])).toBe(0);
  const signed = signedText.parse(JSON.parse(readFileSync(file, 'utf8')));
  expect(checkWithdrawal(signed, [publicKey], nodeVerifier())).toMatchObject({ ok: true, value: { withdraws: '1.2.0', channel: 'early' } });
  expect(await release(['withdraw', '1.2.0', '--key', key, '--out', ground.folder])).not.toBe(0);
  expect(await release(['withdraw', 'new', '--key', key, '--out', ground.folder])).toBe(2);
  expect(await release(['withdraw', '1.2.0'])).toBe(2);
});
