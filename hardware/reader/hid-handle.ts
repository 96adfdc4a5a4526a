/** The edge where bytes come in: a real hidraw device or a twin. Nothing above it knows which. */

/** One HID interface that is plugged in. */
export type HidFound = {
  /** Names the interface while it is plugged in; opening goes by it. */
  readonly path: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly usagePage: number | null;
  readonly usage: number | null;
  readonly product: string;
};

/** An open HID interface. Reports begin with the report id when the device numbers its reports. */
export interface HidHandle {
  /** Raw report descriptor, or null where the system does not show it. */
  readonly reportDescriptor: Uint8Array | null;
  readonly usagePage: number | null;
  /** The buffer is the listener's to keep or wipe; the handle never looks at it again. */
  onReport(listener: (report: Uint8Array) => void): void;
  /** Called once when the device is gone; no report follows. */
  onGone(listener: () => void): void;
  /** Sends a feature report, id first. Rejects when the device does not take it. */
  sendFeature(report: Uint8Array): Promise<void>;
  close(): void;
}

/** Lists and opens HID interfaces, and says when a look is worth while. */
export interface HidSource {
  list(): Promise<readonly HidFound[]>;
  /** Rejects when the device cannot be opened (gone again, no rights). */
  open(found: HidFound): Promise<HidHandle>;
  /** Something was plugged or unplugged, perhaps. The answer removes the listener. */
  onChange(listener: () => void): () => void;
  close(): void;
}

/** Time as the drivers need it; a test or the simulation hands in its own. */
export type DriverTimers = {
  /** Milliseconds that only grow. */
  nowMs(): number;
  /** Runs `action` once after `delayMs`; the answer cancels it. */
  after(delayMs: number, action: () => void): () => void;
};
