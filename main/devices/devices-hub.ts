/**
 * The core's side of the devices page: moves the twins and tells how they stand. It holds no way past a driver: a card is swiped as HID reports, a slip is
 * what came out of the TCP printer.
 */
import * as z from 'zod/mini';

import { encodeCardCode } from '../../domain/card/card-code.ts';
import { devicesRequest } from '../../domain/contract/devices.ts';
import type { DemoKit, DevicesAnswer, DevicesRequest, DevicesState, PrinterAct } from '../../domain/contract/devices.ts';
import { localOf } from '../../domain/time/zone.ts';
import { paperCodes } from '../../hardware/slip-picture/paper.ts';
import { renderSlip } from '../../hardware/slip-picture/render-slip.ts';
import type { Typefaces } from '../../hardware/type/typeface.ts';
import type { PrinterTwin } from '../../hardware/twin/printer-twin.ts';
import type { ClientConnection } from '../core/connection.ts';
import type { ItLog } from '../core/it-log.ts';
import type { Simulation } from '../core/simulation.ts';
import { demoReceipts } from './demo-receipt.ts';
import { paymentTracks } from './payment-swipe.ts';

/** What the hub stands on. `nowMs` is true wall time, whatever the kiosk's clock says. */
export interface DevicesHubOptions {
  readonly simulation: Simulation;
  readonly kit: DemoKit;
  readonly use: 'kiosk' | 'desk';
  readonly kioskId: () => string;
  readonly peerUrl: string | null;
  readonly typefaces: () => Typefaces;
  readonly nowMs: () => number;
  /** The simulated approach sensor. */
  readonly approach: () => void;
  readonly log: ItLog;
}

/** @see file comment */
export interface DevicesHub {
  onConnection(connection: ClientConnection): void;
  close(): void;
}

const slipWidthDots = 576;
const keptSlips = 50;
const minuteMs = 60_000;

interface KeptSlip {
  readonly slip: number;
  readonly atLocal: string;
  readonly bytes: Uint8Array;
}

function movePrinter(printer: PrinterTwin, act: PrinterAct): void | Promise<void> {
  switch (act) {
    case 'paper-out':
      return printer.takePaperOut();
    case 'near-end':
      return printer.paperNearEnd();
    case 'refill':
      return printer.refillPaper();
    // 400 dots are 5 cm: enough to begin a slip, not to end it.
    case 'run-out-soon':
      return printer.runOutAfter(400);
    case 'cover-open':
      return printer.openCover();
    case 'cover-close':
      return printer.closeCover();
    case 'jam-next':
      return printer.jamNextCut();
    case 'clear-jam':
      return printer.clearJam();
    case 'offline':
      return printer.switchOffline();
    case 'online':
      return printer.switchOnline();
    case 'power-off':
      return printer.cutPower();
    case 'power-on':
      return printer.restorePower();
    case 'cable-out':
      return printer.pullCable();
    case 'cable-in':
      return printer.plugCable();
    case 'mute':
      return printer.answer('never');
    case 'talk':
      return printer.answer('always');
    // 10 mm a second: a slip takes ten seconds, long enough to do something to it.
    case 'slow':
      return printer.printAtSpeed(80);
    case 'fast':
      return printer.printAtSpeed(null);
  }
}

/** Swipes or scans the n-th card of the kit; null: there is none. */
function presentCard(options: DevicesHubOptions, request: Extract<DevicesRequest, { type: 'card' }>): DevicesAnswer | null {
  const { simulation, kit } = options;
  const card = kit.cards[request.card];
  if (card === undefined) return null;
  const swipe = (): boolean =>
    card.use === 'payment' ? simulation.cardReader.swipe(paymentTracks(card.number)) : simulation.cardReader.swipeNumber(card.number);
  const taken = request.as === 'code' && card.use !== 'payment' ? simulation.scanner.scan(encodeCardCode(card.number)) : swipe();
  return { type: 'presented', what: 'card', label: card.label, code: null, taken };
}

