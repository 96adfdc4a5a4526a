/** A helper for a day at the desk, from `passage staff add` to the end of their time: what they may do, and that a change of the office takes effect within seconds. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoCardNumber } from '../../server/demo/demo-cards.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { press, signIn, typeSlowly } from './on-desk.ts';
import { says, screenOf, verified } from './on-visit.ts';

let mall: Mall;
let d1: Station;
const day = (offset: number): string => new Date(Date.now() + 3 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  mall = await Mall.open();
  d1 = await mall.station('D1', 'desk', { width: 1920, height: 1080 });
  await d1.shows('locked');
});
afterAll(async () => {
  await mall.close();
});

const staff = (...args: readonly string[]) => mall.passage('staff', ...args, '--data', mall.serverFolder);
const card = demoCardNumber('staff', 77);

/** Types the code of somebody; the desk knows them once the document has come. */
async function askFor(code: string): Promise<void> {
  await press(d1, 'Escape');
  await typeSlowly(d1, code);
  await press(d1, 'Enter');
}

test('a promoter is refused before the first day, works, is held to cheap things, and is out within seconds of the end', async () => {
  const refused = await staff('add', 'p-nord', '--name', 'P. Nord', '--card', card, '--roles', 'promoter');
  expect(refused.code).toBe(1);
  expect(refused.output).toContain('needs a last day');

  const early = await staff(
    'add',
    'p-nord',
    '--name',
    'P. Nord',
    '--card',
    card,
    '--roles',
    'promoter',
    '--from',
    day(2),
    '--until',
    day(3),
  );
  expect(early.output).toMatch(/the PIN is \d{6}/);
  await waitUntil(async () => {
    await askFor('p-nord');
    return /You may work here from/.test(await d1.page.innerText('body'));
  });

  const added = await staff(
    'add',
    'p-nord',
    '--name',
    'P. Nord',
    '--card',
    card,
    '--roles',
    'promoter',
    '--from',
    day(-1),
    '--until',
    day(1),
  );
  const pin = /PIN is (\d{6})/.exec(added.output)?.[1] ?? '';
  await waitUntil(async () => {
    if ((await screenOf(d1)) !== 'pin') await askFor('p-nord');
    return (await screenOf(d1)) === 'pin';
  });
  await press(d1, ...pin, 'Enter');
  await waitUntil(async () => !['pin', 'locked'].includes(await screenOf(d1)));
  expect(await d1.page.innerText('body')).toContain('P. Nord');
  expect((await staff('list')).output).toContain('p-nord');

  expect((await staff('end', 'p-nord')).code).toBe(0);
  await d1.shows('locked');
  await says(d1, /switched this staff card off/);
  await signIn(d1);
  await waitUntil(async () => !['pin', 'locked'].includes(await screenOf(d1)));
  await verified(mall);
});
