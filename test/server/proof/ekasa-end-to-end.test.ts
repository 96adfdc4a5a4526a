/** A Slovak mall from the scan to the answer: kiosk, decider, queue, and an HTTP server that speaks the administration's protocol. */
import { expect, test } from 'vitest';
import type { Act } from '../../../domain/contract/act.ts';
import type { FactBodyOf } from '../../../domain/contract/fact.ts';
import { openProgramme } from '../../../server/open-programme.ts';
import { ekasaVerifier } from '../../../server/proof/ekasa-verifier.ts';
import { ProofCounts } from '../../../server/proof/proof-counts.ts';
import { lookAtProofs } from '../../../server/proof/proof-queue.ts';
import { verifyProgramme } from '../../../server/verify/verify.ts';
import { noon, opened, receiptId, scanned } from '../../domain/decide/fixture.ts';
import { ScriptedKiosk } from '../scripted-kiosk.ts';
import { mallActs, temporaryFolder } from '../test-programme.ts';
import { startEkasaTwin } from './ekasa-twin.ts';

const online = 'O-7AF0CFF74D45483FB0CFF74D45283FA1';
const forged = 'O-00000000000000000000000000000000';
const till = '88812345678900001';

/** The small mall with the euro, asking about Slovak receipts and holding them until it is answered; one till is known. */
function slovakActs(): readonly Act[] {
  return mallActs().map((act): Act => {
    if (act.kind !== 'catalogue.put') return act;
    const items = act.items.map((item) => {
      if (item.kind === 'mall') return { ...item, currency: 'EUR', offsets: [{ atMs: 0, offsetMinutes: 60 }] };
      return item.kind === 'settings' ? { ...item, receiptProof: [{ format: 'sk-ekasa', unproven: 'hold' as const, online: true }] } : item;
    });
    const known = {
      kind: 'till',
      id: `sk-ekasa:${till}`,
      version: 1,
      tenantId: 'cafe',
      fromMs: 0,
      toMs: null,
      heldReceipts: 0,
      signingKey: null,
    } as const;
    return { ...act, items: [...items, known] };
  });
}

const typed = { number: null, amountMinor: 99_900, currency: 'EUR', purchasedAtLocal: '2026-11-21T09:30:00' };
const bare = (n: number, raw: string): FactBodyOf<'receipt.registered'> => ({ ...scanned(n, 1, 1), raw, tenantId: 'vesta', typed });

test('a bare identifier waits, the administration tells amount, time and till, and what it does not have is refused after its hour', async () => {
  const twin = await startEkasaTwin();
  const { folder, remove } = temporaryFolder();
  const clock = { nowMs: noon };
  const programme = await openProgramme({ place: { kind: 'sqlite', folder }, nowMs: () => clock.nowMs, secrets: null });
  for (const act of slovakActs()) await programme.decider.act([act], 'mall');
  const kiosk = new ScriptedKiosk('K1');
  await programme.store.write((transaction) => transaction.putKiosk(kiosk.row()));
  kiosk.record(opened(1));
  kiosk.record(bare(1, `https://ekasa.financnasprava.sk/mdu/opd?id=${online.toLowerCase()}`));
  kiosk.record(bare(2, forged));
  await programme.decider.push({ kioskId: 'K1', incarnation: 1, facts: kiosk.journal });
  const receipt = (n: number) => programme.store.read((transaction) => transaction.document('receipt', receiptId(n)));
  const look = () =>
    lookAtProofs({
      programme,
      verifiers: [ekasaVerifier(twin.url)],
      counts: new ProofCounts(),
      log: () => undefined,
      timeout: (ms) => AbortSignal.timeout(ms),
      stopped: new AbortController().signal,
    });

  expect(await receipt(1)).toMatchObject({ state: 'held', holds: ['proof-pending'], amountMinor: 99_900 });
  twin.mood = { status: 429 };
  await look();
  expect(await receipt(1)).toMatchObject({ state: 'held', proof: 'pending' });
  twin.mood = 'well';
  twin.file({ receiptId: online, totalPrice: 245.5, issueDate: '21.11.2026 09:31:12', cashRegisterCode: till });
  clock.nowMs += 60_000;
  await look();
  expect(await receipt(1)).toMatchObject({
    state: 'booked',
    proof: 'proven',
    amountMinor: 24_550,
    purchasedAtLocal: '2026-11-21T09:31:12',
    tenantId: 'cafe',
    tillKey: `sk-ekasa:${till}`,
  });
  expect(await receipt(2)).toMatchObject({ state: 'held', proof: 'pending' });
  clock.nowMs += 3_600_000;
  await look();
  expect(await receipt(2)).toMatchObject({ state: 'refused', refusal: 'not-genuine', proof: 'failed' });
  expect((await verifyProgramme(programme.store)).filter((one) => one.breaches > 0)).toEqual([]);
  await programme.close();
  await twin.close();
  remove();
});
