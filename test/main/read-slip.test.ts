/** What is read on the screen is what the printer got: the same words, the same moment while nothing has changed, and nobody else's. */
import { expect, test } from 'vitest';
import type { AnyDocument } from '../../domain/contract/document.ts';
import type { SlipDocument } from '../../domain/slip/slip-document.ts';
import { slipWords } from '../../domain/slip/slip-words.ts';
import type { PaperWanted, SlipWanted } from '../../domain/visit/slip-wanted.ts';
import { wantedName } from '../../domain/visit/slip-wanted.ts';
import { printPaper } from '../../main/core/carriers/print-paper.ts';
import { printSlip } from '../../main/core/carriers/print-slip.ts';
import { readSlip } from '../../main/core/carriers/read-slip.ts';
import { beginVisit } from '../../main/core/current-visit.ts';
import type { VisitInput } from '../../main/core/visit-input.ts';
import type { VisitStage } from '../../main/core/visit-stage.ts';
import { campaign } from '../domain/decide/fixture.ts';
import { MemoryWorld } from '../domain/decide/memory-world.ts';
import { account, accountA, cardA, smallMall } from './demo-mirror.ts';

const of = <K extends AnyDocument['kind']>(kind: K): Extract<AnyDocument, { kind: K }>[] =>
  smallMall().filter((document): document is Extract<AnyDocument, { kind: K }> => document.kind === kind);
const [mall] = of('mall');
const [settings] = of('settings');
if (mall === undefined || settings === undefined) throw new Error('no mall');
const catalogue = {
  mall,
  settings,
  tenants: of('tenant'),
  categories: of('category'),
  gifts: of('gift'),
  tiers: of('tier'),
  questionnaires: [],
};

/** A stage whose printer writes down what it gets. */
function stageOf() {
  const printed: SlipDocument[] = [];
  const heard: VisitInput[] = [];
  const now = { ms: campaign('hare').when.boughtUntilMs - 86_400_000, seq: 41, account: account(accountA, cardA) };
  const visit = beginVisit('01990000-0000-7000-8000-000000000001');
  visit.shown = { accountId: accountA, last4: '4821', isTest: false };
  const world = new MemoryWorld([], [campaign('hare')]);
  const factBook = {
    nowMs: () => now.ms,
    online: () => true,
    newId: () => '01990000-0000-7000-8000-000000000002',
    record: () => undefined,
    account: (id: string) => (id === accountA ? now.account : null),
    world: () => world,
  };
  const stage = {
    visit: () => visit,
    isCurrent: () => true,
    book: () => factBook,
    emit: (input: VisitInput) => heard.push(input),
    services: {
      factBook,
      house: {
        catalogue: () => catalogue,
        options: (language: string) => ({ catalogue, language, atMs: now.ms, online: true, countsFresh: true, kioskId: 'K3' }),
      },
      identity: {
        enrolment: () => ({
          kioskId: 'K3',
          use: 'kiosk',
          cardSecret: '',
          sealingKey: '',
          voucherKey: Buffer.alloc(32, 7).toString('base64'),
        }),
      },
      journal: { end: () => ({ seq: now.seq, hash: '0'.repeat(64) }), askedPrint: () => undefined, endedPrint: () => undefined },
      log: { error: () => undefined },
      printer: { print: async (slip: SlipDocument) => (printed.push(slip), 'printed' as const) },
    },
  } as unknown as VisitStage;
  const read = (wanted: SlipWanted | PaperWanted) => {
    readSlip(stage, { kind: 'read-slip', of: wanted });
    const last = heard.at(-1);
    return last?.kind === 'slip.read' ? last : null;
  };
  return { stage, printed, now, read };
}

const statement: PaperWanted = { paper: { kind: 'statement' }, language: 'en', accountId: accountA };
const visitSlip: SlipWanted = {
  slip: 'visit',
  language: 'en',
  accountId: accountA,
  rows: [],
  vouchers: [],
  balance: null,
  cardNumber: null,
  qrText: null,
};

test('before the print: the words are those that the printer then gets', async () => {
  for (const wanted of [statement, visitSlip]) {
    const { stage, printed, read } = stageOf();
    const words = read(wanted);
    expect(words?.name).toBe(wantedName(wanted));
    if ('slip' in wanted) await printSlip(stage, { kind: 'print-slip', jobId: 'j1', ...wanted });
    else await printPaper(stage, { kind: 'print-paper', jobId: 'j1', ...wanted });
    expect(printed).toHaveLength(1);
    expect(words?.parts).toEqual(slipWords(printed[0] ?? { language: 'en', blocks: [] }));
  }
});

test('after the print: the words of the paper in the hand, its minute and number too, until something changes', async () => {
  const { stage, printed, now, read } = stageOf();
  await printPaper(stage, { kind: 'print-paper', jobId: 'j1', ...statement });
  now.ms += 120_000;
  now.seq += 3;
  expect(read(statement)?.parts).toEqual(slipWords(printed[0] ?? { language: 'en', blocks: [] }));
  now.account = { ...now.account, debt: 40, version: now.account.version + 1 };
  const fresh = read(statement)?.parts;
  expect(fresh).not.toEqual(slipWords(printed[0] ?? { language: 'en', blocks: [] }));
  expect(JSON.stringify(fresh)).toContain(', 44');
});

test('the paper of an account that is not on the screen is none, whoever asks', () => {
  const { read } = stageOf();
  const other = '01990000-0000-7000-8000-0000000000ff';
  expect(read({ ...statement, accountId: other })?.parts).toBeNull();
  expect(read({ ...visitSlip, accountId: other })?.parts).toBeNull();
  expect(read({ ...statement, accountId: null })?.parts).toBeNull();
  expect(read({ paper: { kind: 'voucher', voucherId: 'not-mine' }, language: 'en', accountId: accountA })?.parts).toBeNull();
});
