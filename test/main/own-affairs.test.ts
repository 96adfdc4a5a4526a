/** Codes for acts and the receiver's card, as the core carries them out: one code an act, names made once, and nothing of another account to the page. */
import { expect, test } from 'vitest';
import type { AccountDocument } from '../../domain/contract/account-document.ts';
import type { CodeAct } from '../../domain/contract/one-time-code.ts';
import type { VisitEffect } from '../../domain/visit/port.ts';
import { askCode } from '../../main/core/carriers/ask-code.ts';
import { checkCode } from '../../main/core/carriers/check-code.ts';
import { findReceiver } from '../../main/core/carriers/own-affairs.ts';
import { beginVisit } from '../../main/core/current-visit.ts';
import type { VisitInput } from '../../main/core/visit-input.ts';
import type { VisitStage } from '../../main/core/visit-stage.ts';

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const give = (points: number): Extract<VisitEffect, { kind: 'ask-code' }> => ({
  kind: 'ask-code',
  purpose: 'confirm-act',
  act: { kind: 'give-points', toAccountId: id(2), points },
  accountId: id(1),
  phone: null,
  isAgain: false,
  language: 'en',
});

/** A stage with a server of its own: what was asked, and what the machine heard. */
function stageOf(
  answers: (path: string, fields: Readonly<Record<string, unknown>>) => unknown,
  accounts: readonly Partial<AccountDocument>[] = [],
) {
  const asked: { readonly path: string; readonly fields: Readonly<Record<string, unknown>> }[] = [];
  const heard: VisitInput[] = [];
  const visit = beginVisit(id(99));
  let n = 100;
  let reference = 0;
  const stage = {
    visit: () => visit,
    isCurrent: () => true,
    isTestCard: (token: string) => token === 'test',
    emit: (input: VisitInput) => heard.push(input),
    services: {
      monotonicMs: () => 0,
      log: { warn: () => undefined },
      factBook: {
        newId: () => id((n += 1)),
        nextReference: () => `K3-${(reference += 1)}`,
        accountOfCard: (token: string) => accounts.find((one) => one.cards?.[0]?.cardKey === token) ?? null,
      },
      ask: async (path: string, fields: Readonly<Record<string, unknown>>) => {
        asked.push({ path, fields });
        return { ok: true, answer: answers(path, fields) };
      },
    },
  } as unknown as VisitStage;
  return {
    stage,
    asked,
    heard,
    visit,
    acts: () => asked.flatMap(({ path, fields }) => (path === '/v1/code/ask' ? [fields['act'] as CodeAct] : [])),
  };
}
const sent = { status: 'sent', resendAfterMs: 30_000, expiresInMs: 600_000 };

test('the same act has one code in a visit, with names made once; another amount is another act', async () => {
  const { stage, acts, heard } = stageOf(() => sent);
  await askCode(stage, give(20));
  await askCode(stage, give(20));
  await askCode(stage, give(30));
  expect(acts()).toMatchObject([
    { kind: 'give-points', points: 20, reference: 'K3-1' },
    { kind: 'give-points', points: 30, reference: 'K3-2' },
  ]);
  expect(new Set(acts().map((act) => (act.kind === 'give-points' ? act.transferId : ''))).size).toBe(2);
  expect(heard.map((one) => one.kind)).toEqual(['code.asked', 'code.asked', 'code.asked']);
});

test('a right code tells the names of its act; a refusal keeps the code, so that nothing is asked for again', async () => {
  for (const refusal of [null, 'not-enough-points'] as const) {
    const { stage, heard, visit } = stageOf((path) => (path === '/v1/code/ask' ? sent : { verdict: 'right', accountId: id(1), refusal }));
    await askCode(stage, give(20));
    const { ids } = visit.code ?? { ids: null };
    await checkCode(stage, { kind: 'check-code', purpose: 'confirm-act', digits: '123456', language: 'en' });
    expect(heard.at(-1)).toMatchObject({ kind: 'code.checked', refusal, ids: refusal === null ? ids : null });
    expect(visit.code === null).toBe(refusal === null);
  }
});

test('who can receive: a confirmed member who stays, and not the giver, a test card or nobody', () => {
  const one = (n: number, change: Partial<AccountDocument>): Partial<AccountDocument> => ({
    id: id(n),
    status: 'active',
    leaving: null,
    cards: [{ cardKey: `card-${n}`, last4: '0000', medium: 'plastic' }],
    ...change,
  });
  const leaving = { askedAtMs: 0, untilMs: 1, reference: 'K3-1' };
  const accounts = [one(1, {}), one(2, {}), one(3, { status: 'provisional' }), one(4, { leaving }), one(5, { status: 'closed' })];
  const { stage, heard } = stageOf(() => null, accounts);
  for (const cardToken of ['card-1', 'card-2', 'card-3', 'card-4', 'card-5', 'card-9', 'test'])
    findReceiver(stage, { kind: 'find-receiver', cardToken, last4: '0000', accountId: id(1) });
  expect(heard.map((each) => (each.kind === 'receiver.found' ? [each.accountId, each.wrong] : []))).toEqual([
    [null, 'own'],
    [id(2), null],
    [null, 'provisional'],
    [null, 'leaving'],
    [null, 'unknown'],
    [null, 'unknown'],
    [null, 'unknown'],
  ]);
});