function stateOf(options: DevicesHubOptions, slips: readonly KeptSlip[]): DevicesState {
  const { simulation, kit } = options;
  const printer = simulation.printer.state();
  return {
    type: 'state',
    kioskId: options.kioskId(),
    use: options.use,
    mallName: kit.mallName,
    currency: kit.currency,
    clockLocal: `${localOf(options.nowMs() + simulation.clock.offsetMs(), kit.clock.offsets).slice(0, 16)}:00`,
    peerUrl: options.peerUrl,
    cards: kit.cards.map((card) => ({ label: card.label, last4: card.number.slice(-4), use: card.use })),
    shops: kit.tenants.map((shop) => ({ tenantId: shop.tenantId, name: shop.name, hasCode: shop.tillFn !== null })),
    cardReader: simulation.cardReader.isPlugged(),
    scanner: simulation.scanner.isPlugged(),
    printer: {
      paper: printer.paper,
      coverOpen: printer.isCoverOpen,
      jammed: printer.isCutterJammed,
      offline: printer.isSwitchedOff,
      powered: printer.isPowered,
      cabled: printer.isCabled,
      mute: printer.answers === 'never',
      slow: printer.isSlow,
      waitingBytes: simulation.printer.waitingBytes(),
    },
    networkCut: simulation.network.isCut(),
    clockOffsetMinutes: Math.round(simulation.clock.offsetMs() / minuteMs),
    receiptMinimumMinor: kit.receiptMinimumMinor,
    slips: slips.toReversed().map((one) => ({ slip: one.slip, atLocal: one.atLocal, bytes: one.bytes.length })),
  };
}

/** Starts the hub. */
export function createDevicesHub(options: DevicesHubOptions): DevicesHub {
  const { simulation, kit } = options;
  const receipts = demoReceipts(kit, options.nowMs);
  const pages = new Set<ClientConnection>();
  const slips: KeptSlip[] = [];
  let nextSlip = 1;
  const tellAll = (): void => {
    const state = stateOf(options, slips);
    for (const page of pages) page.send(state);
  };
  const presented = (page: ClientConnection, answer: DevicesAnswer | null): void => {
    if (answer !== null) page.send(answer);
  };
  const picture = (page: ClientConnection, number: number): void => {
    const kept = slips.find((one) => one.slip === number);
    if (kept === undefined) return;
    const drawn = renderSlip(kept.bytes, slipWidthDots, options.typefaces());
    page.send({
      type: 'slip',
      slip: number,
      svg: drawn.svg,
      widthDots: slipWidthDots,
      bytes: kept.bytes.length,
      codes: [...paperCodes(drawn.document)].slice(0, 10),
      unknown: drawn.unknown.slice(0, 50),
    } satisfies DevicesAnswer);
  };
  const present = (page: ClientConnection, request: DevicesRequest): void | Promise<void> => {
    switch (request.type) {
      case 'card':
        return presented(page, presentCard(options, request));
      case 'receipt': {
        const receipt = receipts.make(request);
        return receipt === null
          ? undefined
          : presented(page, {
              type: 'presented',
              what: 'receipt',
              label: receipt.label,
              code: receipt.code,
              taken: simulation.scanner.scan(receipt.code),
            });
      }
      case 'text':
        return presented(page, {
          type: 'presented',
          what: 'text',
          label: '',
          code: request.text,
          taken: simulation.scanner.scan(request.text),
        });
      // A report that says "a code, no characters" is what a scanner sends of a code it saw and could not read.
      case 'unreadable':
        return presented(page, { type: 'presented', what: 'unreadable', label: '', code: null, taken: simulation.scanner.scan('') });
      case 'reader': {
        const twin = request.which === 'card' ? simulation.cardReader : simulation.scanner;
        return request.plugged ? twin.plug() : twin.unplug();
      }
      case 'printer':
        return movePrinter(simulation.printer, request.act);
      case 'near':
        return options.approach();
      case 'network':
        return simulation.network.setCut(request.cut);
      case 'clock':
        return simulation.clock.setOffsetMs(request.offsetMinutes * minuteMs);
      case 'slip':
        return picture(page, request.slip);
    }
  };
  const onMessage = (page: ClientConnection, message: unknown): void => {
    const parsed = z.safeParse(devicesRequest, message);
    if (!parsed.success) return options.log.warn('devices-message-refused');
    void Promise.resolve()
      .then(() => present(page, parsed.data))
      .then(tellAll, (error: unknown) => options.log.error('devices-request-failed', error));
  };
  const stopSlips = simulation.printer.onSlip((bytes) => {
    slips.push({ slip: nextSlip, atLocal: localOf(options.nowMs(), kit.clock.offsets), bytes });
    nextSlip += 1;
    if (slips.length > keptSlips) slips.shift();
    tellAll();
  });
  const stopPrinter = simulation.printer.onChange(tellAll);
  return {
    onConnection: (connection) => {
      pages.add(connection);
      connection.onMessage((message) => onMessage(connection, message));
      connection.onClose(() => pages.delete(connection));
      connection.send(stateOf(options, slips));
    },
    close: () => {
      stopSlips();
      stopPrinter();
      pages.clear();
    },
  };
}
