import { join } from 'node:path';

import type { RestingKiosk } from '../../domain/contract/sync.ts';
import type { ReaderEvent } from '../../hardware/reader/reader.ts';
import { defaultWedgeSetting, type WedgeSetting } from '../../hardware/reader/wedge-setting.ts';
import { deviceTestSlip } from '../../domain/slip/device-test-slip.ts';
import { uuidV7 } from '../../domain/encoding/uuid.ts';
import { tenantOfTill } from '../../domain/decide/till-of.ts';
import { readInvitation } from '../../domain/invite/invitation-code.ts';
import { mallDayAt } from '../../domain/time/mall-day.ts';
import { utcOf } from '../../domain/time/zone.ts';
import { defaultAccess } from '../speech/access-setting.ts';
import type { AccessSetting } from '../speech/access-setting.ts';
import { noSpeaker } from '../speech/espeak.ts';
import type { ThemeMessage } from '../../domain/contract/look-message.ts';
import type { CoreSpeaker } from '../speech/espeak.ts';
import { openIdentity } from '../journal/identity.ts';
import { openKioskKey } from '../journal/kiosk-key.ts';
import { openJournal } from '../journal/open-journal.ts';
import { createReferenceCounter } from '../journal/reference-counter.ts';
import { createServerClock } from '../journal/server-clock.ts';
import { openMirror } from '../mirror/open-mirror.ts';
import { askServer } from '../sync/ask-server.ts';
import type { Link } from '../sync/link.ts';
import { createOutcomeBook } from '../sync/outcome-book.ts';
import type { After } from '../sync/outcome-book.ts';
import { createLinkState } from '../sync/sync-state.ts';
import type { SyncStatus } from '../sync/sync-state.ts';
import { startSync } from '../sync/sync.ts';
import { createCardKeys } from './card-keys.ts';
import type { CoreClock } from './clock.ts';
import type { ClientConnection } from './connection.ts';
import type { CoreServices } from './core-services.ts';
import { createCrowd } from './crowd.ts';
import { createHouse } from './house.ts';
import type { DeviceState } from './house.ts';
import type { ItLog } from './it-log.ts';
import { silentMachine } from './machine-ports.ts';
import type { MachinePorts } from './machine-ports.ts';
import { createPinDoor } from '../staff/pin-door.ts';
import { openFactBook } from './open-fact-book.ts';
import type { DurableFactBook } from './open-fact-book.ts';
import { settleUnendedPrints } from './print-logged.ts';
import { slipFrame } from './slip-of.ts';
import type { SlipPrinter } from './slip-printer.ts';
import { troublesOf } from './troubles-of.ts';
import { createVisitRuntime } from './visit-runtime.ts';
import type { ReadContext } from './visit-input.ts';
import { readVoucherCode } from './voucher-code.ts';

/** What a page's side of the core is: the visitor's machine here, the desk's in main/desk. */
export interface PageRuntime {
  connect(connection: ClientConnection): void;
  /** The visitor's window of a desk; a kiosk has none. */
  connectVisitor?(connection: ClientConnection): void;
  reader(event: ReaderEvent): void;
  /** Somebody comes near; a desk does not mind. */
  near?(): void;
  /** Devices, link or documents changed. */
  houseChanged(): void;
  close(): void;
}

/** Everything a core needs from outside; a test or the simulation hands in its own. */
export interface CoreOptions {
  /** Data folder: journal.db, mirror.db, kiosk.key. Must exist and be writable. */
  readonly folder: string;
  readonly link: Link;
  readonly clock: CoreClock;
  readonly random: (bytes: number) => Uint8Array;
  readonly after: After;
  readonly log: ItLog;
  readonly printer: SlipPrinter;
  readonly enrolCode: string | null;
  /** How a keyboard-wedge scanner is set; as most come out of the box when missing. */
  readonly wedge?: WedgeSetting;
  /** How keypad, jack and voice are set; as most come out of the box, and without a voice, when missing. */
  readonly access?: AccessSetting;
  readonly speaker?: CoreSpeaker;
  /** The machine under the core: readers, disk, version, and how the program ends; a machine that tells nothing when missing. */
  readonly machine?: MachinePorts;
  /** How the mall looks; the house's own look when missing. */
  readonly theme?: ThemeMessage;
  /** Long poll of a pull; 5 s unless a test is in a hurry. */
  readonly pullWaitMs?: number;
  /** Makes the desk's runtime when the server says that this is a desk; null: there is none in this build. */
  readonly createDesk: ((services: CoreServices, readContext: ReadContext) => PageRuntime) | null;
  /** `kiosk` or `desk`, which machine runs behind the page. */
  readonly use: 'kiosk' | 'desk';
}

