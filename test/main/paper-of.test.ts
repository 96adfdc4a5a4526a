/** Papers that a page of the member's own asks for: a voucher again is a marked copy, terms are whole, tickets and statement are the account's. */
import { expect, test } from 'vitest';
import type { AccountDocument, VoucherSummary } from '../../domain/contract/account-document.ts';
import type { GiftDocument } from '../../domain/contract/catalogue-document.ts';
import type { AnyDocument } from '../../domain/contract/document.ts';
import { ticketNumber } from '../../domain/draw/ticket-number.ts';
import type { Paper } from '../../domain/visit/slip-wanted.ts';
import { paperOf } from '../../main/core/paper-of.ts';
import type { SlipServices } from '../../main/core/slip-of.ts';
import { readVoucherCode } from '../../main/core/voucher-code.ts';
import { campaign } from '../domain/decide/fixture.ts';
import { MemoryWorld } from '../domain/decide/memory-world.ts';
import { account, accountA, cardA, smallMall } from './demo-mirror.ts';

const of = <K extends AnyDocument['kind']>(kind: K): Extract<AnyDocument, { kind: K }>[] =>
  smallMall().filter((document): document is Extract<AnyDocument, { kind: K }> => document.kind === kind);
const [mall] = of('mall');
const [settings] = of('settings');
if (mall === undefined || settings === undefined) throw new Error('no mall');
const all = (text: string) => ({ en: text, ru: text, fi: text, de: text });
const gift: GiftDocument = {
  kind: 'gift',
  id: 'hare',
  version: 1,
  name: all('Plush hare'),
  text: all(''),
  art: null,
  pricePoints: null,
  valueMinor: 0,
  collectAt: all('Info desk'),
  collectDays: 3,
  active: true,
  tenantId: null,
  face: { kind: 'goods' },
};
const catalogue = {
  mall,
  settings,
  tenants: of('tenant'),
  categories: of('category'),
  gifts: [gift],
  tiers: of('tier'),
  questionnaires: [],
};
const voucherKey = Buffer.alloc(32, 7).toString('base64');
const terms = '1. Organiser: the mall.\n\n2. Who takes part: everybody.';
const version = campaign('hare', { terms: all(terms) });
const world = new MemoryWorld([], [version]);
const atMs = version.when.boughtUntilMs - 86_400_000;

const services: SlipServices = {
  house: {
    catalogue: () => catalogue,
    options: (language) => ({ catalogue, language, atMs, online: true, countsFresh: true, kioskId: 'K3' }),
  },
  factBook: { nowMs: () => atMs, online: () => true },
  identity: { enrolment: () => ({ kioskId: 'K3', use: 'kiosk', cardSecret: '', sealingKey: '', voucherKey }) },
  journal: { end: () => ({ seq: 41, hash: '0'.repeat(64) }) },
};
const voucher: VoucherSummary = {
  voucherId: '01990000-0000-7000-8000-0000000000f1',
  reference: 'K3-4830',
  giftId: gift.id,
  campaignId: null,
  pricePoints: 0,
  issuedAtMs: atMs,
  deadlineMs: atMs + 86_400_000,
  state: 'open',
  honouredAtMs: null,
  honouredAt: null,
  choices: [],
};
const made = (paper: Paper, patch: Partial<AccountDocument> = {}, isTest = false) =>
  paperOf(services, world, account(accountA, cardA, patch), paper, { language: 'en', last4: '4821', isTest });
const copyOf = { kind: 'voucher', voucherId: voucher.voucherId } as const;

test('a voucher again says COPY in its band and bears the code that the desk takes', () => {
  const paper = made(copyOf, { vouchers: [voucher] });
  expect(paper).toMatchObject({ kind: 'voucher', copy: 1 });
  const band = paper?.slip.blocks.find((block) => block.kind === 'band');
  expect(band).toMatchObject({ text: 'K3-4830', copy: 'COPY' });
  const codes = paper?.slip.blocks.flatMap((block) => (block.kind === 'facts' && block.qr !== null ? [block.qr] : [])) ?? [];
  expect(codes.map((code) => readVoucherCode(voucherKey, code))).toEqual(['K3-4830']);
});

test.each(['honoured', 'cancelled', 'expired'] as const)('a voucher that is %s has no paper any more', (state) => {
  expect(made(copyOf, { vouchers: [{ ...voucher, state }] })).toBeNull();
});

test('what the account does not have has no paper', () => {
  expect(made(copyOf)).toBeNull();
  expect(made({ kind: 'terms', campaignId: 'nobody' })).toBeNull();
  expect(made({ kind: 'tickets', drawId: 'nobody' })).toBeNull();
});

test('terms are printed whole, clause by clause, with the version they are of', () => {
  const paper = made({ kind: 'terms', campaignId: 'hare' });
  expect(paper).toMatchObject({ kind: 'terms', copy: 0 });
  const said = JSON.stringify(paper?.slip);
  for (const clause of ['the mall.', 'everybody.', 'Version 1']) expect(said).toContain(clause);
});

test('a slip of tickets lists at most sixty and says how many more there are; the count is that of all', () => {
  const ticketIds = Array.from({ length: 75 }, (_, n) => `01990000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`);
  const paper = made({ kind: 'tickets', drawId: 'hare' }, { tickets: [{ drawId: 'hare', awardKey: 'k', ticketIds, earnedAtMs: atMs }] });
  const said = JSON.stringify(paper?.slip);
  expect(said).toContain('75 tickets');
  expect(said).toContain('15 more');
  expect(ticketIds.filter((ticketId) => said.includes(ticketNumber(ticketId)))).toHaveLength(60);
});

test('the statement is of this account; that of a test card says that nothing was posted', () => {
  expect(made({ kind: 'statement' })).toMatchObject({ kind: 'statement', copy: 0 });
  expect(JSON.stringify(made({ kind: 'statement' }, {}, true)?.slip)).toContain('TEST');
});
