/** A USB device made by the kernel itself (configfs, Documentation/usb/gadget_configfs.rst) on a bus without wires (dummy_hcd). */
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const gadgets = '/sys/kernel/config/usb_gadget';
const english = 'strings/0x409';

/** What a device is. `port` is its place on the bus; each has its own, so that each can be pulled alone. */
export interface GadgetPlan {
  readonly name: string;
  readonly port: number;
  readonly product: string;
  /** Kind of function and its attributes, as configfs names them: `hid` with `report_desc`, `printer` with `pnp_string`. */
  readonly kind: 'hid' | 'printer';
  readonly attributes: Readonly<Record<string, string | Uint8Array>>;
}

/** A device that can be plugged in and pulled out. Vendor 0x1209 (pid.codes) is free for tests. */
export interface Gadget {
  readonly productId: number;
  readonly product: string;
  /** Folder of its function in configfs. */
  readonly functionFolder: string;
  /** Plugs it in; the kernel needs some 100 ms until its driver has it. */
  plug(): void;
  /** Pulls it out. Whoever has the device's own side open must have closed it: some kernels crash otherwise. */
  unplug(): void;
}

/** Declares a device; it is not plugged in yet. */
export const defineGadget = (plan: GadgetPlan): Gadget => {
  const folder = join(gadgets, plan.name);
  const write = (name: string, value: string | Uint8Array): void => {
    writeFileSync(join(folder, name), value);
  };
  const productId = plan.port + 1;
  const functionName = `${plan.kind}.${plan.name}`;
  mkdirSync(folder);
  write('idVendor', '0x1209');
  write('idProduct', `0x${productId.toString(16)}`);
  write('bcdUSB', '0x0200');
  mkdirSync(join(folder, english), { recursive: true });
  write(`${english}/manufacturer`, 'Passage bench');
  write(`${english}/product`, plan.product);
  write(`${english}/serialnumber`, `bench-${plan.name}`);
  mkdirSync(join(folder, 'configs/c.1', english), { recursive: true });
  write(`configs/c.1/${english}/configuration`, plan.name);
  mkdirSync(join(folder, 'functions', functionName));
  for (const [name, value] of Object.entries(plan.attributes)) write(`functions/${functionName}/${name}`, value);
  symlinkSync(join(folder, 'functions', functionName), join(folder, 'configs/c.1', functionName));
  const bound = (): boolean => readFileSync(join(folder, 'UDC'), 'utf8').trim() !== '';
  return {
    productId,
    product: plan.product,
    functionFolder: join(folder, 'functions', functionName),
    plug: () => {
      if (existsSync(folder) && !bound()) write('UDC', `dummy_udc.${plan.port}`);
    },
    unplug: () => {
      if (bound()) write('UDC', '\n');
    },
  };
};
