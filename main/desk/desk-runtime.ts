/**
 * The desk at work: events into the machine, effects to their carriers, screens to the page. The notebook is written before a screen shows what is in
 * it, so a power cut never takes back a row that somebody saw.
 */
import type { DeskScreen } from '../../domain/contract/desk-screen.ts';
import type { VisitorScreen } from '../../domain/contract/visitor-screen.ts';
import type { DeskEffect, DeskHouse } from '../../domain/desk/port.ts';
import { initialState } from '../../domain/desk/state.ts';
import { step } from '../../domain/desk/step.ts';
import { view } from '../../domain/desk/view.ts';
import { visitorView } from '../../domain/desk/view-visitor.ts';
import type { ReaderEvent } from '../../hardware/reader/reader.ts';
import { rangesOf } from '../core/card-keys.ts';
import type { ClientConnection } from '../core/connection.ts';
import type { CoreServices } from '../core/core-services.ts';
import { createEventQueue } from '../core/event-queue.ts';
import type { VisitRead } from '../core/visit-input.ts';
import { deskRole } from '../../domain/staff/may-work.ts';
import { staffNow } from '../staff/find-staff.ts';
import { carryDesk } from './carriers/carry.ts';
import { tellShift } from './carriers/shift.ts';
import { deskHouse } from './desk-house.ts';
import { createPageInput, failureInput, readerInput } from './desk-input.ts';
import { notebookFile } from './desk-notebook.ts';
import { createDeskPages } from './desk-pages.ts';
import { createDeskStage } from './desk-stage.ts';
import type { DeskInput } from './desk-stage.ts';

/** What the runtime needs beside the services of the core. */
export interface DeskRuntimeOptions {
  readonly services: CoreServices;
  /** `desk-notebook.json` in the data folder. */
  readonly notebookPath: string;
  /** Turns what a keyboard wedge sent into the desk's words; null for what only tells of the device. */
  readonly readInput: (event: ReaderEvent) => VisitRead | null;
}

/** @see file comment */
export interface DeskRuntime {
  /** A page connected; it gets the whole screen at once. */
  onConnection(connection: ClientConnection): void;
  /** A window for the visitor connected: it shows, and says nothing that anybody hears. */
  onVisitor(connection: ClientConnection): void;
  /** A reader gave something. */
  onRead(input: VisitRead): void;
  /** Devices, link or catalogue changed: the house is looked at again. */
  houseChanged(): void;
  /** The screen as it stands, for health checks and tests. */
  screen(): DeskScreen;
  close(): void;
}

const tickMs = 1000;

/** Whether a look at the house shows anything new; its lists are told by `houseChanged`. */
const differs = (a: DeskHouse, b: DeskHouse): boolean =>
  a.clockLocal !== b.clockLocal ||
  a.online !== b.online ||
  a.reader !== b.reader ||
  a.printer !== b.printer ||
  a.ready !== b.ready ||
  a.resting !== b.resting;

/** Starts the desk. */
export function createDeskRuntime(options: DeskRuntimeOptions): DeskRuntime {
  const { services } = options;
  const house = deskHouse(services);
  const file = notebookFile(options.notebookPath);
  const pages = createDeskPages<DeskScreen>();
  const visitors = createDeskPages<VisitorScreen>();
  let state = initialState(house.state());
  const stage = createDeskStage(services, (input) => emit(input));
  const keep = (): void => {
    try {
      file.write(state.notebook);
    } catch (error) {
      // The journal holds every point; without the notebook only the order of papers would be lost.
      services.log.error('desk-notebook-not-written', error);
    }
  };
  const carry = async (effect: DeskEffect): Promise<void> => {
    try {
      await carryDesk(stage, effect, pages.cue);
    } catch (error) {
      services.log.error('desk-effect-failed', error);
      const failure = failureInput(effect);
      if (failure !== null) emit(failure);
    }
  };
  const queue = createEventQueue<DeskInput>(
    (input) => {
      const before = state.notebook;
      const next = step(state, { ...input, atMs: services.monotonicMs() });
      state = next.state;
      if (state.notebook !== before) keep();
      for (const effect of next.effects) void carry(effect);
      pages.show(view(state));
      visitors.show(visitorView(state));
    },
    (error) => services.log.error('desk-step-failed', error),
  );
  const emit = (input: DeskInput): void => {
    if (!queue.push(input)) services.log.warn('desk-queue-full');
  };
  const page = createPageInput(
    services,
    () => rangesOf(services.house.catalogue()?.mall ?? null),
    options.readInput,
    (input) => emit(input),
  );
  const houseChanged = (): void => {
    house.forget();
    emit({ kind: 'house.changed', house: house.state() });
  };
  /** Whoever is signed in may still work here, by their document and by the clock. */
  const stillMay = (): void => {
    const staffId = state.session?.staffId;
    if (staffId === undefined) return;
    const staff = services.mirror.list('staff').find((one) => one.id === staffId);
    const found = staff === undefined ? ({ ok: false, why: 'unknown', onLocal: null } as const) : staffNow(services, staff, deskRole);
    if (!found.ok) emit({ kind: 'staff.gone', staffId, why: found.why, onLocal: found.onLocal });
  };
  const unsubscribe = services.factBook.onChange((accountIds) => {
    if (accountIds.length === 0) {
      houseChanged();
      stillMay();
    }
    for (const accountId of accountIds) {
      const account = state.accounts[accountId] === undefined ? null : stage.account(accountId);
      if (account !== null) emit({ kind: 'account.changed', account, recover: false });
    }
  });
  let cancelTick = (): void => undefined;
  const tick = (): void => {
    const now = house.state();
    if (differs(now, state.house)) emit({ kind: 'house.changed', house: now });
    emit({ kind: 'ticked' });
    stillMay();
    cancelTick = services.after(tickMs, tick);
  };
  const kept = file.read();
  if (kept.unreadable) services.log.warn('desk-notebook-unreadable');
  emit({ kind: 'notebook.read', notebook: kept.notebook });
  tellShift(stage);
  cancelTick = services.after(tickMs, tick);
  return {
    onConnection: (connection) => pages.add(connection, view(state), page.onMessage),
    // The visitor's window is looked at, never listened to.
    onVisitor: (connection) => {
      if (services.theme !== null) connection.send(services.theme);
      visitors.add(connection, visitorView(state), () => undefined);
    },
    onRead: (input) => emit(readerInput(input)),
    houseChanged,
    screen: () => view(state),
    close: () => {
      cancelTick();
      unsubscribe();
      page.close();
      pages.clear();
      visitors.clear();
    },
  };
}
