/** A simulated USB bus: twins plug into it, the real driver and supervisor open them as they would a hidraw node. */
import { wipeableCopy } from '../../domain/card/wipeable.ts';
import type { HidFound, HidHandle, HidSource } from '../reader/hid-handle.ts';

/** What a twin device is to the bus. */
export type TwinDevice = {
  readonly vendorId: number;
  readonly productId: number;
  readonly product: string;
  readonly usagePage: number;
  readonly usage: number;
  readonly reportDescriptor: Uint8Array;
};

/** A bus that devices can be plugged into and pulled out of. */
export interface TwinHidBus extends HidSource {
  /** Plugs a device in; answers the path it got (a fresh one each time, as the kernel may do). */
  plug(device: TwinDevice): string;
  /** Pulls the device out: open handles learn it at once and nothing more comes from them. */
  unplug(path: string): void;
  /** Sends one input report (id first, if used) to whoever has the device open; false when nobody has. */
  send(path: string, report: Uint8Array): boolean;
}

type Open = { report: ((report: Uint8Array) => void) | null; gone: (() => void) | null; isClosed: boolean };
type Plugged = { readonly device: TwinDevice; readonly open: Set<Open> };

const openTwin = (plugged: Plugged): HidHandle => {
  const state: Open = { report: null, gone: null, isClosed: false };
  plugged.open.add(state);
  return {
    reportDescriptor: plugged.device.reportDescriptor,
    usagePage: plugged.device.usagePage,
    onReport: (listener) => {
      state.report = listener;
    },
    onGone: (listener) => {
      state.gone = listener;
    },
    sendFeature: () => Promise.resolve(),
    close: () => {
      state.isClosed = true;
      plugged.open.delete(state);
    },
  };
};

/** A new, empty bus. */
export const twinHidBus = (): TwinHidBus => {
  const devices = new Map<string, Plugged>();
  const listeners = new Set<() => void>();
  let nextNumber = 0;
  const changed = (): void => {
    for (const listener of [...listeners]) listener();
  };
  return {
    list: () =>
      Promise.resolve(
        [...devices].map(([path, { device }]): HidFound => {
          const { vendorId, productId, usagePage, usage, product } = device;
          return { path, vendorId, productId, usagePage, usage, product };
        }),
      ),
    open: (found) => {
      const plugged = devices.get(found.path);
      return plugged === undefined
        ? Promise.reject(new Error(`cannot open device with path ${found.path}: No such file or directory`))
        : Promise.resolve(openTwin(plugged));
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      listeners.clear();
    },
    plug: (device) => {
      const path = `twin-hid${nextNumber}`;
      nextNumber++;
      devices.set(path, { device, open: new Set() });
      changed();
      return path;
    },
    unplug: (path) => {
      const plugged = devices.get(path);
      devices.delete(path);
      for (const open of plugged?.open ?? []) {
        open.isClosed = true;
        open.gone?.();
      }
      changed();
    },
    send: (path, report) => {
      const open = [...(devices.get(path)?.open ?? [])].filter((one) => !one.isClosed && one.report !== null);
      for (const one of open) one.report?.(wipeableCopy(report));
      return open.length > 0;
    },
  };
};
