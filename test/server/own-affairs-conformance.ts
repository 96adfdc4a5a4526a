/** A member's own affairs on a real database: a code carries out its own act once, leaving erases the person and nothing else, "not me", and accounts that nobody confirmed. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { unknownProfile } from '../../domain/audience/member-profile.ts';
import type { CodeAct } from '../../domain/contract/one-time-code.ts';
import { setProfile } from '../../server/audience/set-profile.ts';
import { askToLeave, undoLeave } from '../../server/outreach/member-affairs.ts';
import { disown } from '../../server/outreach/not-me.ts';
import { enqueue } from '../../server/outreach/outbox.ts';
import { tickOnce } from '../../server/ticker.ts';
import { account, dayMs, id, noon, opened, scanned } from '../domain/decide/fixture.ts';
import { codesAtKiosk } from './codes-at-kiosk.ts';
import type { TestPlace } from './one-visit.ts';

const mine = '+79161234567';
const theirs = '+79167654321';

/** Part of the conformance suite. */
export function ownAffairsLaws(make: () => Promise<TestPlace>): void {
  const mall = codesAtKiosk(make);
  const { clock, kiosk, sealed, push, deliver, ask, check, digitsOf, accountOf, breaches, member } = mall;
  const join = (n: number, phone: string) =>
    opened(n, { origin: 'joined', sealed: sealed(phone), consent: { rulesVersion: '1', sms: true, email: false } });
  const gift = (points: number, to = 2): CodeAct => ({
    kind: 'give-points',
    transferId: id('9', to),
    toAccountId: account(to),
    points,
    reference: `K1-${900 + to}`,
  });
  const byCode = async (act: CodeAct, n = 1) => {
    const { codeId } = await ask({ accountId: account(n), act });
    return check(codeId, digitsOf(await deliver()));
  };

  test('a code carries out the act it was asked for, once, and no other; a lost answer is told again', async () => {
    await member(1, mine);
    await member(2, theirs);
    const { codeId } = await ask({ accountId: account(1), act: gift(40) });
    const out = await deliver();
    expect(out[0]).toMatchObject({ to: mine });
    expect(out[0]?.text).toContain('40');
    const tryId = randomUUID();
    const first = await check(codeId, digitsOf(out), tryId);
    expect(first).toEqual({ verdict: 'right', accountId: account(1), refusal: null });
    expect(await check(codeId, digitsOf(out), tryId)).toEqual(first);
    expect((await check(codeId, digitsOf(out))).verdict).toBe('used');
    // The same name with another act is the code that is there.
    await ask({ codeId, accountId: account(1), act: { kind: 'leave', reference: 'K1-1' } });
    const giver = await accountOf(1);
    expect(giver?.transfers).toMatchObject([{ points: 40, toAccountId: account(2), ripeAtMs: noon + 2 * dayMs }]);
    expect(giver?.leaving).toBeNull();
    expect(await breaches()).toEqual([]);
  });

  test('who has no confirmed number gets no code; a code without an act, or an act without its purpose, is none', async () => {
    await push(opened(1), join(2, theirs));
    for (const n of [1, 2]) expect((await ask({ accountId: account(n), act: gift(1) })).answer.status).toBe('no-phone');
    await member(3, mine);
    expect((await ask({ accountId: account(3) })).answer.status).toBe('no-phone');
    expect((await ask({ purpose: 'forgot-card', sealedPhone: sealed(mine), act: gift(1) })).answer.status).toBe('no-phone');
    expect(await deliver()).toEqual([]);
  });

  test('an act that cannot be says why, and its code is not used up by it', async () => {
    await member(1, mine);
    await member(2, theirs);
    expect(await byCode(gift(1_000))).toEqual({ verdict: 'right', accountId: account(1), refusal: 'not-enough-points' });
    expect((await byCode({ kind: 'leave', reference: 'K1-5' })).refusal).toBeNull();
    expect((await byCode(gift(1, 1), 2)).refusal).toBe('account-leaving');
    expect((await accountOf(1))?.transfers).toEqual([]);
    expect(await breaches()).toEqual([]);
  });

  test('a fact of a kiosk gives no points away without a member of staff', async () => {
    await member(1, mine);
    await member(2, theirs);
    const body = {
      kind: 'points.given',
      transferId: id('9', 1),
      accountId: account(1),
      toAccountId: account(2),
      points: 5,
      reference: 'K1-1',
    } as const;
    expect(await push({ ...body, staffId: 'nobody' })).toMatchObject([{ fate: 'refused', refusal: 'staff-unknown' }]);
    expect((await accountOf(1))?.transfers).toEqual([]);
  });

  test('leaving waits, can be undone, and then erases the person: rows, number, codes, messages, profile, and what was sealed in facts', async () => {
    await member(1, mine);
    await member(2, theirs);
    await setProfile(mall.programme, account(1), unknownProfile);
    await push(scanned(1, 1, 1_000_000), { kind: 'profile.told', accountId: account(1), sealed: sealed(mine) });
    await byCode(gift(20));
    expect((await byCode({ kind: 'leave', reference: 'K1-6' })).refusal).toBeNull();
    const until = (await accountOf(1))?.leaving?.untilMs ?? 0;
    expect(until).toBe(noon + 14 * dayMs);
    await push({ kind: 'leave.undone', accountId: account(1), staffId: null });
    clock.nowMs = until + 1;
    await tickOnce(mall.programme);
    expect((await accountOf(1))?.status).toBe('active');
    const { codeId } = await ask({ accountId: account(1), act: { kind: 'leave', reference: 'K1-7' } });
    await check(codeId, digitsOf(await deliver()));
    clock.nowMs += 14 * dayMs + 1;
    await tickOnce(mall.programme);
    await tickOnce(mall.programme);
    expect(await accountOf(1)).toMatchObject({
      status: 'closed',
      cards: [],
      lots: [],
      initial: '',
      consent: null,
      audience: [],
      receipts: [],
    });
    expect((await accountOf(2))?.lots.map((lot) => lot.points)).toContain(20);
    const card = await mall.programme.store.read((t) => t.document('card', opened(1).cardKey));
    expect(card).toMatchObject({ status: 'blocked', accountId: null });
    const kept = await mall.programme.store.read(async (t) => ({
      joined: await t.outreach.joinedWith(account(1)),
      phone: await t.outreach.phoneOf(account(1)),
      code: await t.outreach.code(codeId),
      profile: (await t.members.profiles([account(1)])).size,
      spending: (await t.members.lastDays([account(1)])).size,
      sealedFacts: (await t.logSince(0, 1_000)).filter((row) => row.source.includes(account(1)) && row.source.includes('"sealed":"'))
        .length,
      theirs: await t.outreach.joinedWith(account(2)),
    }));
    expect(kept).toEqual({ joined: null, phone: null, code: null, profile: 0, spending: 0, sealedFacts: 0, theirs: kept.theirs });
    expect(kept.theirs).not.toBeNull();
    expect(await breaches()).toEqual([]);
    // The kiosk that opened the account sends the same fact again after a lost answer: it is known, and nothing comes back.
    const opening = kiosk.journal[0];
    if (opening !== undefined) await mall.programme.decider.push({ kioskId: 'K1', incarnation: 1, facts: [opening] });
    expect(await mall.programme.store.read((t) => t.outreach.joinedWith(account(1)))).toBeNull();
    // What a kiosk without a link still tells of the person is erased as it comes.
    await push({ kind: 'profile.told', accountId: account(1), sealed: sealed(mine) });
    expect(
      (await mall.programme.store.read((t) => t.logSince(0, 1_000))).filter(
        (row) => row.source.includes(account(1)) && row.source.includes('"sealed":"'),
      ),
    ).toEqual([]);
    expect((await mall.programme.store.read((t) => t.members.profiles([account(1)]))).size).toBe(0);
    // Late facts find nobody, and the number is free for a new card.
    expect(await push(scanned(2, 1, 500_000))).toMatchObject([{ fate: 'refused', refusal: 'account-closed' }]);
    await member(3, mine);
    expect((await accountOf(3))?.status).toBe('active');
    expect(await breaches()).toEqual([]);
  });

  test('what two cards of one person left is erased with the account that stands for both', async () => {
    await member(1, mine);
    await push(join(2, mine));
    const { codeId } = await ask({ purpose: 'confirm-phone', accountId: account(2) });
    await check(codeId, digitsOf(await deliver()));
    expect(await accountOf(2)).toMatchObject({ status: 'alias', aliasOf: account(1) });
    await byCode({ kind: 'leave', reference: 'K1-8' });
    clock.nowMs += 14 * dayMs + 1;
    await tickOnce(mall.programme);
    const left = await mall.programme.store.read(async (t) => [
      await t.outreach.joinedWith(account(1)),
      await t.outreach.joinedWith(account(2)),
      await t.outreach.phoneOf(account(1)),
      (await t.logSince(0, 1_000)).filter((row) => row.source.includes('"sealed":"')).length,
    ]);
    expect(left).toEqual([null, null, null, 0]);
    expect(await breaches()).toEqual([]);
  });

  test('the office does it for who stands there, and undoes it', async () => {
    await push(opened(1));
    expect(await askToLeave(mall.programme, account(1))).toEqual({ accountId: account(1), untilMs: noon + 14 * dayMs });
    expect(await undoLeave(mall.programme, account(1))).toEqual({ accountId: account(1), untilMs: null });
    await expect(askToLeave(mall.programme, account(9))).rejects.toThrow('account-unknown');
  });

  test('"not me" closes a card that nobody confirmed, whatever it earned; a confirmed one stays, and the answers are the same', async () => {
    await push(join(1, mine), scanned(1, 1, 1_000_000));
    await ask({ purpose: 'confirm-phone', accountId: account(1) });
    const plain = /desk (\w{10}),/.exec((await deliver())[0]?.text ?? '')?.[1] ?? '';
    expect(plain).toHaveLength(10);
    await disown(mall.programme, 'AAAAAAAAAA');
    expect((await accountOf(1))?.status).toBe('provisional');
    await disown(mall.programme, plain.toLowerCase());
    await disown(mall.programme, plain);
    expect(await accountOf(1)).toMatchObject({ status: 'closed', lots: [] });
    expect(await mall.programme.store.read((t) => t.outreach.joinedWith(account(1)))).toBeNull();
    await push(join(2, theirs));
    const { codeId } = await ask({ purpose: 'confirm-phone', accountId: account(2) }, 'https://mall.test');
    const [message] = await deliver();
    const token = /https:\/\/mall\.test\/n\/(\w{10})/.exec(message?.text ?? '')?.[1] ?? '';
    await check(codeId, digitsOf([...(message === undefined ? [] : [message])]));
    await disown(mall.programme, token);
    expect((await accountOf(2))?.status).toBe('active');
    expect(await breaches()).toEqual([]);
  });

  test('a number that nobody confirms in its days closes its account; an anonymous card stays', async () => {
    await push(join(1, mine), opened(2, { origin: 'joined' }));
    clock.nowMs += 30 * dayMs - 1;
    await tickOnce(mall.programme);
    expect((await accountOf(1))?.status).toBe('provisional');
    clock.nowMs += 2;
    await tickOnce(mall.programme);
    expect((await accountOf(1))?.status).toBe('closed');
    expect((await accountOf(2))?.status).toBe('provisional');
    expect(await breaches()).toEqual([]);
  });

  test('advertising goes only to who says yes to that channel when it is sent', async () => {
    await push(join(1, mine), join(2, theirs));
    const send = (n: number, channel: 'sms' | 'email') =>
      mall.programme.store.write((t) =>
        enqueue(
          t,
          {
            channel,
            to: mine,
            textKey: 'outreach.forgot-card',
            args: { code: 'x' },
            language: 'en',
            expiresAtMs: clock.nowMs + dayMs,
            accountId: account(n),
            about: 'advertising',
          },
          clock.nowMs,
        ),
      );
    await send(1, 'sms');
    await send(1, 'email');
    await send(2, 'sms');
    await push({ kind: 'consent.chosen', accountId: account(2), rulesVersion: '1', sms: false, email: true });
    expect(await deliver()).toHaveLength(1);
    await send(2, 'email');
    expect(await deliver()).toHaveLength(1);
    await askToLeave(mall.programme, account(1));
    await send(1, 'sms');
    expect(await deliver()).toHaveLength(0);
  });
}
