/** Linking a card on a real database: by the code that named this card and this account, once, or by staff; a kiosk's word alone is kept and changes nothing. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { CodeAct } from '../../domain/contract/one-time-code.ts';
import { account, cardKey, opened } from '../domain/decide/fixture.ts';
import { codesAtKiosk } from './codes-at-kiosk.ts';
import type { TestPlace } from './one-visit.ts';

const mine = '+79161234567';
const theirs = '+79167654321';

/** Part of the conformance suite. */
export function linkLaws(make: () => Promise<TestPlace>): void {
  const mall = codesAtKiosk(make);
  const { push, deliver, ask, check, digitsOf, accountOf, breaches, member, sealed, clock } = mall;
  const link = (n: number): CodeAct => ({ kind: 'link-card', cardKey: cardKey(n), last4: '0050', reference: 'K1-90' });
  const owner = async (n: number) => (await mall.programme.store.read((t) => t.document('card', cardKey(n))))?.accountId ?? null;
  const cardsOf = async (n: number) => (await accountOf(n))?.cards.length;

  test('the code links the card that it named, to the account that it was sent for, and says so in its message', async () => {
    await member(1, mine);
    const { codeId } = await ask({ accountId: account(1), act: link(50) });
    const out = await deliver();
    expect(out).toMatchObject([{ to: mine }]);
    expect(out[0]?.text).toContain('••0050');
    expect(await owner(50)).toBeNull();
    const tryId = randomUUID();
    const first = await check(codeId, digitsOf(out), tryId);
    expect(first).toEqual({ verdict: 'right', accountId: account(1), refusal: null });
    expect(await owner(50)).toBe(account(1));
    // The same try again is told the same; another try of the same digits finds the code used, and links nothing more.
    expect(await check(codeId, digitsOf(out), tryId)).toEqual(first);
    expect((await check(codeId, digitsOf(out))).verdict).toBe('used');
    expect(await cardsOf(1)).toBe(2);
    expect(await breaches()).toEqual([]);
  });

  test('the same name with another card, account or act is the code that is there', async () => {
    await member(1, mine);
    await member(2, theirs);
    const { codeId } = await ask({ accountId: account(1), act: link(50) });
    const digits = digitsOf(await deliver());
    await ask({ codeId, accountId: account(2), act: link(51) });
    await ask({ codeId, accountId: account(1), act: { kind: 'leave', reference: 'K1-1' } });
    expect(await deliver()).toEqual([]);
    await check(codeId, digits);
    expect([await owner(50), await owner(51)]).toEqual([account(1), null]);
    expect((await mall.programme.store.read((t) => t.document('account', account(1))))?.leaving).toBeNull();
  });

  test('digits of another act, of another account, and from another kiosk link nothing', async () => {
    await member(1, mine);
    await member(2, theirs);
    const mineCode = await ask({ accountId: account(1), act: link(50) });
    const mineDigits = digitsOf(await deliver());
    const leave = await ask({ accountId: account(1), act: { kind: 'leave', reference: 'K1-2' } });
    const leaveDigits = digitsOf(await deliver());
    const other = await ask({ accountId: account(2), act: link(50) });
    const otherDigits = digitsOf(await deliver());
    expect(new Set([mineDigits, leaveDigits, otherDigits]).size).toBe(3);
    expect((await check(mineCode.codeId, leaveDigits)).verdict).toBe('wrong');
    expect((await check(mineCode.codeId, otherDigits)).verdict).toBe('wrong');
    expect((await check(other.codeId, mineDigits)).verdict).toBe('wrong');
    expect((await check(mineCode.codeId, mineDigits, randomUUID(), 'K2')).verdict).toBe('expired');
    expect(await owner(50)).toBeNull();
    await check(leave.codeId, leaveDigits);
    expect(await owner(50)).toBeNull();
  });

  test('five wrong tries end the code, and the right digits come too late; so they do after its life', async () => {
    await member(1, mine);
    const { codeId } = await ask({ accountId: account(1), act: link(50) });
    const digits = digitsOf(await deliver());
    const wrong = digits === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 5; tries += 1) await check(codeId, wrong);
    expect((await check(codeId, digits)).verdict).toBe('too-many');
    const late = await ask({ accountId: account(1), act: link(50) });
    const lateDigits = digitsOf(await deliver());
    clock.nowMs += 11 * 60_000;
    expect((await check(late.codeId, lateDigits)).verdict).toBe('expired');
    expect(await owner(50)).toBeNull();
    expect(await breaches()).toEqual([]);
  });

  test('without a confirmed number there is no code; a card that has an owner stays there, and the code is not used up', async () => {
    await push(opened(1), opened(3, { origin: 'joined', sealed: sealed(theirs) }));
    for (const n of [1, 3]) expect((await ask({ accountId: account(n), act: link(50) })).answer.status).toBe('no-phone');
    await member(2, mine);
    const { codeId } = await ask({ accountId: account(2), act: link(1) });
    expect(await check(codeId, digitsOf(await deliver()))).toEqual({ verdict: 'right', accountId: account(2), refusal: 'card-taken' });
    expect(await owner(1)).toBe(account(1));
    expect(await breaches()).toEqual([]);
  });

  test("a kiosk's fact that claims a link is kept and not applied; its wish is found by its reference; staff link, and the wish is over", async () => {
    await push(opened(1), opened(2));
    const body = { kind: 'card.linked', accountId: account(1), cardKey: cardKey(50), last4: '0050', medium: 'plastic' } as const;
    expect(await push({ ...body, staffId: null })).toMatchObject([{ fate: 'refused', refusal: 'code-needed' }]);
    expect(await push({ ...body, staffId: 'nobody' })).toMatchObject([{ fate: 'refused', refusal: 'staff-unknown' }]);
    expect(await owner(50)).toBeNull();
    const kept = await mall.programme.store.read((t) => t.logSince(0, 1_000));
    expect(kept.filter((row) => row.source.includes('"card.linked"'))).toHaveLength(2);
    await push({ kind: 'link.wished', accountId: account(1), cardKey: cardKey(50), last4: '0050', reference: 'K1-91' });
    const wished = await mall.programme.store.read((t) => t.document('account', account(1)));
    expect(wished?.notices).toMatchObject([{ say: { key: 'notice.link-wished', args: { reference: 'K1-91' } } }]);
    expect(await breaches()).toEqual([]);
  });

  test('two kiosks and two codes for one card: the first owner has it, the second is told', async () => {
    await member(1, mine);
    await member(2, theirs);
    const first = await ask({ accountId: account(1), act: link(50) });
    const firstDigits = digitsOf(await deliver());
    const second = await ask({ accountId: account(2), act: link(50) });
    const secondDigits = digitsOf(await deliver());
    const answers = await Promise.all([check(first.codeId, firstDigits), check(second.codeId, secondDigits)]);
    expect(answers.map((one) => one.refusal).toSorted()).toEqual(['card-taken', null].toSorted());
    expect([await cardsOf(1), await cardsOf(2)].toSorted()).toEqual([1, 2]);
    expect(await breaches()).toEqual([]);
  });
}
