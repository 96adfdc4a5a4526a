import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SettingsDocument } from '../../../domain/contract/document.ts';
import type { FactBody } from '../../../domain/contract/fact.ts';
import type { Programme } from '../../../server/open-programme.ts';
import { startProofClock } from '../../../server/proof/proof-clock.ts';
import { ProofCounts } from '../../../server/proof/proof-counts.ts';
import { lookAtProofs, waitAfter } from '../../../server/proof/proof-queue.ts';
import type { ProofQueueOptions } from '../../../server/proof/proof-queue.ts';
import type { AuthorityAnswer, ReceiptVerifier } from '../../../server/proof/receipt-verifier.ts';
import { verifyProgramme } from '../../../server/verify/verify.ts';
import { noon, opened, receiptId, scanned, settings } from '../../domain/decide/fixture.ts';
import { ScriptedKiosk } from '../scripted-kiosk.ts';
import { openTestProgramme, temporaryFolder } from '../test-programme.ts';
import type { TestClock } from '../test-programme.ts';

const waits: SettingsDocument['receiptProof'] = [{ format: 'ru-fns', unproven: 'hold', online: true }];
const known: AuthorityAnswer = { kind: 'known', told: { amountMinor: null, purchasedAtLocal: null, issuer: null } };
const hourMs = 3_600_000;

/** Stands for an authority; how it answers is told. */
class TestOffice implements ReceiptVerifier {
  readonly name = 'test-office';
  readonly formats = ['ru-fns'];
  readonly atOnce = 1;
  readonly attemptsMax = 3;
  readonly timeoutMs = 1000;
  readonly asked: string[] = [];
  answer: (code: string, signal: AbortSignal) => Promise<AuthorityAnswer> = () => Promise.resolve(known);
  ask(code: string, signal: AbortSignal): Promise<AuthorityAnswer> {
    this.asked.push(code);
    return this.answer(code, signal);
  }
}

let clock: TestClock;
let folder: ReturnType<typeof temporaryFolder>;
let programme: Programme;
let office: TestOffice;
let kiosk: ScriptedKiosk;
let lines: string[];
let counts: ProofCounts;

beforeEach(async () => {
  clock = { nowMs: noon };
  folder = temporaryFolder();
  office = new TestOffice();
  kiosk = new ScriptedKiosk('K1');
  lines = [];
  counts = new ProofCounts();
  programme = await openTestProgramme({ kind: 'sqlite', folder: folder.folder }, clock);
  await programme.decider.act([{ kind: 'catalogue.put', items: [{ ...settings, receiptProof: waits }], stocks: [] }], 'mall');
  await programme.store.write((transaction) => transaction.putKiosk(kiosk.row()));
  await push(opened(1));
});
afterEach(async () => {
  await programme.close();
  folder.remove();
});

async function push(...bodies: readonly FactBody[]): Promise<void> {
  const from = kiosk.journal.length;
  for (const body of bodies) kiosk.record(body);
  await programme.decider.push({ kioskId: 'K1', incarnation: 1, facts: kiosk.journal.slice(from) });
}
const options = (over: Partial<ProofQueueOptions> = {}): ProofQueueOptions => ({
  programme,
  verifiers: [office],
  counts,
  log: (line) => void lines.push(line),
  timeout: (ms) => AbortSignal.timeout(ms),
  stopped: new AbortController().signal,
  ...over,
});
const look = (over: Partial<ProofQueueOptions> = {}) => lookAtProofs(options(over));
const receipt = (n: number) => programme.store.read((transaction) => transaction.document('receipt', receiptId(n)));
const queued = () => programme.store.read((transaction) => transaction.proofs.count());

describe('the queue', () => {
  test('a receipt that waits is asked about by the very text of its code, and counts when the authority knows it', async () => {
    const body = scanned(1, 1, 245_000);
    await push(body);
    expect((await receipt(1))?.state).toBe('held');
    expect(await look()).toBe(1);
    expect(office.asked).toEqual([body.raw]);
    expect(await receipt(1)).toMatchObject({ state: 'booked', proof: 'proven' });
    expect(await queued()).toBe(0);
    expect(await look()).toBe(0);
    expect(counts.lines()).toContain('passage_proof_answers_total{verifier="test-office",answer="known"} 1');
  });

  test('a restart loses nothing: what was registered before it is asked about after it', async () => {
    await push(scanned(1, 1, 245_000));
    await programme.close();
    programme = await openTestProgramme({ kind: 'sqlite', folder: folder.folder }, clock);
    await look();
    expect((await receipt(1))?.state).toBe('booked');
  });

  test('what is decided otherwise leaves the queue and is not asked about', async () => {
    await push(scanned(1, 1, 245_000), scanned(2, 1, 245_000));
    const desk = new ScriptedKiosk('D1');
    await programme.store.write((transaction) => transaction.putKiosk(desk.row('desk')));
    desk.record({ kind: 'receipt.decided', receiptId: receiptId(1), verdict: 'refuse', tenantId: null, reason: null, staffId: 'olga' });
    await programme.decider.push({ kioskId: 'D1', incarnation: 1, facts: desk.journal });
    expect(await queued()).toBe(1);
    await look();
    expect(office.asked).toHaveLength(1);
  });

  test('what nobody has to be asked about never enters it', async () => {
    await programme.decider.act([{ kind: 'catalogue.put', items: [settings], stocks: [] }], 'mall');
    await push(scanned(1, 1, 245_000));
    expect(await queued()).toBe(0);
  });

  test('two processes that look at once ask about each receipt once', async () => {
    await push(...[1, 2, 3].map((n) => scanned(n, 1, 100_000 * n)));
    await Promise.all([look(), look(), look()]);
    expect(new Set(office.asked).size).toBe(office.asked.length);
    expect(await queued()).toBe(0);
  });

  test('a look asks in so many lanes as the authority allows', async () => {
    let under = 0;
    let most = 0;
    office.answer = async () => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setImmediate(resolve));
      under -= 1;
      return known;
    };
    await push(...[1, 2, 3].map((n) => scanned(n, 1, 100_000 * n)));
    await look();
    expect(most).toBe(1);
  });
});

