/** A desk's shift over a real journal and the real server: its report is its facts, whatever happens in between. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FactBodyOf } from '../../../domain/contract/fact.ts';
import type { ShiftDocument } from '../../../domain/contract/shift.ts';
import { factOfRow } from '../../../main/core/fold.ts';
import { keyedHash } from '../../../server/outreach/keyed-hash.ts';
import { verifyProgramme } from '../../../server/verify/verify.ts';
import { paperTakenAway } from '../paper-taken-away.ts';
import { tempFolder } from '../temp-folder.ts';
import { card, code, deskIn, newMember, nowMs, serverWithStaff } from './desk-under-test.ts';
import type { DeskUnderTest } from './desk-under-test.ts';

type Server = Awaited<ReturnType<typeof serverWithStaff>>;

const shifts = (server: Server): Promise<readonly ShiftDocument[]> =>
  server.programme.store.read((transaction) => transaction.documentsOf('shift', '', 10));

const factsOf = (desk: DeskUnderTest) => desk.core.services.journal.after(0, 10_000).map(factOfRow);

const deedOf = (desk: DeskUnderTest): FactBodyOf<'shift.ended'> => {
  const body = factsOf(desk).findLast((fact) => fact.body.kind === 'shift.ended')?.body;
  if (body?.kind !== 'shift.ended') throw new Error('no shift has ended');
  return body;
};

/** Counts as the books have it but for `missing` units of the first gift, and ends. */
async function endShift(desk: DeskUnderTest, missing = 0): Promise<void> {
  desk.press('e');
  const { rows } = await desk.on('shift-end', (screen) => screen.figures !== null);
  rows.forEach((row, index) => {
    const story = row.story ?? { start: 0, received: 0, here: 0, elsewhere: 0 };
    const expected = story.start + story.received - story.here - story.elsewhere;
    desk.press(...String(Math.max(0, expected - (index === 0 ? missing : 0))), 'Enter');
  });
  desk.press('Enter');
  await desk.on('shift-end', (screen) => screen.stage === 'done' && screen.print !== 'printing');
}

