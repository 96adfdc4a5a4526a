/** The inside of the printer twin: buffer, paper, knife and flags, without any connection. Behaves as the real one where it hurts: what is in the buffer prints when paper comes back. */
import { type EscposCommand, readCommand } from '../escpos/command.ts';
import { type QrLevel, qrModules } from '../type/qr-modules.ts';

/** Flags that a person at the printer can set. */
export type MechanismFlags = {
  readonly paper: 'ok' | 'near-end' | 'out';
  readonly isCoverOpen: boolean;
  readonly isCutterJammed: boolean;
  /** The printer's own "offline" (feed button held, switch). */
  readonly isSwitchedOff: boolean;
};

/** Sends an answer to whoever asked. */
export type Answer = (bytes: Uint8Array) => void;

export interface PrinterMechanism {
  flags(): MechanismFlags;
  /** Changes flags and goes on printing if that is possible again. */
  set(change: Partial<MechanismFlags>): void;
  /** Paper ends after so many more dot rows; null = enough paper. */
  setRowsLeft(rows: number | null): void;
  /** The knife jams when it is used next. */
  jamNextCut(): void;
  /** The head rests after so many more dot rows, still online; null lets it go on. */
  setHold(rows: number | null): void;
  /** Bytes arrive. */
  receive(bytes: Uint8Array, answer: Answer): void;
  /** Power cut: everything in the buffers is lost, paper stays where it is. */
  forget(): void;
  /** Bytes that are on paper and not cut off yet. */
  unfinished(): Uint8Array;
  /** Bytes waiting in the buffer. */
  waitingBytes(): number;
}

type Queued = {
  readonly command: EscposCommand;
  readonly bytes: Uint8Array;
  readonly answer: Answer;
  rowsLeft: number | null;
};

/** Real printers hold 4 to 64 kB; more than this a twin need not keep. */
const maxBuffer = 1_000_000;
const clearResponse = Uint8Array.from([0x37, 0x25, 0x00]);

const isOffline = (flags: MechanismFlags): boolean =>
  flags.paper === 'out' || flags.isCoverOpen || flags.isCutterJammed || flags.isSwitchedOff;

/** Answer to DLE EOT n. */
export const realtimeByte = (flags: MechanismFlags, which: number): number => {
  const bit = (on: boolean, mask: number): number => (on ? mask : 0);
  if (which === 2)
    return (
      0x12 |
      bit(flags.isCoverOpen, 0x04) |
      bit(flags.isSwitchedOff, 0x08) |
      bit(flags.paper === 'out', 0x20) |
      bit(flags.isCutterJammed, 0x40)
    );
  if (which === 3) return 0x12 | bit(flags.isCutterJammed, 0x08);
  if (which === 4) return 0x12 | bit(flags.paper !== 'ok', 0x0c) | bit(flags.paper === 'out', 0x60);
  return 0x12 | bit(isOffline(flags), 0x08);
};

/** The four bytes of automatic status back. */
export const automaticBytes = (flags: MechanismFlags): Uint8Array => {
  const first = 0x10 | (isOffline(flags) ? 0x08 : 0) | (flags.isCoverOpen ? 0x20 : 0) | (flags.isSwitchedOff ? 0x40 : 0);
  return Uint8Array.from([
    first,
    flags.isCutterJammed ? 0x08 : 0,
    (flags.paper !== 'ok' ? 0x03 : 0) | (flags.paper === 'out' ? 0x0c : 0),
    0,
  ]);
};

