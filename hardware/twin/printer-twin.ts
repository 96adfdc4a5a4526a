/** A simulated slip printer: a real TCP listener on this machine that speaks ESC/POS, and a person beside it who can pull paper, cover and plug. */
import { createServer, type Server, type Socket } from 'node:net';
import { automaticBytes, type MechanismFlags, printerMechanism } from './printer-mechanism.ts';

export interface PrinterTwin {
  readonly host: string;
  /** The port it listens on; stays the same through power cuts. */
  readonly port: number;
  /** How it stands now; `isPowered` false = nobody answers. */
  state(): MechanismFlags & { readonly isPowered: boolean };
  takePaperOut(): void;
  paperNearEnd(): void;
  /** New roll; what waits in the buffer prints on, as in a real printer. */
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
  /** Pulls the plug: connections break, buffers are lost. */
  cutPower(): Promise<void>;
  restorePower(): Promise<void>;
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
  /** Called when anything in `state` has changed; the answer removes the listener. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

const maxSlips = 200;

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
  const sockets = new Map<Socket, { wantsStatus: boolean }>();
  const slipListeners = new Set<(bytes: Uint8Array) => void>();
  const changeListeners = new Set<() => void>();
  const slips: Uint8Array[] = [];
  const changed = (): void => {
    for (const [socket, { wantsStatus }] of sockets) if (wantsStatus && socket.writable) socket.write(automaticBytes(mechanism.flags()));
    for (const listener of [...changeListeners]) listener();
  };
  const mechanism = printerMechanism((bytes) => {
    slips.push(bytes);
    if (slips.length > maxSlips) slips.shift();
    for (const listener of [...slipListeners]) listener(bytes);
  }, changed);
  const onConnection = (socket: Socket): void => {
    const client = { wantsStatus: false };
    sockets.set(socket, client);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (bytes) => {
      if (Buffer.from(bytes).includes(Buffer.from([0x1d, 0x61, 0xff]))) client.wantsStatus = true;
      mechanism.receive(new Uint8Array(bytes), (answer) => {
        if (socket.writable) socket.write(answer);
      });
    });
  };
  let server: Server | null = createServer({ noDelay: true }, onConnection);
  const port = await listen(server, wantedPort);
  const shutDown = async (): Promise<void> => {
    const old = server;
    server = null;
    for (const socket of sockets.keys()) socket.destroy();
    mechanism.forget();
    if (old !== null) await new Promise((resolve) => old.close(resolve));
  };
  const add = <T>(set: Set<T>, listener: T): (() => void) => {
    set.add(listener);
    return () => set.delete(listener);
  };
  return {
    host: '127.0.0.1',
    port,
    state: () => ({ ...mechanism.flags(), isPowered: server !== null }),
    takePaperOut: () => {
      mechanism.set({ paper: 'out' });
    },
    paperNearEnd: () => {
      mechanism.set({ paper: 'near-end' });
    },
    refillPaper: () => {
      mechanism.setRowsLeft(null);
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
    cutPower: async () => {
      await shutDown();
      changed();
    },
    restorePower: async () => {
      if (server !== null) return;
      const fresh = createServer({ noDelay: true }, onConnection);
      await listen(fresh, port);
      server = fresh;
      changed();
    },
    holdAfter: (rows) => {
      mechanism.setHold(rows);
    },
    release: () => {
      mechanism.setHold(null);
    },
    onSlip: (listener) => add(slipListeners, listener),
    slips: () => [...slips],
    unfinished: () => mechanism.unfinished(),
    waitingBytes: () => mechanism.waitingBytes(),
    onChange: (listener) => add(changeListeners, listener),
    close: async () => {
      slipListeners.clear();
      changeListeners.clear();
      await shutDown();
    },
  };
};
