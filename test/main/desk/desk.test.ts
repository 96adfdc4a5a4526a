import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { verifyProgramme } from '../../../server/verify/verify.ts';
import { stockId } from '../../../domain/allotment/allotment-id.ts';
import { base, campaign, unknownFn } from '../../domain/decide/fixture.ts';
import { gift as giftReward, reach } from '../../domain/campaign/make-version.ts';
import { tempFolder } from '../temp-folder.ts';
import { paperTakenAway } from '../paper-taken-away.ts';
import { card, code, deskIn, newMember, serverWithStaff } from './desk-under-test.ts';

/** Every law of the programme holds. */
async function expectLawful(server: Awaited<ReturnType<typeof serverWithStaff>>): Promise<void> {
  const findings = await verifyProgramme(server.programme.store);
  expect(findings.filter((one) => one.breaches > 0)).toEqual([]);
}

describe('the desk over a real journal and the real server', () => {
  test(
    'a stack goes from the staff code to the slip: scanned, typed, unknown till named, undone, ended; the server holds the same',
    { timeout: 40_000 },
    async () => {
      const folder = tempFolder();
      const server = await serverWithStaff(folder);
      const desk = await deskIn(join(folder, 'desk'), server.url, await server.code('D1', 'desk'));
      await desk.signIn();
      await newMember(desk, 1);
      desk.simulation.scanner.scan(code('vesta', 1, 245_000));
      await desk.on('stack', (screen) => screen.rows.length === 1);
      desk.simulation.scanner.scan(code('cafe', 2, 89_000));
      await desk.on('stack', (screen) => screen.rows.length === 2);
      desk.simulation.scanner.scan(code(unknownFn, 3, 100_000));
      const held = await desk.on('stack', (screen) => screen.problems.length === 1);
      expect(held.problems[0]?.title.key).toBe('desk.problem.unknown-till');
      desk.press('Enter', ...'bo', 'Enter');
      await desk.on('stack', (screen) => screen.rows.length === 3 && screen.problems.length === 0);
      desk.press('t', ...'ve', 'Enter', ...'17', 'Enter', ...'1150', 'Enter', ...'900', 'Enter');
      const typed = await desk.on('stack', (screen) => screen.rows.length === 4);
      expect(typed.rows[3]).toMatchObject({ amountMinor: 90_000, stamp: true });
      desk.press('Backspace');
      await desk.on('stack', (screen) => screen.rows.length === 3);
      desk.press('End');
      await desk.on('ready');
      await expect.poll(() => desk.simulation.printer.slips().length, { timeout: 8000 }).toBe(1);
      await expect.poll(() => desk.core.services.factBook.openCount(), { timeout: 8000 }).toBe(0);
      await expectLawful(server);
      expect(desk.told).toEqual([]);
    },
  );

  test(
    'offline the stack is booked all the same; power off in the middle: the desk asks to go on, and every shown row is there; online it reconciles once',
    { timeout: 40_000 },
    async () => {
      const folder = tempFolder();
      const server = await serverWithStaff(folder);
      const place = join(folder, 'desk');
      const first = await deskIn(place, server.url, await server.code('D1', 'desk'));
      await first.signIn();
      const last4 = await newMember(first, 2);
      first.network.setCut(true);
      await first.on('stack', (screen) => !screen.frame.online);
      for (const number of [11, 12, 13]) {
        first.simulation.scanner.scan(code('vesta', number, 100_000 + number));
        await first.on('stack', (screen) => screen.rows.length === number - 10);
      }
      await first.close();
      const second = await deskIn(place, server.url, null);
      await second.signIn('h-berg');
      const asked = await second.on('resume');
      expect(asked).toMatchObject({ last4, rows: 3 });
      second.press('Enter');
      const again = await second.on('stack', (screen) => screen.rows.length === 3);
      expect(again.rows.map((row) => row.amountMinor)).toEqual([100_011, 100_012, 100_013]);
      await expect.poll(() => second.core.services.factBook.openCount(), { timeout: 8000 }).toBe(0);
      // the same papers once more: counted once
      second.simulation.scanner.scan(code('vesta', 11, 100_011));
      await second.on('stack', (screen) => screen.frame.line?.say.key === 'desk.scanned-twice' && screen.rows.length === 3);
      await expectLawful(server);
    },
  );

  test('a scanner that types into the window books its receipt and presses no key', { timeout: 40_000 }, async () => {
    const folder = tempFolder();
    const server = await serverWithStaff(folder);
    const desk = await deskIn(join(folder, 'desk'), server.url, await server.code('D1', 'desk'));
    await desk.signIn();
    await newMember(desk, 3);
    const text = code('vesta', 21, 300_000);
    let atMs = 1000;
    const codeOf = (char: string): { code: string; shift: boolean } => {
      if (/[a-z]/i.test(char)) return { code: `Key${char.toUpperCase()}`, shift: char !== char.toLowerCase() };
      if (/\d/.test(char)) return { code: `Digit${char}`, shift: false };
      return (
        { '=': { code: 'Equal', shift: false }, '&': { code: 'Digit7', shift: true }, '.': { code: 'Period', shift: false } }[char] ?? {
          code: '',
          shift: false,
        }
      );
    };
    for (const char of text) desk.send({ type: 'key', key: char, ...codeOf(char), ctrl: false, atMs: (atMs += 5) });
    desk.send({ type: 'key', key: 'Enter', code: 'Enter', shift: false, ctrl: false, atMs: atMs + 5 });
    const screen = await desk.on('stack', (one) => one.rows.length === 1);
    expect(screen.rows[0]?.amountMinor).toBe(300_000);
    expect(screen.entry).toBeNull();
    // a person types slower: the key acts
    desk.send({ type: 'key', key: 'm', code: 'KeyM', shift: false, ctrl: false, atMs: atMs + 2000 });
    await desk.on('stack', (one) => one.entry?.kind === 'move');
  });

  test(
    'a receipt on another card is held with its reference; the paper at the desk wins the dispute and it earns once',
    { timeout: 40_000 },
    async () => {
      const folder = tempFolder();
      const server = await serverWithStaff(folder);
      const desk = await deskIn(join(folder, 'desk'), server.url, await server.code('D1', 'desk'));
      await desk.signIn();
      await newMember(desk, 4);
      desk.simulation.scanner.scan(code('books', 31, 150_000));
      await desk.on('stack', (screen) => screen.rows.length === 1);
      desk.press('End');
      await newMember(desk, 5);
      await paperTakenAway();
      desk.simulation.scanner.scan(code('books', 31, 150_000));
      const held = await desk.on('stack', (screen) => screen.problems.length === 1);
      expect(held.problems[0]).toMatchObject({ title: { key: 'desk.problem.other-card' } });
      expect(held.problems[0]?.reference).toMatch(/^D1-\d+$/);
      desk.press('d');
      await desk.on('stack', (screen) => screen.rows.length === 1 && screen.problems.length === 0);
      await expect.poll(() => desk.core.services.factBook.openCount(), { timeout: 8000 }).toBe(0);
      await expectLawful(server);
    },
  );

  test(
    'a voucher goes over the counter once: G, then its reference, then its slip; a reprint is marked as a copy',
    { timeout: 40_000 },
    async () => {
      const folder = tempFolder();
      const server = await serverWithStaff(folder);
      const desk = await deskIn(join(folder, 'desk'), server.url, await server.code('D1', 'desk'));
      await desk.signIn();
      await newMember(desk, 6);
      // the campaign of the test mall gives a hare for 5,000 in a day
      desk.simulation.scanner.scan(code('vesta', 41, 300_000));
      desk.simulation.scanner.scan(code('books', 42, 300_000));
      const bound = await desk.on('stack', (screen) => screen.vouchers.length === 1 && screen.vouchers[0]?.state === 'ready');
      expect(bound.totals.gifts).toHaveLength(1);
      const reference = bound.vouchers[0]?.reference ?? '';
      desk.press('c');
      await expect.poll(() => desk.simulation.printer.slips().length, { timeout: 8000 }).toBe(1);
      desk.press('g');
      await desk.on('stack', (screen) => screen.vouchers[0]?.state === 'handed-out');
      desk.press('g');
      await desk.on('stack', (screen) => screen.frame.line?.say.key === 'desk.voucher-handed-out');
      desk.press('End');
      await desk.on('ready');
      await expect.poll(() => desk.core.services.factBook.openCount(), { timeout: 8000 }).toBe(0);
      desk.press('f', ...reference.toLowerCase(), 'Enter');
      const found = await desk.on('stack');
      expect(found.vouchers[0]).toMatchObject({ reference, state: 'handed-out' });
      desk.press('g');
      await desk.on('stack', (screen) => screen.frame.line?.say.key === 'desk.voucher-handed-out');
      await expectLawful(server);
    },
  );

  test(
    'of gifts to choose from the member takes another: the server swaps the units, and that one goes over the counter',
    { timeout: 40_000 },
    async () => {
      const folder = tempFolder();
      const server = await serverWithStaff(folder);
      const treat = campaign('treat', {
        where: { ...base.where, tenants: ['cafe'] },
        reach: reach({ sumMinor: 100_000 }),
        reward: giftReward('cup', ['hare']),
        funding: [{ funder: 'operator', perMille: 1000 }],
      });
      await server.programme.decider.act([{ kind: 'campaign.loaded', version: treat }], 'mall');
      const desk = await deskIn(join(folder, 'desk'), server.url, await server.code('D1', 'desk'));
      await desk.signIn();
      await newMember(desk, 9);
      desk.simulation.scanner.scan(code('cafe', 61, 120_000));
      const first = await desk.on('stack', (screen) => screen.vouchers[0]?.state === 'ready');
      expect(first.vouchers[0]).toMatchObject({ giftName: 'cup', choices: ['hare'] });
      desk.press('o');
      await desk.on('stack', (screen) => screen.vouchers[0]?.giftName === 'hare' && screen.vouchers[0].state === 'ready');
      desk.press('g');
      await desk.on('stack', (screen) => screen.vouchers[0]?.state === 'handed-out');
      await expect.poll(() => desk.core.services.factBook.openCount(), { timeout: 8000 }).toBe(0);
      const stock = (gift: string) => server.programme.store.read((transaction) => transaction.document('resource', stockId(gift)));
      expect(await stock('hare')).toMatchObject({ handedOut: 1, bound: 0 });
      expect(await stock('cup')).toMatchObject({ handedOut: 0, bound: 0 });
      await expectLawful(server);
    },
  );

  test(
    'a row moves to the second family card, and void with burn keeps the paper from ever earning again',
    { timeout: 40_000 },
    async () => {
      const folder = tempFolder();
      const server = await serverWithStaff(folder);
      const desk = await deskIn(join(folder, 'desk'), server.url, await server.code('D1', 'desk'));
      await desk.signIn();
      await newMember(desk, 7);
      desk.press('End');
      const second = await newMember(desk, 8);
      desk.press('End');
      await desk.on('ready');
      desk.simulation.cardReader.swipeNumber(card('member', 7));
      await desk.on('stack');
      desk.simulation.scanner.scan(code('vesta', 51, 200_000));
      await desk.on('stack', (screen) => screen.rows.length === 1);
      desk.press('m');
      desk.simulation.cardReader.swipeNumber(card('member', 8));
      await desk.on('stack', (screen) => screen.rows[0]?.last4 === second && screen.rows[0].moved);
      desk.press('v', 'b', ...'goods came back', 'Enter');
      await desk.on('stack', (screen) => screen.rows.length === 0);
      await paperTakenAway();
      desk.simulation.scanner.scan(code('vesta', 51, 200_000));
      const refused = await desk.on('stack', (screen) => screen.problems.length === 1);
      expect(refused.rows).toHaveLength(0);
      await expect.poll(() => desk.core.services.factBook.openCount(), { timeout: 8000 }).toBe(0);
      await expectLawful(server);
    },
  );

  test(
    'a test card runs the whole desk and the journal takes none of it but the names of staff and slips',
    { timeout: 40_000 },
    async () => {
      const folder = tempFolder();
      const server = await serverWithStaff(folder);
      const desk = await deskIn(join(folder, 'desk'), server.url, await server.code('D1', 'desk'));
      await desk.signIn();
      await desk.on('ready');
      desk.simulation.cardReader.swipeNumber(card('test', 3));
      await desk.on('stack', (screen) => screen.test);
      const before = desk.core.services.journal.end().seq;
      desk.simulation.scanner.scan(code('vesta', 61, 200_000));
      await desk.on('stack', (screen) => screen.rows.length === 1);
      desk.press('Backspace');
      await desk.on('stack', (screen) => screen.rows.length === 0);
      desk.press('End');
      await desk.on('ready');
      expect(desk.core.services.journal.end().seq).toBe(before);
    },
  );

  test(
    'a receipt that another desk holds is decided here while the server answers; without it the desk says so and the paper stays',
    { timeout: 40_000 },
    async () => {
      const folder = tempFolder();
      const server = await serverWithStaff(folder);
      const other = await deskIn(join(folder, 'other'), server.url, await server.code('D2', 'desk'));
      await other.signIn();
      await newMember(other, 9);
      other.simulation.scanner.scan(code(unknownFn, 71, 120_000));
      await other.on('stack', (screen) => screen.problems.length === 1);
      other.press('End');
      other.press('End');
      await other.on('ready');
      await expect.poll(() => other.core.services.factBook.openCount(), { timeout: 8000 }).toBe(0);
      const desk = await deskIn(join(folder, 'desk'), server.url, await server.code('D1', 'desk'));
      await desk.signIn();
      await desk.on('ready');
      const { services } = desk.core;
      const cardKey = services.cards.keyOf(card('member', 9));
      await expect.poll(() => services.factBook.accountOfCard(cardKey)?.receipts.length, { timeout: 8000 }).toBe(1);
      desk.simulation.cardReader.swipeNumber(card('member', 9));
      const held = await desk.on('stack', (screen) => screen.problems.length === 1);
      expect(held.problems[0]?.title.key).toBe('desk.problem.held');
      expect(held.problems[0]?.reference).toMatch(/^D2-/);
      desk.network.setCut(true);
      await desk.on('stack', (screen) => !screen.frame.online);
      desk.press('Enter', ...'ve', 'Enter');
      await desk.on('stack', (screen) => screen.frame.line?.say.key === 'desk.needs-line' && screen.problems.length === 1);
      desk.network.setCut(false);
      await desk.on('stack', (screen) => screen.frame.online);
      desk.press('Enter', 'Enter');
      const booked = await desk.on('stack', (screen) => screen.rows.length === 1 && screen.problems.length === 0);
      expect(booked.rows[0]).toMatchObject({ amountMinor: 120_000, points: 12 });
      await expectLawful(server);
    },
  );
});
