/** The door of PINs over a real journal: what it counted outlives the program. */
import { randomBytes, scryptSync } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FactBody } from '../../../domain/contract/fact.ts';
import type { StaffDocument } from '../../../domain/contract/document.ts';
import { openJournal } from '../../../main/journal/open-journal.ts';
import { createPinDoor } from '../../../main/staff/pin-door.ts';
import { pinFault, freshPin, pinHashOf } from '../../../server/staff/pin-hash.ts';
import { verifyPin } from '../../../main/staff/verify-pin.ts';
import { tempFolder } from '../temp-folder.ts';

const salt = randomBytes(16);
const staff: StaffDocument = {
  kind: 'staff',
  id: 'm-lind',
  version: 1,
  name: 'M. Lind',
  cardKey: 'e'.repeat(64),
  pinHash: `1024:8:1:${salt.toString('base64')}:${scryptSync('2468', salt, 32, { N: 1024, r: 8, p: 1 }).toString('base64')}`,
  pinRound: 0,
  campaigns: [],
  roles: ['lead'],
  validFromMs: null,
  untilMs: null,
  ownAccountId: null,
  active: true,
};

function doorIn(folder: string, at: { nowMs: number }, people: readonly StaffDocument[] = [staff]) {
  const { journal } = openJournal(join(folder, 'journal.db'), at.nowMs);
  const facts: FactBody[] = [];
  type Services = Parameters<typeof createPinDoor>[0];
  // Only what the door touches.
  const services = {
    journal,
    mirror: { list: () => people },
    factBook: { nowMs: () => at.nowMs, record: (body: FactBody) => facts.push(body) },
    house: { catalogue: () => null },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  } as unknown as Services;
  return { door: createPinDoor(services), facts, close: () => journal.close() };
}

test('wrong PINs are counted over restarts; the fifth begins a pause and is told once', async () => {
  const folder = tempFolder();
  const at = { nowMs: 1_000_000 };
  for (let tries = 1; tries <= 4; tries += 1) {
    const { door, close, facts } = doorIn(folder, at);
    expect(await door.check('m-lind', '0000')).toEqual({ ok: false, left: 5 - tries, pausedMs: 0 });
    expect(facts).toEqual([]);
    close();
  }
  const fifth = doorIn(folder, at);
  expect(await fifth.door.check('m-lind', '0000')).toEqual({ ok: false, left: 0, pausedMs: 30_000 });
  expect(fifth.facts).toEqual([expect.objectContaining({ kind: 'service.act', act: 'pin-locked', staffId: 'm-lind' })]);
  fifth.close();
  const after = doorIn(folder, at);
  // Not even the right one is looked at while the pause lasts.
  expect(await after.door.check('m-lind', '2468')).toMatchObject({ ok: false });
  at.nowMs += 30_000;
  expect(await after.door.check('m-lind', '2468')).toMatchObject({ ok: true });
  expect(after.door.pausedMs('m-lind')).toBe(0);
  after.close();
});

test('a try that the power cuts off is counted as wrong', async () => {
  const folder = tempFolder();
  const at = { nowMs: 1_000_000 };
  const { door, close } = doorIn(folder, at);
  const cutOff = door.check('m-lind', '0000');
  close();
  await cutOff.catch(() => undefined);
  const after = doorIn(folder, at);
  expect(await after.door.check('m-lind', '0001')).toMatchObject({ left: 3 });
  after.close();
});

test('many at once get no more tries than five', async () => {
  const at = { nowMs: 1_000_000 };
  const { door, close } = doorIn(tempFolder(), at);
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => door.check('m-lind', String(1000 + n))));
  expect(answers.every((one) => !one.ok)).toBe(true);
  expect(await door.check('m-lind', '2468')).toMatchObject({ ok: false });
  close();
});

test('whose time is over has no right PIN', async () => {
  const at = { nowMs: 1_000_000 };
  const { door, close } = doorIn(tempFolder(), at, [{ ...staff, untilMs: 1_000_000 }]);
  expect(await door.check('m-lind', '2468')).toMatchObject({ ok: false });
  close();
});

test('a PIN made in the office opens the door, its neighbour does not, and easy ones are not taken', async () => {
  const pin = freshPin();
  const hash = await pinHashOf(pin);
  expect(await verifyPin(pin, hash)).toBe(true);
  expect(await verifyPin(`${pin.slice(0, -1)}${(Number(pin.at(-1)) + 1) % 10}`, hash)).toBe(false);
  expect(pinFault(pin)).toBeNull();
  for (const easy of ['1234', '0000', '987654', '12', 'abcd', '7890']) expect(pinFault(easy)).not.toBeNull();
});

test('what the office ended is over on this machine with the next document, and only that: five more wrong ones lock again', async () => {
  const at = { nowMs: 1_000_000 };
  const people = [staff];
  const { door, close } = doorIn(tempFolder(), at, people);
  for (let tries = 0; tries < 5; tries += 1) await door.check('m-lind', '0000');
  expect(door.pausedMs('m-lind')).toBe(30_000);
  expect(await door.check('m-lind', '2468')).toMatchObject({ ok: false, pausedMs: 30_000 });
  people[0] = { ...staff, pinRound: 1 };
  expect(door.pausedMs('m-lind')).toBe(0);
  expect(await door.check('m-lind', '2468')).toMatchObject({ ok: true });
  for (let tries = 0; tries < 4; tries += 1) expect(await door.check('m-lind', '0000')).toMatchObject({ left: 4 - tries, pausedMs: 0 });
  expect(await door.check('m-lind', '0000')).toMatchObject({ pausedMs: 30_000 });
  close();
});
