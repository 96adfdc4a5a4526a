/** The inside of the printer twin: buffer, paper, knife and flags, without any connection. Behaves as the real one where it hurts: what is in the buffer prints when paper comes back. */
import type { EscposCommand } from '../escpos/command.ts';
import { readCommand } from '../escpos/read-command.ts';
import { paperRows } from './paper-rows.ts';
import { automaticBytes, isOffline, type MechanismFlags, realtimeByte, turnByte } from './mechanism-status.ts';
import { nextRealtime } from './realtime-sniffer.ts';

export { automaticBytes, type MechanismFlags, realtimeByte } from './mechanism-status.ts';

/** Sends an answer to whoever asked. */
export type Answer = (bytes: Uint8Array) => void;

/** What a twin can and cannot, besides its flags. */
export type MechanismHabits = {
  /** Understands DLE DC4 8; cheap printers do not. */
  readonly clears: boolean;
};

export interface PrinterMechanism {
  flags(): MechanismFlags;
  /** Changes flags and goes on printing if that is possible again. */
  set(change: Partial<MechanismFlags>): void;
  setHabits(habits: MechanismHabits): void;
  /** Paper ends after so many more dot rows; null = enough paper. */
  setRowsLeft(rows: number | null): void;
  /** The knife jams when it is used next; false: it does not after all. */
  jamNextCut(does?: boolean): void;
  /** The head rests after so many more dot rows, still online; null lets it go on. */
  setHold(rows: number | null): void;
  /** Bytes arrive. */
  receive(bytes: Uint8Array, answer: Answer): void;
  /** Power cut: everything in the buffers is lost, paper stays where it is. */
  forget(): void;
  /** Bytes that are on paper and not cut off yet. */
  unfinished(): Uint8Array;
  /** Somebody takes away what hangs out uncut. */
  tearOff(): void;
  /** Bytes waiting in the buffer. */
  waitingBytes(): number;
  /** Dot rows with something of a slip on them that have ever come out, cut off or not. */
  inkRows(): number;
}

type Queued = {
  readonly command: EscposCommand;
  readonly bytes: Uint8Array;
  readonly answer: Answer;
  rowsLeft: number | null;
};

/** Real printers hold 4 to 64 kB; more than this a twin need not keep. */
const maxBuffer = 1_000_000;
/** The longest real-time command less one byte: so much of it may stand at the end of what has come so far. */
const realtimeTail = 9;
const clearResponse = Uint8Array.from([0x37, 0x25, 0x00]);

const join = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** Commands after which a piece of paper is by itself; a presenter cuts before it hands out or draws back. */
const ends = new Set<EscposCommand['kind']>(['cut', 'present', 'eject', 'retract']);

/**
 * A mechanism; `onSlip` gets the bytes of each slip when it is cut and handed out (blank pieces and those that a presenter draws back are nobody's),
 * `onChange` is called when flags change.
 */
