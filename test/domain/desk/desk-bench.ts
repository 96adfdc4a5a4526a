/** A desk on the bench: the real machine over carriers that keep a tiny ledger in memory. For laws of the machine and for pictures of its screens. */
import type { DeskAccount } from '../../../domain/desk/desk-account.ts';
import type { DeskEffect, DeskEvent, DeskHouse, DeskOutcome } from '../../../domain/desk/port.ts';
import { initialState } from '../../../domain/desk/state.ts';
import type { DeskState } from '../../../domain/desk/state.ts';
import { step } from '../../../domain/desk/step.ts';
import type { Stack } from '../../../domain/desk/stack-record.ts';
import type { StartCount } from '../../../domain/contract/shift.ts';
import { benchHouse } from './bench-house.ts';
import { judge, reading } from './bench-paper.ts';
import type { BenchReceipt } from './bench-paper.ts';
import { benchStories } from './bench-stories.ts';
import { benchPeople, uuid } from './bench-people.ts';
import { benchVouchers, voucher } from './bench-vouchers.ts';
import { benchReport, benchShift, benchStock } from './bench-shift.ts';

type WithoutTime<E> = E extends unknown ? Omit<E, 'atMs'> : never;
export type Input = WithoutTime<DeskEvent>;

export interface Desk {
  state: DeskState;
  readonly receipts: Map<string, BenchReceipt>;
  readonly handedOut: Map<string, number>;
  readonly sessions: { readonly staffId: string; readonly act: string }[];
  readonly effects: DeskEffect[];
  readonly returned: { readonly identity: string; readonly amountMinor: number }[];
  readonly ended: Extract<DeskEffect, { kind: 'end-shift' }>[];
  send(input: Input, afterMs?: number): void;
  keys(...keys: string[]): void;
  type(text: string): void;
  scan(raw: string, amountMinor?: number, tenantId?: string | null): void;
  card(last4: string): void;
  signIn(staffId?: string): void;
}

