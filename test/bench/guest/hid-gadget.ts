/** The device's own side of a HID gadget: what the electronics of a reader would do. */
import { closeSync, constants, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { defineGadget, type Gadget } from './gadget.ts';
import { pause, until } from './within.ts';

const SEND_MS = 10_000;

/** What a HID device declares. */
export interface HidPlan {
  readonly name: string;
  readonly port: number;
  readonly product: string;
  readonly descriptor: Uint8Array;
  readonly reportBytes: number;
  /** Boot keyboard: what a BIOS would understand. */
  readonly isKeyboard?: true;
}

/** A reader or keyboard on the bus. */
export interface HidGadget {
  readonly gadget: Gadget;
  plug(): Promise<void>;
  unplug(): void;
  /** Sends one report as soon as the one before has gone out; rejects when the host takes none for ten seconds. */
  send(report: Uint8Array): Promise<void>;
  /** Sends at once if the one before has gone out; false when it has not. */
  trySend(report: Uint8Array): boolean;
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** Declares a HID device, unplugged. */
export const hidGadget = (plan: HidPlan): HidGadget => {
  const gadget = defineGadget({
    name: plan.name,
    port: plan.port,
    product: plan.product,
    kind: 'hid',
    attributes: {
      protocol: plan.isKeyboard === true ? '1' : '0',
      subclass: plan.isKeyboard === true ? '1' : '0',
      report_length: String(plan.reportBytes),
      report_desc: plan.descriptor,
    },
  });
  let fd: number | null = null;
  const node = (): string => `/dev/hidg${readFileSync(join(gadget.functionFolder, 'dev'), 'utf8').trim().split(':')[1] ?? ''}`;
  const trySend = (report: Uint8Array): boolean => {
    if (fd === null) throw new Error(`${plan.name} is not plugged in`);
    try {
      writeSync(fd, report);
      return true;
    } catch (error) {
      // Busy, or just plugged in and not yet chosen by the host.
      if (['EAGAIN', 'ESHUTDOWN'].includes(codeOf(error))) return false;
      throw error;
    }
  };
  return {
    gadget,
    plug: async () => {
      if (fd !== null) return;
      gadget.plug();
      await until(() => existsSync(node()), `the own side of ${plan.name}`);
      fd = openSync(node(), constants.O_RDWR | constants.O_NONBLOCK);
    },
    unplug: () => {
      // First our own side: an open one over an unplug is a kernel bug in some releases.
      if (fd !== null) closeSync(fd);
      fd = null;
      gadget.unplug();
    },
    send: async (report) => {
      const deadlineMs = performance.now() + SEND_MS;
      while (!trySend(report)) {
        if (performance.now() > deadlineMs) throw new Error(`the host takes no report of ${plan.name}`);
        await pause(0);
      }
    },
    trySend,
  };
};