/** A running core: one process, no window. */
export interface Core {
  connect(connection: ClientConnection): void;
  /** The visitor's window of a desk. */
  connectVisitor(connection: ClientConnection): void;
  /** A reader of this machine said something. */
  reader(event: ReaderEvent): void;
  /** The approach sensor of this machine saw somebody. */
  approach(): void;
  /** How many readers are open now. */
  readersOpen(count: number): void;
  /** The mall's ranges and so on; what shells and tests look at. */
  readonly services: CoreServices;
  status(): SyncStatus;
  close(): Promise<void>;
}

const nobodyRests: readonly RestingKiosk[] = [];
const PULL_WAIT_MS = 5000;
const WARM_AFTER_MS = 3000;
const PRUNE_AFTER_MS = 14 * 86_400_000;
const PRUNE_EVERY_MS = 86_400_000;

function readContextOf(services: CoreServices): ReadContext {
  return {
    cards: services.cards,
    tenant: (tenantId) => services.mirror.get('tenant', tenantId),
    tenantOfTill: (tillKey, atLocal) =>
      tenantOfTill(
        services.factBook.world(),
        tillKey,
        atLocal === null ? services.factBook.nowMs() : utcOf(atLocal, services.house.catalogue()?.mall.offsets ?? []),
      ),
    voucherReference: (text) => {
      const key = services.identity.enrolment()?.voucherKey;
      return key === undefined ? null : readVoucherCode(key, text);
    },
    invitation: (text) => {
      const key = services.identity.enrolment()?.voucherKey;
      const mall = services.house.catalogue()?.mall;
      const read = key === undefined || mall === undefined ? null : readInvitation(key, text);
      if (read === null || mall === undefined) return null;
      const today = mallDayAt(services.factBook.nowMs(), mall.offsets, mall.dayCutoffMinutes);
      return { inviterId: read.inviterId, untilLocal: read.untilDay, isOver: read.untilDay < today };
    },
    categoryName: (category, language) =>
      services.mirror.get('category', category)?.name[language ?? services.house.catalogue()?.mall.defaultLanguage ?? 'en'] ?? null,
  };
}

/** Opens journal and mirror and ties clock, sync and fact book together. */
function openBooks(options: CoreOptions) {
  const { folder, clock, random } = options;
  const opened = openJournal(join(folder, 'journal.db'), Math.trunc(clock.wallMs()));
  const { journal } = opened;
  if (opened.movedAside !== null)
    options.log.warn('journal-damaged', { movedTo: opened.movedAside, next: 'Send that file to support, then enrol this kiosk anew.' });
  const mirror = openMirror(join(folder, 'mirror.db'), (error) => {
    options.log.error('mirror-damaged', error);
    // Crash-only: the shell starts us again, and an opened mirror is checked. Thrown from a timer, so that no carrier takes it for its own failure.
    options.after(0, () => {
      throw error;
    });
  });
  const identity = openIdentity(journal);
  const serverClock = createServerClock(clock, journal);
  const newId = (): string => uuidV7(Math.max(0, serverClock.nowMs()), random(16));
  let onLink: (online: boolean) => void = () => undefined;
  const state = createLinkState(clock.monotonicMs, (online) => onLink(online));
  const outcomes = createOutcomeBook(journal, () => state.online(), options.after);
  return {
    journal,
    mirror,
    identity,
    clock: serverClock,
    newId,
    state,
    outcomes,
    setOnLink: (listener: (online: boolean) => void) => void (onLink = listener),
  };
}