export function benchDesk(house: DeskHouse = benchHouse): Desk {
  const receipts = new Map<string, BenchReceipt>();
  const handedOut = new Map<string, number>();
  const sessions: { staffId: string; act: string }[] = [];
  const effects: DeskEffect[] = [];
  const people = benchPeople();
  const leaving = new Set<string>();
  let nowMs = 0;
  let serial = 100;
  let amountOf = new Map<string, { amountMinor: number; tenantId: string | null }>();
  const vouchers = benchVouchers();
  const pointsOf = (one: BenchReceipt): number => (one.state === 'booked' ? Math.floor(one.amountMinor / 10_000) : 0);
  const account = (accountId: string): DeskAccount => ({
    accountId,
    status: 'active',
    initial: 'A',
    language: accountId === uuid(1) ? 'ru' : 'en',
    points: 1240,
    houseStaff: accountId === uuid(6),
    ownerStaffId: accountId === uuid(6) ? 'o-berg' : null,
    progress: null,
    vouchers: [...vouchers.values()].filter((one) => one.accountId === accountId),
    receipts: [...receipts.values()]
      .filter((one) => one.accountId === accountId && one.state !== 'voided')
      .map((one) => ({
        receiptId: one.id,
        reference: one.reference,
        tenantId: one.tenantId,
        amountMinor: one.amountMinor,
        purchasedAtLocal: one.atLocal,
        registeredAtMs: 1000,
        state: one.state,
        holds: [...one.holds],
        refusal: one.refusal,
        points: pointsOf(one),
        staffId: null,
      })),
    notices: [],
    stories: benchStories(receipts.values(), accountId, house.clockLocal),
    leavingLocal: leaving.has(accountId) ? '2026-11-28T13:31:00' : null,
    numberWaits: accountId === uuid(8),
    tickets: [],
    promisedPapers: [],
  });
  const outcome = (one: BenchReceipt): DeskOutcome => ({
    receiptId: one.id,
    reference: one.reference,
    tenantId: one.tenantId,
    amountMinor: one.amountMinor,
    purchasedAtLocal: one.atLocal,
    tillKey: one.holds.includes('unknown-till') ? 'ru-fns:1' : null,
    fate: one.state === 'booked' ? 'booked' : one.state === 'held' ? 'held' : 'refused',
    refusal: one.refusal,
    holds: one.holds,
    points: pointsOf(one),
    lines:
      one.tenantId === 'cafe-tilia'
        ? [{ key: 'not.category', args: { category: 'Café', short: 'Plush hare' } }]
        : one.amountMinor === 260_000
          ? [{ key: 'award.sum.gift', args: { sumMinor: 500_000, gift: 'Plush hare' } }]
          : [{ key: 'award.base', args: { campaign: 'Base', points: 24 } }],
    clash: null,
    bound: one.amountMinor === 260_000,
    decided: true,
  });
  const found = (
    accountId: string,
    last4: string,
    identifiedBy: 'card' | 'slip' | 'reference',
    open: Extract<Input, { kind: 'account.found' }>['open'],
  ): void =>
    send({
      kind: 'account.found',
      account: account(accountId),
      last4,
      identifiedBy,
      test: false,
      visitId: uuid(serial++),
      nowMs: 500,
      open,
    });
  const register = (effect: Extract<DeskEffect, { kind: 'register-receipt' }>): void => {
    const again =
      effect.raw !== null &&
      [...receipts.values()].some((one) => one.raw === effect.raw && (one.state === 'booked' || one.state === 'held'));
    const known = effect.raw === null ? undefined : amountOf.get(effect.raw);
    const id = uuid(serial++);
    const one: BenchReceipt = {
      id,
      reference: `D1-${serial}`,
      raw: effect.raw,
      accountId: effect.accountId,
      ...judge(effect.raw, again, effect.overrideReason !== null),
      amountMinor: effect.typed?.amountMinor ?? known?.amountMinor ?? 245_000,
      tenantId: effect.tenantId ?? known?.tenantId ?? null,
      atLocal: effect.typed?.purchasedAtLocal ?? `2026-11-14T12:${String(serial % 60).padStart(2, '0')}:00`,
    };
    if (one.refusal !== 'already-yours') receipts.set(id, one);
    const first = [...receipts.values()].find((each) => each.raw === effect.raw && effect.raw !== null);
    const told =
      one.refusal === 'already-yours' && first !== undefined
        ? { ...outcome(one), tenantId: first.tenantId, amountMinor: first.amountMinor, purchasedAtLocal: first.atLocal }
        : outcome(one);
    send({
      kind: 'receipt.outcome',
      jobId: effect.jobId,
      visitId: effect.visitId,
      first: true,
      raw: effect.raw,
      outcome: told,
      account: account(effect.accountId),
    });
  };
  const release = (problemId: string, accountId: string, receiptId: string | null, change: (one: BenchReceipt) => void): void => {
    const one = receiptId === null ? undefined : receipts.get(receiptId);
    if (one !== undefined) change(one);
    send({ kind: 'problem.done', problemId, accountId, outcome: one === undefined ? null : outcome(one), account: account(accountId) });
  };
  let wrongPins = 0;
  const carry = (effect: DeskEffect): void => {
    switch (effect.kind) {
      case 'find-staff':
        return send(
          effect.code === 'nobody'
            ? { kind: 'staff.refused', why: 'unknown', onLocal: null }
            : {
                kind: 'staff.found',
                staff: {
                  staffId: effect.code ?? effect.cardToken ?? '',
                  name: effect.code === 'h-berg' || effect.cardToken === 'h-berg' ? 'H. Berg' : 'M. Lind',
                  role: effect.code === 'p-promo' ? 'promoter' : 'lead',
                  campaigns: [],
                },
                pausedMs: 0,
              },
        );
      case 'verify-pin':
        wrongPins = effect.pin === '1234' ? 0 : wrongPins + 1;
        return send({
          kind: 'pin.checked',
          staffId: effect.staffId,
          ok: wrongPins === 0,
          left: Math.max(0, 5 - wrongPins),
          pausedMs: wrongPins === 5 ? 30_000 : 0,
        });
      case 'staff-session':
        return void sessions.push(effect);
      case 'find-account': {
        const accountId = people.get(effect.last4);
        return accountId === undefined
          ? send({ kind: 'account.not-found', cardToken: effect.cardToken, last4: effect.last4, ownRange: true })
          : found(accountId, effect.last4, effect.identifiedBy, null);
      }
      case 'find-reference': {
        const one = [...vouchers.values()].find((each) => each.reference === effect.reference);
        return one === undefined
          ? send({ kind: 'reference.not-found', reference: effect.reference })
          : found(one.accountId, one.accountId === uuid(1) ? '4821' : '7730', effect.identifiedBy, { kind: 'voucher', id: one.voucherId });
      }
      case 'open-account':
        people.set(effect.last4, uuid(50));
        return found(uuid(50), effect.last4, 'card', null);
      case 'refresh-accounts':
        return effect.accountIds.forEach((id) => send({ kind: 'account.changed', account: account(id), recover: true }));
      case 'register-receipt':
        return register(effect);
      case 'decide-receipt':
        return release(effect.problemId, effect.accountId, effect.receiptId, (one) => {
          one.state = effect.verdict === 'approve' ? 'booked' : 'refused';
          one.holds = [];
        });
      case 'map-till':
        return release(effect.problemId, effect.accountId, effect.receiptId, (one) => {
          one.state = 'booked';
          one.holds = [];
        });
      case 'burn-original': {
        const one = receipts.get(effect.receiptId);
        if (one !== undefined) one.state = 'voided';
        return send({
          kind: 'problem.done',
          problemId: effect.problemId,
          accountId: effect.accountId,
          outcome: null,
          account: account(effect.accountId),
        });
      }
      case 'return-goods':
        returned.push({ identity: effect.identity, amountMinor: effect.amountMinor });
        return send({
          kind: 'problem.done',
          problemId: effect.problemId,
          accountId: effect.accountId,
          outcome: null,
          account: account(effect.accountId),
        });
      case 'seek-account':
        return effect.text === '79160000001' || effect.text.startsWith('lost')
          ? found(uuid(1), '4821', 'reference', null)
          : send({ kind: 'account.not-sought', why: 'none', by: effect.by });
      case 'link-card':
        people.set(effect.last4, effect.accountId);
        return send({ kind: 'card.linked', last4: effect.last4, account: account(effect.accountId) });
      case 'part':
        if (effect.wish === 'leave') leaving.add(effect.accountId);
        else leaving.delete(effect.accountId);
        return send({
          kind: 'membership.told',
          accountId: effect.accountId,
          wish: effect.wish,
          refusal: null,
          account: account(effect.accountId),
        });
      case 'not-mine':
        return send({ kind: 'membership.told', accountId: effect.accountId, wish: 'not-mine', refusal: null, account: null });
      case 'look-at-stock':
        return send({ kind: 'stock.seen', gifts: benchStock });
      case 'look-at-shift': {
        const shift = desk.state.shift;
        if (shift === null || shift === 'unknown') return;
        return send({
          kind: 'shift.told',
          report: { ...benchReport(shift), handed: Object.fromEntries(handedOut) },
          begun: begun,
          gifts: benchStock,
        });
      }
      case 'start-shift':
        begun = [...effect.counts];
        return send({ kind: 'shift.started', shift: benchShift });
      case 'end-shift':
        ended.push(effect);
        send({ kind: 'shift.ended', report: benchReport(effect.shift) });
        return send({ kind: 'shift.printed', result: 'printed' });
      case 'print-shift':
        return send({ kind: 'shift.printed', result: 'printed' });
      case 'print-check':
        return send({ kind: 'check.printed', result: 'good' });
      case 'void-row': {
        const one = receipts.get(effect.receiptId);
        if (one !== undefined) one.state = 'voided';
        return send({ kind: 'row.voided', rowId: effect.rowId, mode: effect.mode, account: account(effect.accountId) });
      }
      case 'move-row': {
        const one = receipts.get(effect.receiptId);
        if (one !== undefined) one.accountId = effect.toAccountId;
        return send({
          kind: 'row.moved',
          rowId: effect.rowId,
          toAccountId: effect.toAccountId,
          last4: effect.last4,
          points: 1,
          accounts: [account(effect.fromAccountId), account(effect.toAccountId)],
        });
      }
      case 'hand-out': {
        const one = vouchers.get(effect.voucherId);
        if (one === undefined || one.state === 'honoured')
          return send({
            kind: 'voucher.refused',
            voucherId: effect.voucherId,
            refusal: 'voucher-honoured',
            account: account(effect.accountId),
          });
        handedOut.set(effect.voucherId, (handedOut.get(effect.voucherId) ?? 0) + 1);
        vouchers.set(effect.voucherId, { ...one, state: 'honoured', honoured: { atLocal: house.clockLocal, at: 'D1' } });
        return send({ kind: 'voucher.handed-out', voucherId: effect.voucherId, account: account(effect.accountId) });
      }
      case 'choose-gift': {
        const one = vouchers.get(effect.voucherId);
        const chosen = one?.choices.find((each) => each.giftId === effect.giftId);
        if (one !== undefined && chosen !== undefined) {
          const before = { giftId: one.giftId, name: one.giftName };
          const choices = one.choices.map((each) => (each === chosen ? before : each));
          vouchers.set(effect.voucherId, { ...one, giftId: chosen.giftId, giftName: chosen.name, art: chosen.giftId, choices });
        }
        return send({ kind: 'gift.chosen', voucherId: effect.voucherId, account: account(effect.accountId) });
      }
      case 'sell-gift': {
        const sold = house.gifts.find((each) => each.giftId === effect.giftId);
        if (sold === undefined || effect.giftId === 'gone') return send({ kind: 'gift.not-sold', refusal: 'gift-gone' });
        vouchers.set('sold', voucher('sold', effect.accountId, 'D1-9999', sold.name.en, sold.giftId, sold.valueMinor));
        return send({ kind: 'gift.sold', voucherId: 'sold', granted: house.online, account: account(effect.accountId) });
      }
      case 'print-slip':
      case 'print-copy':
        return send({ kind: 'slip.outcome', copy: effect.kind === 'print-copy', outcome: 'printed' });
      case 'confirm-account':
      case 'end-stack':
      case 'forget-paper':
      case 'cue':
        return;
    }
  };
  const returned: { identity: string; amountMinor: number }[] = [];
  const ended: Extract<DeskEffect, { kind: 'end-shift' }>[] = [];
  let begun: readonly StartCount[] = [];
  const waiting: Input[] = [];
  let running = false;
  function send(input: Input, afterMs = 100): void {
    nowMs += afterMs;
    waiting.push(input);
    if (running) return;
    running = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const done = step(desk.state, { ...next, atMs: nowMs });
      desk.state = done.state;
      effects.push(...done.effects);
      done.effects.forEach(carry);
    }
    running = false;
  }
  const codeOf = (key: string): string => (/^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key);
  const desk: Desk = {
    state: initialState(house),
    receipts,
    handedOut,
    sessions,
    effects,
    returned,
    ended,
    send,
    keys: (...keys) => keys.forEach((key) => send({ kind: 'key.pressed', key, code: codeOf(key) })),
    type: (text) => [...text].forEach((key) => send({ kind: 'key.pressed', key, code: codeOf(key) })),
    scan: (raw, amountMinor = 245_000, tenantId = 'vesta') => {
      amountOf = new Map(amountOf).set(raw, { amountMinor, tenantId });
      send({ kind: 'receipt.read', raw, reading: reading(raw, amountMinor), tenantId, test: false });
    },
    card: (last4) => send({ kind: 'card.read', cardToken: last4, last4, identifiedBy: 'card', test: false }),
    signIn: (staffId = 'm-lind') => {
      send({ kind: 'staff-card.read', cardToken: staffId });
      desk.type('1234');
      desk.keys('Enter');
    },
  };
  return desk;
}

/** A desk with M. Lind signed in and the stack of card 4821 open. */
export const openedDesk = (house?: DeskHouse): Desk => {
  const desk = benchDesk(house);
  desk.signIn();
  desk.card('4821');
  return desk;
};

/** The open stack; throws where there is none. */
export const stackOf = (desk: Desk): Stack => {
  const stack = desk.state.notebook.stack;
  if (stack === null) throw new Error('no stack is open');
  return stack;
};