describe('a shift at the desk', () => {
  test(
    'start, work, power cut in the middle, end: the deed tells exactly what the journal holds, the server keeps it, the paper comes out, stock stays as it was',
    { timeout: 60_000 },
    async () => {
      const folder = tempFolder();
      const server = await serverWithStaff(folder);
      const before = await server.programme.store.read((transaction) => transaction.document('resource', 'stock:hare'));
      let desk = await deskIn(join(folder, 'desk'), server.url, await server.code('D1', 'desk'));
      await desk.signIn();
      await newMember(desk, 1);
      desk.simulation.scanner.scan(code('vesta', 1, 245_000));
      await desk.on('stack', (screen) => screen.rows.length === 1);
      desk.simulation.scanner.scan(code('books', 2, 300_000));
      await desk.on('stack', (screen) => screen.rows.length === 2);
      await desk.close();
      desk = await deskIn(join(folder, 'desk'), server.url, null);
      await desk.signIn();
      await desk.on('resume');
      desk.press('Enter');
      await desk.on('stack', (screen) => screen.rows.length === 2);
      await expect.poll(() => desk.core.services.factBook.openCount(), { timeout: 8000 }).toBe(0);
      await desk.on('stack', (screen) => screen.vouchers.some((one) => one.state === 'ready'));
      desk.press('g');
      await desk.on('stack', (screen) => screen.vouchers.some((one) => one.state === 'handed-out'));
      desk.press('t', ...'ve', 'Enter', ...'17', 'Enter', ...'1150', 'Enter', ...'900', 'Enter');
      await desk.on('stack', (screen) => screen.rows.length === 3);
      desk.press('Backspace');
      await desk.on('stack', (screen) => screen.rows.length === 2);
      desk.press('End');
      await desk.on('ready', (screen) => screen.frame.line?.say.key === 'desk.slip-printed');
      await endShift(desk, 1);
      const deed = deedOf(desk);
      expect(deed.figures).toMatchObject({
        booked: 3,
        scanned: 2,
        typed: 1,
        bookedMinor: 245_000 + 300_000 + 90_000,
        released: 1,
        handedOut: 1,
        slips: 1,
        opened: 1,
        overrides: 0,
      });
      expect(deed.turns[0]?.staffId).toBe('m-lind');
      const head = desk.core.services.journal.hashAt(deed.headSeq);
      expect(deed.headHash).toBe(head);
      // The law: counted again from the facts between first and head, it is the same.
      const facts = factsOf(desk).filter((fact) => fact.seq >= deed.firstSeq && fact.seq <= deed.headSeq);
      expect(facts.filter((fact) => fact.body.kind === 'voucher.honoured')).toHaveLength(deed.figures.handedOut);
      expect(facts.filter((fact) => fact.body.kind === 'receipt.registered')).toHaveLength(
        deed.figures.booked + deed.figures.held + deed.figures.refused,
      );
      const hare = deed.counts.find((one) => one.giftId === 'hare');
      expect(hare).toMatchObject({ handedHere: 1, handedElsewhere: 0 });
      for (const one of deed.counts) expect(one.start + one.received - one.handedHere - one.handedElsewhere).toBe(one.expected);
      await expect.poll(async () => (await shifts(server)).map((one) => one.ended !== null), { timeout: 8000 }).toEqual([true]);
      const [kept] = await shifts(server);
      expect(kept?.ended?.figures).toEqual(deed.figures);
      expect(kept?.ended?.counts).toEqual(deed.counts);
      await expect.poll(() => desk.simulation.printer.slips().length, { timeout: 8000 }).toBe(2);
      // What the count says changes no stock: but for the unit that was handed out it is as it was.
      const after = await server.programme.store.read((transaction) => transaction.document('resource', 'stock:hare'));
      expect(after?.total).toBe(before?.total);
      expect(after?.handedOut).toBe((before?.handedOut ?? 0) + 1);
      desk.press('c');
      await expect.poll(() => desk.simulation.printer.slips().length, { timeout: 8000 }).toBe(3);
      desk.press('Enter');
      await desk.on('locked');
      expect((await verifyProgramme(server.programme.store)).filter((one) => one.breaches > 0)).toEqual([]);
    },
  );

  test(
    'without the server and without a printer it begins and ends all the same; the server hears of it later',
    { timeout: 60_000 },
    async () => {
      const folder = tempFolder();
      const server = await serverWithStaff(folder);
      const desk = await deskIn(join(folder, 'desk'), server.url, await server.code('D1', 'desk'));
      desk.simulation.network.setCut(true);
      desk.simulation.printer.takePaperOut();
      await desk.on('locked', (screen) => !screen.frame.online);
      await desk.signIn();
      await newMember(desk, 1);
      desk.simulation.scanner.scan(code('vesta', 1, 245_000));
      await desk.on('stack', (screen) => screen.rows.length === 1);
      desk.press('End');
      await desk.on('ready');
      await endShift(desk);
      expect(deedOf(desk).figures).toMatchObject({ booked: 1, toBeConfirmed: 1, bookedMinor: 245_000 });
      expect((await desk.on('shift-end')).print).toBe('none');
      desk.simulation.network.setCut(false);
      await expect.poll(async () => (await shifts(server))[0]?.ended?.figures.booked, { timeout: 15_000 }).toBe(1);
    },
  );

  test(
    'no card: the phone and a receipt find the account through the server, each look is in the trail, and looking ends for the hour',
    { timeout: 60_000 },
    async () => {
      const folder = tempFolder();
      const server = await serverWithStaff(folder);
      const desk = await deskIn(join(folder, 'desk'), server.url, await server.code('D1', 'desk'));
      await desk.signIn();
      const last4 = await newMember(desk, 1);
      desk.simulation.scanner.scan(code('vesta', 1, 245_000));
      await desk.on('stack', (screen) => screen.rows.length === 1);
      desk.press('End');
      await desk.on('ready');
      await expect.poll(() => desk.core.services.factBook.openCount(), { timeout: 8000 }).toBe(0);
      const accountId = factsOf(desk).flatMap(({ body }) => (body.kind === 'account.opened' ? [body.accountId] : []))[0] ?? '';
      await server.programme.store.write(async (transaction) => {
        const secrets = await transaction.secrets();
        const phoneHash = keyedHash(secrets, 'phone', '+79160000001');
        await transaction.outreach.putPhone({ phoneHash, accountId, sealed: '', confirmedAtMs: nowMs() });
      });
      desk.press('f', ...'89160000001', 'Enter');
      await desk.on('stack', (screen) => screen.last4 === last4);
      desk.press('k');
      desk.simulation.cardReader.swipeNumber(card('member', 5));
      const linked = card('member', 5).slice(-4);
      await desk.on('stack', (screen) => screen.last4 === linked);
      desk.press('End');
      await desk.on('ready');
      await paperTakenAway();
      desk.simulation.scanner.scan(code('vesta', 1, 245_000));
      await desk.on('ready', (screen) => screen.waiting === 1);
      desk.press('w');
      await desk.on('stack', (screen) => screen.problems.length === 0);
      desk.press('End');
      await desk.on('ready');
      desk.press('f', ...'89169999999', 'Enter');
      await desk.on('ready', (screen) => screen.frame.line?.say.key === 'desk.seek-none-phone');
      const sought = factsOf(desk).flatMap(({ body }) => (body.kind === 'account.sought' ? [[body.by, body.accountId]] : []));
      expect(sought).toEqual([
        ['phone', null],
        ['phone', accountId],
        ['receipt', null],
        ['receipt', accountId],
        ['phone', null],
      ]);
      for (let i = 0; i < 28; i += 1) {
        desk.press('f', ...'89169999999', 'Enter');
        await desk.on('ready', (screen) => screen.frame.line?.say.key !== 'desk.one-moment');
      }
      await desk.on('ready', (screen) => screen.frame.line?.say.key === 'desk.seek-too-many');
      // The number stays nowhere at the desk.
      expect(JSON.stringify(desk.core.services.journal.after(0, 10_000))).not.toContain('9160000001');
    },
  );

  test('a refund whose purchase nobody has registered is kept, and taken off when the purchase comes', { timeout: 60_000 }, async () => {
    const folder = tempFolder();
    const server = await serverWithStaff(folder);
    const desk = await deskIn(join(folder, 'desk'), server.url, await server.code('D1', 'desk'));
    await desk.signIn();
    await newMember(desk, 1);
    desk.simulation.scanner.scan(code('vesta', 9, 100_000, 2));
    await desk.on('stack', (screen) => screen.problems.length === 1);
    desk.press('Enter');
    await desk.on('stack', (screen) => screen.entry?.kind === 'original');
    desk.simulation.scanner.scan(code('vesta', 1, 245_000));
    await desk.on('stack', (screen) => screen.problems.length === 0);
    const waiting = await server.programme.store.read((transaction) => transaction.documentsOf('waiting-refund', '', 10));
    expect(waiting).toMatchObject([{ amountMinor: 100_000, staffId: 'm-lind' }]);
    desk.press('End');
    await desk.on('ready');
    await newMember(desk, 2);
    await paperTakenAway();
    desk.simulation.scanner.scan(code('vesta', 1, 245_000));
    await desk.on('stack', (screen) => screen.rows.length === 1);
    await expect
      .poll(
        async () =>
          (await server.programme.store.read((transaction) => transaction.documentsOf('receipt', '', 10))).find(
            (one) => one.state === 'booked',
          )?.returnedMinor,
        { timeout: 8000 },
      )
      .toBe(100_000);
    expect((await verifyProgramme(server.programme.store)).filter((one) => one.breaches > 0)).toEqual([]);
  });
});
