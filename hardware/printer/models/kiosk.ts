/**
 * Kiosk printers with a presenter: the slip is cut inside, held in the mouth, and drawn back when it must not be handed out.
 * GS e: Reliance (Pyramid) command reference, "Ejector" (escpos.readthedocs.io, paper_movement), which follows Custom's printers;
 * FS P of the VKP80III: the open driver TerminalClient (CustomVKP80III). One step is 7 mm.
 */
import { oldestAlphabet, plainModel, type PrinterModel } from '../printer-model.ts';

const steps = 10;
/** GS e 3 m: cut and present; GS e 2: cut and draw back (where the printer is set to), which does nothing with an empty mouth. */
const ejector = { present: [0x1d, 0x65, 3, steps], retract: [0x1d, 0x65, 2] } as const;

const kiosk = (id: string, name: string): PrinterModel => ({
  ...plainModel(id, name, 576),
  // Its list of alphabets depends on the firmware: the first is common to all, what it lacks is drawn.
  codePages: oldestAlphabet,
  cutter: 'full',
  feedBeforeCutDots: 0,
  confirms: 'dle-eot',
  clears: 'wait',
  presenter: ejector,
});

/** @see file comment */
export const kioskModels: readonly PrinterModel[] = [
  {
    ...kiosk('custom-vkp80iii', 'Custom VKP80III'),
    // FS P steps, blink, "R": draw back what nobody takes, after so many seconds.
    presenter: { present: [0x1c, 0x50, steps, 1, 0x52, 30], retract: [0x1c, 0x50, 0, 0, 0x52, 1] },
    deviceNames: ['VKP80III', 'VKP80 III'],
    source: 'TerminalClient, CustomVKP80III; not checked on a printer',
  },
  {
    ...kiosk('custom-vkp80', 'Custom VKP80, VKP80II and TG2480H'),
    deviceNames: ['VKP80', 'TG2480'],
    source: 'Reliance command reference, GS e; not checked on a printer',
  },
  {
    ...kiosk('pyramid-reliance', 'Pyramid Reliance'),
    deviceNames: ['Reliance'],
    source: 'Reliance command reference, GS e',
  },
];