/** Starts a core. Throws JournalError when the journal cannot be used: without it nothing may be promised. */
export function createCore(options: CoreOptions): Core {
  const books = openBooks(options);
  const { journal, mirror, identity, state, outcomes } = books;
  const key = openKioskKey(join(options.folder, 'kiosk.key'));
  let poke: () => void = () => undefined;
  const factBook: DurableFactBook = openFactBook({
    journal,
    mirror,
    identity,
    key,
    clock: books.clock,
    outcomes,
    references: createReferenceCounter(journal, () => identity.enrolment()?.kioskId ?? 'K'),
    newId: books.newId,
    online: () => state.online(),
    onRecorded: () => poke(),
  });
  let readers: { open: number; most: number } = { open: 0, most: 0 };
  // A kiosk that never had a USB reader may still have a keyboard wedge: only one that was lost is "gone", be it the scanner or the card reader alone.
  const devices = (): DeviceState => ({ reader: readers.open < readers.most ? 'gone' : 'ok', printer: options.printer.state() });
  const crowd = createCrowd(options.clock.monotonicMs);
  const house = createHouse({
    mirror,
    factBook,
    kioskId: () => identity.enrolment()?.kioskId ?? '',
    devices,
    access: options.access ?? defaultAccess,
    visitsLately: crowd.lately,
    publicUrl: () => state.publicUrl(),
    isWelcome: () => identity.standing() === 'enrolled',
    answerAgeMs: () => {
      const last = state.lastAnswerMs();
      return last === null ? null : options.clock.monotonicMs() - last;
    },
  });
  // Before anybody else listens: whoever looks at the house after a change must see the new lists.
  factBook.onChange((accountIds) => {
    if (accountIds.length === 0) house.forget();
  });
  const pins = createPinDoor({ journal, mirror, factBook, house, log: options.log });
  const services: CoreServices = {
    factBook,
    mirror,
    journal,
    identity,
    house,
    printer: options.printer,
    log: options.log,
    wedge: options.wedge ?? defaultWedgeSetting,
    speaker: options.speaker ?? noSpeaker,
    theme: options.theme ?? null,
    machine: options.machine ?? silentMachine,
    pins,
    linkAges: () => {
      const age = (atMs: number | null): number | null => (atMs === null ? null : options.clock.monotonicMs() - atMs);
      return { answerMs: age(state.lastAnswerMs()), pullMs: age(state.lastPullMs()) };
    },
    restingKiosks: () => (state.online() ? state.resting() : nobodyRests),
    crowd,
    ask: askServer(options.link, key, identity),
    monotonicMs: options.clock.monotonicMs,
    after: options.after,
    random: options.random,
    cards: createCardKeys(() => identity.enrolment()?.cardSecret ?? null),
  };
  try {
    if (identity.enrolment() !== null) settleUnendedPrints(services);
  } catch (error) {
    // Only an audit line; a full disk must not keep the kiosk from starting.
    options.log.error('prints-not-settled', error);
  }
  const readContext = readContextOf(services);
  const runtime: PageRuntime =
    options.use === 'desk' && options.createDesk !== null
      ? options.createDesk(services, readContext)
      : createVisitRuntime(services, readContext);
  books.setOnLink((online) => {
    options.log.info(online ? 'link-up' : 'link-down');
    if (!online) outcomes.giveUp();
    runtime.houseChanged();
  });
  let code = options.enrolCode;
  const sync = startSync({
    link: options.link,
    key,
    journal,
    mirror,
    identity,
    clock: books.clock,
    outcomes,
    state,
    folder: options.folder,
    mirrorFile: join(options.folder, 'mirror.db'),
    newId: books.newId,
    random: () => (options.random(2)[0] ?? 0) / 256,
    after: options.after,
    pullWaitMs: options.pullWaitMs ?? PULL_WAIT_MS,
    troubles: () => troublesOf(devices()),
    onApplied: factBook.applied,
    enrolCode: () => code,
    codeSpent: () => void (code = null),
    tell: (what, detail) => options.log.warn(what, detail),
  });
  poke = () => sync.poke();
  let cancelPrune = (): void => undefined;
  const pruneDaily = (): void => {
    try {
      if (identity.enrolment() !== null) journal.prune(books.clock.nowMs() - PRUNE_AFTER_MS, identity.serverHead().seq);
    } catch (error) {
      // Deleting needs room too; the visit goes on, and tomorrow is another day.
      options.log.error('journal-not-pruned', error);
    }
    cancelPrune = options.after(PRUNE_EVERY_MS, pruneDaily);
  };
  pruneDaily();
  const cancelWarm = options.after(WARM_AFTER_MS, () =>
    options.printer.warm(deviceTestSlip(slipFrame(services, 'ru', { last4: null, isTest: true }), 'warm')),
  );
  const stopPrinter = options.printer.onChange(() => {
    const trouble = options.printer.trouble();
    if (trouble === null) options.log.info('printer-ready', { state: options.printer.state() });
    else options.log.warn('printer-not-ready', { reason: trouble });
    runtime.houseChanged();
  });
  return {
    services,
    connect: (connection) => runtime.connect(connection),
    approach: () => runtime.near?.(),
    connectVisitor: (connection) => (runtime.connectVisitor === undefined ? connection.close() : runtime.connectVisitor(connection)),
    reader: (event) => {
      // Before enrolment and the first fill nothing can be known of any card or code; a fenced kiosk must make no facts that nobody will take.
      if (house.catalogue() !== null && identity.enrolment() !== null && identity.standing() === 'enrolled') runtime.reader(event);
    },
    readersOpen: (count) => {
      readers = { open: count, most: Math.max(readers.most, count) };
      runtime.houseChanged();
    },
    status: () => sync.status(),
    close: async () => {
      stopPrinter();
      cancelWarm();
      cancelPrune();
      runtime.close();
      await sync.stop();
      mirror.close();
      journal.close();
    },
  };
}
