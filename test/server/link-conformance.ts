/** Linking a card on a real database: by the code that named this card and this account, once, or by staff; a kiosk's word alone is kept and changes nothing. */
import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CodeAct, CodeAskRequest } from '../../domain/contract/one-time-code.ts';
import { WIRE_VERSION } from '../../domain/contract/wire-version.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { sealTo } from '../../domain/encoding/seal.ts';
import type { Programme } from '../../server/open-programme.ts';
import { askCode } from '../../server/outreach/ask-code.ts';
import { checkCode } from '../../server/outreach/check-code.ts';
import type { OutgoingMessage } from '../../server/outreach/message-transport.ts';
import { verifyProgramme } from '../../server/verify/verify.ts';
import { account, cardKey, noon, opened } from '../domain/decide/fixture.ts';
import { deliverAll } from './deliver-all.ts';
import type { TestPlace } from './one-visit.ts';
import { ScriptedKiosk } from './scripted-kiosk.ts';
import { openTestProgramme } from './test-programme.ts';

const mine = '+79161234567';
const theirs = '+79167654321';

/** Part of the conformance suite. */
export function linkLaws(make: () => Promise<TestPlace>): void {
  let at: TestPlace;
  let programme: Programme;
  let sealingPublic = '';
  const clock = { nowMs: noon };
  const kiosk = new ScriptedKiosk('K1');
  beforeEach(async () => {
    at = await make();
    clock.nowMs = noon;
    programme = await openTestProgramme(at.place, clock);
    ({ sealingPublic } = await programme.store.read((t) => t.secrets()));
    kiosk.journal = [];
    kiosk.head = { seq: 0, hash: '0'.repeat(64) };
    await programme.store.write((t) => t.putKiosk(kiosk.row()));
  });
  afterEach(async () => {
    await programme.close();
    await at.drop();
  });

  const sealed = (phone: string) => sealTo(sealingPublic, canonicalJson({ phone }), randomBytes(32));
  const push = async (...bodies: Parameters<ScriptedKiosk['record']>[0][]) => {
    const facts = bodies.map((body) => kiosk.record(body, { registeredAtMs: clock.nowMs }));
    return (await programme.decider.push({ kioskId: 'K1', incarnation: 1, facts })).outcomes;
  };
  const deliver = () => deliverAll(programme);
  const ask = async (over: Partial<CodeAskRequest>) => {
    const codeId = randomUUID();
    const request: CodeAskRequest = {
      wireVersion: WIRE_VERSION,
      kioskId: 'K1',
      codeId,
      purpose: 'confirm-act',
      accountId: null,
      sealedPhone: null,
      act: null,
      language: 'en',
      ...over,
    };
    return { codeId: request.codeId, answer: await askCode(programme, request) };
  };
  const check = (codeId: string, digits: string, tryId = randomUUID(), kioskId = 'K1') =>
    checkCode(programme, { wireVersion: WIRE_VERSION, kioskId, codeId, tryId, digits }, 'mall');
  const digitsOf = (out: readonly OutgoingMessage[]): string => /\d{6}/.exec(out.at(-1)?.text ?? '')?.[0] ?? '';
  const link = (n: number): CodeAct => ({ kind: 'link-card', cardKey: cardKey(n), last4: '0050', reference: 'K1-90' });
  const owner = async (n: number) => (await programme.store.read((t) => t.document('card', cardKey(n))))?.accountId ?? null;
  const cardsOf = async (n: number) => (await programme.store.read((t) => t.document('account', account(n))))?.cards.length;
  const breaches = async () => (await verifyProgramme(programme.store)).filter((one) => one.breaches > 0);
  async function member(n: number, phone: string): Promise<void> {
    await push(opened(n, { origin: 'joined', sealed: sealed(phone) }));
    const { codeId } = await ask({ purpose: 'confirm-phone', accountId: account(n) });
    expect((await check(codeId, digitsOf(await deliver()))).verdict).toBe('right');
  }

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
    expect((await programme.store.read((t) => t.document('account', account(1))))?.leaving).toBeNull();
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
    const kept = await programme.store.read((t) => t.logSince(0, 1_000));
    expect(kept.filter((row) => row.source.includes('"card.linked"'))).toHaveLength(2);
    await push({ kind: 'link.wished', accountId: account(1), cardKey: cardKey(50), last4: '0050', reference: 'K1-91' });
    const wished = await programme.store.read((t) => t.document('account', account(1)));
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
