/**
 * The desk at work: events into the machine, effects to their carriers, screens to the page. The notebook is written before a screen shows what is in
 * it, so a power cut never takes back a row that somebody saw.
 */
import * as z from 'zod/mini';

import { deskPageMessage } from '../../domain/contract/desk-intent.ts';
import type { DeskScreen } from '../../domain/contract/desk-screen.ts';
import type { DeskCue, DeskEffect, DeskEvent } from '../../domain/desk/port.ts';
import { initialState } from '../../domain/desk/state.ts';
import { step } from '../../domain/desk/step.ts';
import { view } from '../../domain/desk/view.ts';
import type { ReaderEvent } from '../../hardware/reader/reader.ts';
import { rangesOf } from '../core/card-keys.ts';
import type { ClientConnection } from '../core/connection.ts';
import type { CoreServices } from '../core/core-services.ts';
import { createEventQueue } from '../core/event-queue.ts';
import type { ReadInput } from '../core/visit-input.ts';
import { carryDesk } from './carriers/carry.ts';
import { deskHouse } from './desk-house.ts';
import { notebookFile } from './desk-notebook.ts';
import { createDeskStage } from './desk-stage.ts';
import type { DeskInput } from './desk-stage.ts';
import { createKeyGate } from './key-gate.ts';
import type { KeyGate } from './key-gate.ts';

/** What the runtime needs beside the services of the core. */
export interface DeskRuntimeOptions {
  readonly services: CoreServices;
  /** `desk-notebook.json` in the data folder. */
  readonly notebookPath: string;
  /** Turns what a keyboard wedge sent into the desk's words; null for what only tells of the device. */
  readonly readInput: (event: ReaderEvent) => ReadInput | null;
}

/** @see file comment */
export interface DeskRuntime {
  /** A page connected; it gets the whole screen at once. */
  onConnection(connection: ClientConnection): void;
  /** A reader gave something. */
  onRead(input: ReadInput): void;
  /** Devices, link or catalogue changed: the house is looked at again. */
  houseChanged(): void;
  /** The screen as it stands, for health checks and tests. */
  screen(): DeskScreen;
  close(): void;
}

const tickMs = 1000;

/** A voucher on paper that was read by a scanner counts as shown slip, a card as card. */
function deskInput(input: ReadInput): DeskInput {
  if (input.kind !== 'card.read')
    return input.kind === 'receipt.read'
      ? { kind: 'receipt.read', raw: input.raw, reading: input.reading, tenantId: input.tenantId, test: input.test }
      : input;
  return { kind: 'card.read', cardToken: input.cardToken, last4: input.last4, identifiedBy: 'card', test: input.test };
}

/** Starts the desk. */
export function createDeskRuntime(options: DeskRuntimeOptions): DeskRuntime {
  const { services } = options;
  const house = deskHouse(services);
  const file = notebookFile(options.notebookPath);
  const pages = new Set<ClientConnection>();
  let state = initialState(house.state());
  let shown = '';
  let screenNumber = 0;
  let gate: KeyGate | null = null;
  const cue = (name: DeskCue): void => pages.forEach((page) => page.send({ type: 'cue', cue: name }));
  const stage = createDeskStage(services, (input) => emit(input));
  const failed = (error: unknown): void => services.log.error('desk-effect-failed', error);
  const carry = (effect: DeskEffect): void => {
    try {
      void Promise.resolve(carryDesk(stage, effect, cue)).catch((error: unknown) => onCarryFailed(effect, error));
    } catch (error) {
      onCarryFailed(effect, error);
    }
  };
  // A carrier that failed has acknowledged nothing: the paper gets its keys back, so that nothing hangs.
  const onCarryFailed = (effect: DeskEffect, error: unknown): void => {
    failed(error);
    if ('problemId' in effect) emit({ kind: 'problem.refused', problemId: effect.problemId, refusal: 'not-now' });
    else if (effect.kind === 'register-receipt') emit({ kind: 'registration.failed', jobId: effect.jobId });
    else if (effect.kind === 'hand-out') emit({ kind: 'voucher.refused', voucherId: effect.voucherId, refusal: 'not-now', account: null });
    else if ('rowId' in effect) emit({ kind: 'row.refused', rowId: effect.rowId, refusal: 'not-now' });
  };
  const show = (): void => {
    const screen = view(state);
    const text = JSON.stringify(screen);
    if (text === shown) return;
    shown = text;
    screenNumber += 1;
    for (const page of pages) page.send({ type: 'screen', n: screenNumber, screen });
  };
  const queue = createEventQueue<DeskInput>(
    (input) => {
      const before = state.notebook;
      const event: DeskEvent = { ...input, atMs: services.monotonicMs() };
      const next = step(state, event);
      state = next.state;
      if (state.notebook !== before) file.write(state.notebook);
      next.effects.forEach(carry);
      show();
    },
    (error) => services.log.error('desk-step-failed', error),
  );
  const emit = (input: DeskInput): void => {
    if (!queue.push(input)) services.log.warn('desk-queue-full');
  };
  const houseChanged = (): void => {
    house.forget();
    emit({ kind: 'house.changed', house: house.state() });
  };
  const keys = (): KeyGate =>
    (gate ??= createKeyGate(
      rangesOf(services.house.catalogue()?.mall ?? null),
      services.after,
      (key, code) => emit({ kind: 'key.pressed', key, code }),
      (event) => {
        const input = options.readInput(event);
        if (input !== null) emit(deskInput(input));
      },
    ));
  const onMessage = (message: unknown): void => {
    const parsed = z.safeParse(deskPageMessage, message);
    if (!parsed.success) return services.log.warn('desk-message-refused');
    if (parsed.data.type === 'key') return keys().press(parsed.data);
    if (parsed.data.type === 'painted') return;
    const { intent } = parsed.data;
    emit(intent.kind === 'key' ? { kind: 'key.pressed', key: intent.key, code: intent.code } : { kind: 'pointed', intent });
  };
  const onAccounts = (accountIds: readonly string[]): void => {
    if (accountIds.length === 0) {
      gate?.close();
      gate = null;
      return houseChanged();
    }
    for (const accountId of accountIds) {
      if (state.accounts[accountId] === undefined) continue;
      const account = stage.account(accountId);
      if (account !== null) emit({ kind: 'account.changed', account, recover: false });
    }
  };
  const unsubscribe = services.factBook.onChange(onAccounts);
  let cancelTick = (): void => undefined;
  const tick = (): void => {
    const now = house.state();
    if (
      now.clockLocal !== state.house.clockLocal ||
      now.online !== state.house.online ||
      now.reader !== state.house.reader ||
      now.printer !== state.house.printer ||
      now.ready !== state.house.ready
    )
      emit({ kind: 'house.changed', house: now });
    emit({ kind: 'ticked' });
    cancelTick = services.after(tickMs, tick);
  };
  const kept = file.read();
  if (kept.unreadable) services.log.warn('desk-notebook-unreadable');
  emit({ kind: 'notebook.read', notebook: kept.notebook });
  cancelTick = services.after(tickMs, tick);
  return {
    onConnection: (connection) => {
      pages.add(connection);
      connection.onMessage(onMessage);
      connection.onClose(() => pages.delete(connection));
      connection.send({ type: 'screen', n: screenNumber, screen: view(state) });
    },
    onRead: (input) => emit(deskInput(input)),
    houseChanged,
    screen: () => view(state),
    close: () => {
      cancelTick();
      unsubscribe();
      gate?.close();
      pages.clear();
    },
  };
}