describe('no answer', () => {
  test.each<[string, TestOffice['answer']]>([
    ['busy', () => Promise.resolve({ kind: 'ask-later', why: 'status 429' })],
    ['gone', () => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }))],
  ])('%s: asked again after a pause that doubles, so often and no more, then left to the desk', async (_name, answer) => {
    office.answer = answer;
    await push(scanned(1, 1, 245_000));
    await look();
    await look();
    expect(office.asked).toHaveLength(1);
    clock.nowMs += waitAfter(0);
    await look();
    clock.nowMs += waitAfter(0);
    await look();
    expect(office.asked).toHaveLength(2);
    clock.nowMs += waitAfter(1);
    await look();
    expect(await receipt(1)).toMatchObject({ state: 'held', holds: ['no-proof'], proof: 'none' });
    expect(await queued()).toBe(0);
    clock.nowMs += 100 * hourMs;
    await look();
    expect(office.asked).toHaveLength(3);
  });

  test('pauses double from a minute to six hours', () => {
    expect([0, 1, 2, 9, 50].map(waitAfter)).toEqual([60_000, 120_000, 240_000, 6 * hourMs, 6 * hourMs]);
  });

  test('a line of the log names authority and cause, and nothing of receipt, code or member', async () => {
    const body = scanned(1, 1, 245_000);
    office.answer = (code) => Promise.reject(new TypeError(`cannot ask about ${code}`, { cause: { code: 'ECONNRESET' } }));
    await push(body);
    await look();
    expect(lines).toEqual(['proof: test-office: TypeError ECONNRESET; asked again later']);
  });

  test('a format that no verifier answers for keeps waiting, and the log says what to do', async () => {
    await push(scanned(1, 1, 245_000));
    await look({ verifiers: [] });
    expect(lines.join()).toContain('no verifier for receipts of ru-fns');
    expect(await receipt(1)).toMatchObject({ state: 'held', holds: ['proof-pending'] });
    clock.nowMs += hourMs;
    await look();
    expect((await receipt(1))?.state).toBe('booked');
  });

  test('the end of the server drops a question under way; it is asked again later and counts for nothing', async () => {
    await push(scanned(1, 1, 245_000));
    let tick = (): void => undefined;
    const { stopped: _stopped, ...given } = options();
    office.answer = (_code, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('ended'))));
    const asking = new Promise<void>((resolve) => {
      const wait = office.answer;
      office.answer = (code, signal) => (resolve(), wait(code, signal));
    });
    const stop = startProofClock(given, (_ms, run) => ((tick = run), () => undefined));
    tick();
    await asking;
    await stop();
    expect(await receipt(1)).toMatchObject({ state: 'held', proof: 'pending' });
    office.answer = () => Promise.resolve(known);
    clock.nowMs += hourMs;
    await look();
    expect((await receipt(1))?.state).toBe('booked');
  });
});

describe('a no', () => {
  test('not on file is a no only when the time in which it may come in is over', async () => {
    office.answer = () => Promise.resolve({ kind: 'unknown', patienceMs: 2 * hourMs });
    await push(scanned(1, 1, 245_000));
    await look();
    expect((await receipt(1))?.state).toBe('held');
    clock.nowMs += 2 * hourMs;
    await look();
    expect(await receipt(1)).toMatchObject({ state: 'refused', refusal: 'not-genuine' });
  });

  test('what is no purchase, or differs from the code, is a no at once', async () => {
    await push(scanned(1, 1, 245_000), scanned(2, 1, 145_000));
    office.answer = (code) =>
      Promise.resolve(
        code.includes('s=2450')
          ? { kind: 'no-purchase', why: 'invalid' }
          : { ...known, told: { amountMinor: 1, purchasedAtLocal: null, issuer: null } },
      );
    await look();
    expect([(await receipt(1))?.refusal, (await receipt(2))?.refusal]).toEqual(['not-genuine', 'not-genuine']);
  });
});

test('after yes, no and silence the log replays to the same documents and the books balance', async () => {
  await programme.decider.act(
    [{ kind: 'catalogue.put', items: [{ ...settings, receiptProof: [{ format: '*', unproven: 'give', online: true }] }], stocks: [] }],
    'mall',
  );
  await push(...[1, 2, 3].map((n) => scanned(n, 1, 100_000 * n)));
  office.answer = (code) =>
    Promise.resolve(
      code.includes('s=1000') ? known : code.includes('s=2000') ? { kind: 'no-purchase', why: 'x' } : { kind: 'ask-later', why: 'x' },
    );
  await look();
  const findings = await verifyProgramme(programme.store);
  expect(findings.length).toBeGreaterThan(10);
  expect(findings.filter((one) => one.breaches > 0)).toEqual([]);
});
