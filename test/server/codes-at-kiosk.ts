/** A mall on a real database with one kiosk that asks for one-time codes: what the laws about codes, messages and members' own affairs begin with. */
import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect } from 'vitest';
import type { CodeAskRequest } from '../../domain/contract/one-time-code.ts';
import { WIRE_VERSION } from '../../domain/contract/wire-version.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { sealTo } from '../../domain/encoding/seal.ts';
import type { Programme } from '../../server/open-programme.ts';
import { askCode } from '../../server/outreach/ask-code.ts';
import { checkCode } from '../../server/outreach/check-code.ts';
import type { OutgoingMessage } from '../../server/outreach/message-transport.ts';
import { verifyProgramme } from '../../server/verify/verify.ts';
import { account, noon, opened } from '../domain/decide/fixture.ts';
import { deliverAll } from './deliver-all.ts';
import type { TestPlace } from './one-visit.ts';
import { ScriptedKiosk } from './scripted-kiosk.ts';
import { openTestProgramme } from './test-programme.ts';

type Recorded = Parameters<ScriptedKiosk['record']>[0];

/** Opens a fresh mall before each test of the suite and drops it after; the functions act on the one that is open. */
export function codesAtKiosk(make: () => Promise<TestPlace>) {
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
  /** The kiosk records and pushes; gives the server's word on each. */
  const push = async (...bodies: readonly Recorded[]) => {
    const facts = bodies.map((body) => kiosk.record(body, { registeredAtMs: clock.nowMs }));
    return (await programme.decider.push({ kioskId: 'K1', incarnation: 1, facts })).outcomes;
  };
  /** Sends every message that waits. */
  const deliver = () => deliverAll(programme);
  const ask = async (over: Partial<CodeAskRequest>, publicUrl: string | null = null) => {
    const request: CodeAskRequest = {
      wireVersion: WIRE_VERSION,
      kioskId: 'K1',
      codeId: randomUUID(),
      purpose: 'confirm-act',
      accountId: null,
      sealedPhone: null,
      act: null,
      language: 'en',
      ...over,
    };
    return { codeId: request.codeId, answer: await askCode(programme, request, publicUrl) };
  };
  const check = (codeId: string, digits: string, tryId = randomUUID(), kioskId = 'K1') =>
    checkCode(programme, { wireVersion: WIRE_VERSION, kioskId, codeId, tryId, digits }, 'mall');
  /** The code in the newest of the messages. */
  const digitsOf = (out: readonly OutgoingMessage[]): string => /\d{6}/.exec(out.at(-1)?.text ?? '')?.[0] ?? '';
  return {
    clock,
    kiosk,
    /** The one that is open. */
    get programme(): Programme {
      return programme;
    },
    sealed,
    push,
    deliver,
    ask,
    check,
    digitsOf,
    accountOf: (n: number) => programme.store.read((t) => t.document('account', account(n))),
    breaches: async () => (await verifyProgramme(programme.store)).filter((one) => one.breaches > 0),
    /** The n-th person joins with a number and a code confirms it. */
    member: async (n: number, phone: string): Promise<void> => {
      await push(opened(n, { origin: 'joined', sealed: sealed(phone), consent: { rulesVersion: '1', sms: true, email: false } }));
      const { codeId } = await ask({ purpose: 'confirm-phone', accountId: account(n) });
      expect((await check(codeId, digitsOf(await deliver()))).verdict).toBe('right');
    },
  };
}
