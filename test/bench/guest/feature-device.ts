/** A scanner that has to be told to speak HID POS: answers feature reports through /dev/uhid, which the gadget driver of the kernel cannot. */
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { uhidCreateEvent } from '../../hardware/uhid-device.ts';

/** Numbers of uhid's messages (include/uapi/linux/uhid.h). */
const message = { destroy: 1, input2: 12, setReport: 13, setReportReply: 14 } as const;
const EVENT_BYTES = 4380;
const EIO = 5;
const POLL_MS = 3;

/** What a device does with a feature report: takes it, refuses it, or never answers. */
export type FeatureManner = 'takes' | 'refuses' | 'silent';

/** @see file comment */
export interface FeatureDevice {
  /** Feature reports that came, id first. */
  readonly features: readonly Uint8Array[];
  input(report: Uint8Array): void;
  unplug(): void;
}

/** Plugs the device in. */
export const plugFeatureDevice = (
  plan: { readonly name: string; readonly vendorId: number; readonly productId: number; readonly descriptor: Uint8Array },
  manner: FeatureManner,
): FeatureDevice => {
  const fd = openSync('/dev/uhid', constants.O_RDWR | constants.O_NONBLOCK);
  writeSync(fd, uhidCreateEvent(plan.name, plan.vendorId, plan.productId, plan.descriptor));
  const features: Uint8Array[] = [];
  const event = Buffer.alloc(EVENT_BYTES);
  const reply = (id: number): void => {
    const answer = Buffer.alloc(4 + 4 + 2);
    answer.writeUInt32LE(message.setReportReply, 0);
    answer.writeUInt32LE(id, 4);
    answer.writeUInt16LE(manner === 'refuses' ? EIO : 0, 8);
    writeSync(fd, answer);
  };
  const hear = (): void => {
    try {
      readSync(fd, event);
    } catch {
      return;
    }
    if (event.readUInt32LE(0) !== message.setReport) return;
    // struct uhid_set_report_req { u32 id; u8 rnum; u8 rtype; u16 size; u8 data[4096] }, packed.
    features.push(Uint8Array.from(event.subarray(12, 12 + event.readUInt16LE(10))));
    if (manner !== 'silent') reply(event.readUInt32LE(4));
  };
  const timer = setInterval(hear, POLL_MS);
  return {
    features,
    input: (report) => {
      const input = Buffer.alloc(6 + report.length);
      input.writeUInt32LE(message.input2, 0);
      input.writeUInt16LE(report.length, 4);
      input.set(report, 6);
      writeSync(fd, input);
    },
    unplug: () => {
      clearInterval(timer);
      const destroy = Buffer.alloc(4);
      destroy.writeUInt32LE(message.destroy, 0);
      writeSync(fd, destroy);
      closeSync(fd);
    },
  };
};