export const printerMechanism = (onSlip: (bytes: Uint8Array) => void, onChange: () => void): PrinterMechanism => {
  let flags: MechanismFlags = { paper: 'ok', isCoverOpen: false, isCutterJammed: false, isSwitchedOff: false };
  let habits: MechanismHabits = { clears: true };
  let rows = paperRows();
  let incoming: Uint8Array = new Uint8Array(0);
  /** Index in `incoming` up to which real-time commands have been done. */
  let sniffed = 0;
  let queue: Queued[] = [];
  let waiting = 0;
  let printed: Uint8Array[] = [];
  let rowsLeft: number | null = null;
  let hold: number | null = null;
  let inkRows = 0;
  let hasInk = false;
  let jamsNext = false;

  const change = (next: Partial<MechanismFlags>): void => {
    flags = { ...flags, ...next };
    onChange();
  };
  const clear = (): void => {
    queue = [];
    waiting = 0;
    incoming = new Uint8Array(0);
    sniffed = 0;
  };
  /** Moves paper for a command; false when paper, or the test's hold, ended first. */
  const feed = (item: Queued): boolean => {
    const needed = item.rowsLeft ?? rows.of(item.command);
    const moved = Math.min(needed, rowsLeft ?? Infinity, hold ?? Infinity);
    item.rowsLeft = needed - moved;
    if (rows.isInk(item.command)) inkRows += moved;
    if (rows.isInk(item.command) && moved > 0) hasInk = true;
    if (rowsLeft !== null) rowsLeft -= moved;
    if (hold !== null) hold -= moved;
    if (item.rowsLeft === 0) return true;
    if (rowsLeft === 0) change({ paper: 'out' });
    return false;
  };
  /** Does one queued command; false when it cannot be done now. */
  const perform = (item: Queued): boolean => {
    const { command } = item;
    if (ends.has(command.kind) && jamsNext) {
      jamsNext = false;
      change({ isCutterJammed: true });
      return false;
    }
    if (!feed(item)) return false;
    rows.remember(command);
    if (command.kind === 'status-request') item.answer(Uint8Array.of(turnByte(flags)));
    else if (command.kind === 'auto-status') item.answer(automaticBytes(flags));
    // NULs put nothing on paper and set nothing; drivers send them to end half a command.
    else if (item.bytes.length > 1 || item.bytes[0] !== 0) printed.push(item.bytes);
    if (!ends.has(command.kind)) return true;
    const whole = join(printed);
    const isHandedOut = hasInk && command.kind !== 'retract';
    printed = [];
    hasInk = false;
    if (isHandedOut) onSlip(whole);
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
  /** Whole commands of the first `upTo` bytes go into the buffer; real-time ones have been done on arrival. */
  const enqueue = (upTo: number, answer: Answer): void => {
    const bytes = incoming.subarray(0, upTo);
    let at = 0;
    for (let read = readCommand(bytes, 0); read !== null; read = readCommand(bytes, at)) {
      const { command } = read;
      const isRealtime = command.kind === 'realtime-status' || command.kind === 'realtime-clear' || command.kind === 'realtime-recover';
      if (!isRealtime && waiting + read.end - at <= maxBuffer) {
        // How much paper it needs (the size of a code, the spacing of lines) is known only when its turn comes.
        queue.push({ command, bytes: bytes.slice(at, read.end), answer, rowsLeft: null });
        waiting += read.end - at;
      }
      at = read.end;
      pump();
    }
    incoming = incoming.slice(at);
    sniffed = Math.max(0, sniffed - at);
  };
  return {
    flags: () => flags,
    set: (next) => {
      change(next);
      pump();
    },
    setHabits: (next) => {
      habits = next;
    },
    setRowsLeft: (left) => {
      rowsLeft = left;
    },
    jamNextCut: (does = true) => {
      jamsNext = does;
    },
    setHold: (left) => {
      hold = left;
      pump();
    },
    receive: (bytes, answer) => {
      incoming = join([incoming, bytes]);
      for (let found = nextRealtime(incoming, sniffed); found !== null; found = nextRealtime(incoming, sniffed)) {
        sniffed = found.end;
        enqueue(found.end, answer);
        if (found.kind === 'status') answer(Uint8Array.of(realtimeByte(flags, found.which)));
        else if (habits.clears) {
          // It begins anew behind the order, whatever command was half in.
          const rest = incoming.slice(sniffed);
          clear();
          incoming = rest;
          answer(clearResponse);
        }
      }
      sniffed = Math.max(sniffed, incoming.length - realtimeTail);
      enqueue(incoming.length, answer);
    },
    forget: () => {
      clear();
      rows = paperRows();
    },
    unfinished: () => join(printed),
    tearOff: () => {
      printed = [];
      hasInk = false;
    },
    waitingBytes: () => waiting,
    inkRows: () => inkRows,
  };
};
