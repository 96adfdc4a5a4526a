/** A simulated slip printer: a real TCP listener on this machine that speaks ESC/POS, and a person beside it who can pull paper, cover and plug. */
import { createServer, type Server } from 'node:net';
import { type AnswersWhen, printerLine } from './printer-line.ts';
import { type MechanismFlags, printerMechanism } from './printer-mechanism.ts';

export interface PrinterTwin {
  readonly host: string;
  /** The port it listens on; stays the same through power cuts. */
  readonly port: number;
  /** How it stands now; `isPowered` false = nobody answers. */
  state(): MechanismFlags & {
    readonly isPowered: boolean;
    readonly isCabled: boolean;
    readonly answers: AnswersWhen;
    readonly isSlow: boolean;
  };
  takePaperOut(): void;
  paperNearEnd(): void;
  /** New roll: the end of the old one is taken out by hand; what waits in the buffer prints on, as in a real printer. */
  refillPaper(): void;
  /** Paper ends by itself after so many more dot rows (8 = 1 mm). */
  runOutAfter(rows: number): void;
  openCover(): void;
  closeCover(): void;
  /** The knife jams when it is used next; the printer then reports a cutter error. */
  jamNextCut(): void;
  clearJam(): void;
  switchOffline(): void;
  switchOnline(): void;
  /** Pulls the plug: connections break, buffers are lost; `keepsBuffer`: a printer that remembers what it was about to print. */
  cutPower(keepsBuffer?: boolean): Promise<void>;
  restorePower(): Promise<void>;
  /** The cable is out: nothing comes or goes and nobody is told so, but the printer goes on with what it has. */
  pullCable(): void;
  plugCable(): void;
  /** When the printer answers: at once; only when nothing is left to print (half-duplex lines); never. */
  answer(when: AnswersWhen): void;
  /** Whether DLE DC4 8 is understood. */
  understandsClear(does: boolean): void;
  /** Dot rows a second (8 = 1 mm); null: as fast as bytes come. */
  printAtSpeed(rowsPerSecond: number | null): void;
  /** The head rests after so many more dot rows, online all the while: to catch a job in the middle. */
  holdAfter(rows: number): void;
  release(): void;
  /** Bytes of each slip when it is cut off; the answer removes the listener. */
  onSlip(listener: (bytes: Uint8Array) => void): () => void;
  /** Slips so far (the last 200), oldest first. */
  slips(): readonly Uint8Array[];
  /** Bytes on paper that hangs out uncut. */
  unfinished(): Uint8Array;
  /** Bytes received and not printed. */
  waitingBytes(): number;
  /** Dot rows with something of a slip on them that have ever come out: what a person could read. */
  inkRows(): number;
  /** Called when anything in `state` has changed; the answer removes the listener. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

const maxSlips = 200;
const stepMs = 20;

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

/** Starts a printer twin on 127.0.0.1; port 0 takes a free one. */
export const startPrinterTwin = async (wantedPort = 0): Promise<PrinterTwin> => {
  const slipListeners = new Set<(bytes: Uint8Array) => void>();
  const changeListeners = new Set<() => void>();
  const slips: Uint8Array[] = [];
  let pacing: ReturnType<typeof setInterval> | null = null;
  const line = printerLine(() => mechanism);
  const changed = (): void => {
    line.tellStatus();
    for (const listener of [...changeListeners]) listener();
  };
  const mechanism = printerMechanism((bytes) => {
    slips.push(bytes);
    if (slips.length > maxSlips) slips.shift();
    for (const listener of [...slipListeners]) listener(bytes);
  }, changed);
  const newServer = (): Server => createServer({ noDelay: true }, line.connect);
  let server: Server | null = newServer();
  const port = await listen(server, wantedPort);
  const hangUp = async (): Promise<void> => {
    const old = server;
    server = null;
    line.hangUp();
    if (old !== null) await new Promise((resolve) => old.close(resolve));
  };
  const stopPacing = (): void => {
    if (pacing !== null) clearInterval(pacing);
    pacing = null;
  };
  const add = <T>(set: Set<T>, listener: T): (() => void) => {
    set.add(listener);
    return () => set.delete(listener);
  };
  return {
    host: '127.0.0.1',
    port,
    state: () => ({
      ...mechanism.flags(),
      isPowered: server !== null,
      isCabled: line.isCabled(),
      answers: line.answers(),
      isSlow: pacing !== null,
    }),
    takePaperOut: () => {
      mechanism.set({ paper: 'out' });
    },
    paperNearEnd: () => {
      mechanism.set({ paper: 'near-end' });
    },
    refillPaper: () => {
      mechanism.setRowsLeft(null);
      if (mechanism.flags().paper === 'out') mechanism.tearOff();
      mechanism.set({ paper: 'ok' });
    },
    runOutAfter: (rows) => {
      mechanism.setRowsLeft(rows);
    },
    openCover: () => {
      mechanism.set({ isCoverOpen: true });
    },
    closeCover: () => {
      mechanism.set({ isCoverOpen: false });
    },
    jamNextCut: () => {
      mechanism.jamNextCut();
    },
    clearJam: () => {
      mechanism.set({ isCutterJammed: false });
    },
    switchOffline: () => {
      mechanism.set({ isSwitchedOff: true });
    },
    switchOnline: () => {
      mechanism.set({ isSwitchedOff: false });
    },
    cutPower: async (keepsBuffer = false) => {
      if (!keepsBuffer) mechanism.forget();
      await hangUp();
      if (!keepsBuffer) mechanism.forget();
      changed();
    },
    restorePower: async () => {
      if (server !== null) return;
      const fresh = newServer();
      await listen(fresh, port);
      server = fresh;
      changed();
    },
    pullCable: () => {
      line.setCabled(false);
      changed();
    },
    plugCable: () => {
      line.setCabled(true);
      changed();
    },
    answer: (when) => {
      line.setAnswers(when);
      changed();
    },
    understandsClear: (does) => {
      mechanism.setHabits({ clears: does });
    },
    printAtSpeed: (rowsPerSecond) => {
      stopPacing();
      mechanism.setHold(rowsPerSecond === null ? null : 0);
      if (rowsPerSecond === null) {
        line.sayLate();
        changed();
        return;
      }
      const rows = Math.max(1, Math.round((rowsPerSecond * stepMs) / 1000));
      pacing = setInterval(() => {
        mechanism.setHold(rows);
        line.sayLate();
      }, stepMs);
      pacing.unref();
      changed();
    },
    holdAfter: (rows) => {
      mechanism.setHold(rows);
    },
    release: () => {
      mechanism.setHold(null);
      line.sayLate();
    },
    onSlip: (listener) => add(slipListeners, listener),
    slips: () => [...slips],
    unfinished: () => mechanism.unfinished(),
    waitingBytes: () => mechanism.waitingBytes(),
    inkRows: () => mechanism.inkRows(),
    onChange: (listener) => add(changeListeners, listener),
    close: async () => {
      slipListeners.clear();
      changeListeners.clear();
      stopPacing();
      await hangUp();
    },
  };
};