/** A mechanism; `onSlip` gets the bytes of each slip when it is cut, `onChange` is called when flags change. */
export const printerMechanism = (onSlip: (bytes: Uint8Array) => void, onChange: () => void): PrinterMechanism => {
  let flags: MechanismFlags = { paper: 'ok', isCoverOpen: false, isCutterJammed: false, isSwitchedOff: false };
  let incoming = new Uint8Array(0);
  let queue: Queued[] = [];
  let waiting = 0;
  let printed: Uint8Array[] = [];
  let rowsLeft: number | null = null;
  let hold: number | null = null;
  let jamsNext = false;
  let spacing = 30;
  let qr: { dots: number; level: QrLevel; text: string } = { dots: 3, level: 'L', text: '' };

  const change = (next: Partial<MechanismFlags>): void => {
    flags = { ...flags, ...next };
    onChange();
  };
  const clear = (): void => {
    queue = [];
    waiting = 0;
    incoming = new Uint8Array(0);
  };
  const rowsOf = (command: EscposCommand): number => {
    if (command.kind === 'line-feed') return spacing;
    if (command.kind === 'feed-lines') return command.lines * spacing;
    if (command.kind === 'feed-dots') return command.dots;
    if (command.kind === 'raster') return command.heightDots * command.scaleY;
    if (command.kind === 'qr-print') return qrModules(qr.text, qr.level).length * qr.dots;
    return command.kind === 'cut' ? command.feedDots : 0;
  };
  const remember = (command: EscposCommand): void => {
    if (command.kind === 'line-spacing') spacing = command.dots ?? 30;
    else if (command.kind === 'initialize') spacing = 30;
    else if (command.kind === 'qr-size') qr = { ...qr, dots: command.dots };
    else if (command.kind === 'qr-level') qr = { ...qr, level: command.level };
    else if (command.kind === 'qr-store') qr = { ...qr, text: Buffer.from(command.bytes).toString('utf8') };
  };
  /** Moves paper for a command; false when paper, or the test's hold, ended first. */
  const feed = (item: Queued): boolean => {
    const needed = item.rowsLeft ?? rowsOf(item.command);
    const rows = Math.min(needed, rowsLeft ?? Infinity, hold ?? Infinity);
    item.rowsLeft = needed - rows;
    if (rowsLeft !== null) rowsLeft -= rows;
    if (hold !== null) hold -= rows;
    if (item.rowsLeft === 0) return true;
    if (rowsLeft === 0) change({ paper: 'out' });
    return false;
  };
  const finishSlip = (): void => {
    const whole = Uint8Array.from(printed.flatMap((bytes) => [...bytes]));
    printed = [];
    onSlip(whole);
  };
  /** Does one queued command; false when it cannot be done now. */
  const perform = (item: Queued): boolean => {
    const { command } = item;
    if (command.kind === 'cut' && jamsNext) {
      jamsNext = false;
      change({ isCutterJammed: true });
      return false;
    }
    if (!feed(item)) return false;
    remember(command);
    if (command.kind === 'status-request')
      item.answer(Uint8Array.of((flags.paper !== 'ok' ? 0x03 : 0) | (flags.paper === 'out' ? 0x0c : 0)));
    else if (command.kind === 'auto-status') item.answer(automaticBytes(flags));
    else printed.push(item.bytes);
    if (command.kind === 'cut') finishSlip();
    return true;
  };
  const pump = (): void => {
    while (!isOffline(flags)) {
      const [item] = queue;
      if (item === undefined || !perform(item)) return;
      queue.shift();
      waiting -= item.bytes.length;
    }
  };
  /** Real-time commands are done on arrival, whatever the state; the rest waits its turn. */
  const arrive = (command: EscposCommand, bytes: Uint8Array, answer: Answer): void => {
    if (command.kind === 'realtime-status') answer(Uint8Array.of(realtimeByte(flags, command.which)));
    else if (command.kind === 'realtime-clear') {
      clear();
      answer(clearResponse);
    } else if (command.kind === 'realtime-recover') {
      if (command.clears) clear();
    } else if (waiting + bytes.length <= maxBuffer) {
      // How much paper it needs (the size of a code, the spacing of lines) is known only when its turn comes.
      queue.push({ command, bytes, answer, rowsLeft: null });
      waiting += bytes.length;
    }
  };
  return {
    flags: () => flags,
    set: (next) => {
      change(next);
      pump();
    },
    setRowsLeft: (rows) => {
      rowsLeft = rows;
    },
    jamNextCut: () => {
      jamsNext = true;
    },
    setHold: (rows) => {
      hold = rows;
      pump();
    },
    receive: (bytes, answer) => {
      const joined = new Uint8Array(incoming.length + bytes.length);
      joined.set(incoming);
      joined.set(bytes, incoming.length);
      let at = 0;
      for (let read = readCommand(joined, 0); read !== null; read = readCommand(joined, at)) {
        arrive(read.command, joined.slice(at, read.end), answer);
        at = read.end;
        pump();
      }
      incoming = joined.slice(at);
    },
    forget: clear,
    unfinished: () => Uint8Array.from(printed.flatMap((bytes) => [...bytes])),
    waitingBytes: () => waiting,
  };
};
