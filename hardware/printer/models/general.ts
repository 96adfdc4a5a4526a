/** Printers of which nothing is known but the width of their paper, and those that tell nothing back. */
import { oldestAlphabet, plainModel, type PrinterModel } from '../printer-model.ts';

const source = "Epson's ESC/POS command reference, the subset that its emulations share";

/** @see file comment; the first is taken when nothing is known. */
export const generalModels: readonly PrinterModel[] = [
  { ...plainModel('generic-80', 'ESC/POS printer, 80 mm paper', 576), source },
  { ...plainModel('generic-58', 'ESC/POS printer, 58 mm paper', 384), source },
  {
    // Serial converters, print servers and cheap printers without a way back: chosen by the setting, never by name.
    ...plainModel('mute-80', 'ESC/POS printer that answers nothing, 80 mm paper', 576),
    codePages: oldestAlphabet,
    confirms: 'none',
    clears: 'wait',
    speedMmPerS: 80,
    source,
  },
  {
    ...plainModel('mute-58', 'ESC/POS printer that answers nothing, 58 mm paper', 384),
    codePages: oldestAlphabet,
    cutter: 'none',
    feedBeforeCutDots: 60,
    confirms: 'none',
    clears: 'wait',
    speedMmPerS: 50,
    source,
  },
];
