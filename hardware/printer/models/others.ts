/**
 * Star, Citizen, Bixolon and other makers' printers in their ESC/POS mode. Alphabets and columns: receipt-printer-encoder 4.0.1. Where a maker's manual
 * of DLE DC4 8 was not at hand, `wait` is taken: it is always true, only slower to recover.
 */
import { plainModel, type PrinterModel } from '../printer-model.ts';

const library = 'receipt-printer-encoder 4.0.1';

/** @see file comment */
export const otherModels: readonly PrinterModel[] = [
  {
    // The library drives Star printers in their own languages; set to ESC/POS they take Epson's first alphabets, as its mapping `star` says.
    ...plainModel('star-escpos', 'Star printer switched to ESC/POS (TSP100IV, TSP143IV, TSP650II, mC-Print)', 576),
    clears: 'wait',
    deviceNames: ['TSP1', 'TSP6', 'mC-Print'],
    source: `${library}, code page mapping star; Star ESC/POS mode command specifications`,
  },
  {
    ...plainModel('citizen-ct-s', 'Citizen CT-S300 and CT-S310 series', 576),
    library: 'citizen-ct-s310ii',
    codePageNumbers: { cp866: 7, cp858: 2 },
    qr: 'native',
    deviceNames: ['CT-S3', 'CT-S6', 'CT-S8', 'CT-E'],
    source: `${library}; Citizen CT-S300 manual, DLE DC4 (fn = 8)`,
  },
  {
    ...plainModel('bixolon-srp-350', 'Bixolon SRP-350III and later', 504),
    columns: 42,
    library: 'bixolon-srp350iii',
    qr: 'native',
    clears: 'wait',
    deviceNames: ['SRP-350III', 'SRP-350plus', 'SRP-330', 'SRP-380'],
    source: library,
  },
  {
    ...plainModel('bixolon-srp-350-old', 'Bixolon (Samsung) SRP-350', 504),
    columns: 42,
    library: 'bixolon-srp350',
    codePages: { western: 'cp858', cyrillic: 'cp437' },
    clears: 'wait',
    deviceNames: ['SRP-350'],
    source: library,
  },
  {
    ...plainModel('metapace-t1', 'Metapace T-1', 504),
    columns: 42,
    library: 'metapace-t1',
    codePages: { western: 'cp858', cyrillic: 'cp437' },
    clears: 'wait',
    deviceNames: ['Metapace T-1'],
    source: library,
  },
  {
    ...plainModel('fujitsu-fp', 'Fujitsu FP-1000', 576),
    library: 'fujitsu-fp1000',
    clears: 'wait',
    deviceNames: ['FP-1000'],
    source: library,
  },
  {
    // No definition in the library: Epson's numbers of alphabets are common to its emulation, and what a printer would get wrong is drawn.
    ...plainModel('sewoo-slk', 'Sewoo (Lukhan) SLK-TS and LK-T series', 576),
    clears: 'wait',
    deviceNames: ['SLK-T', 'LK-T', 'SEWOO', 'LUKHAN'],
    source: "Sewoo's ESC/POS emulation; not checked on a printer",
  },
  {
    ...plainModel('snbc-btp', 'SNBC BTP-R580, BTP-R880 series', 576),
    clears: 'wait',
    deviceNames: ['BTP-R', 'BTP-T'],
    source: 'SNBC programming manual: DLE EOT 1-4, GS a, GS r 1',
  },
  {
    ...plainModel('xprinter-80', 'Xprinter and its many names, 80 mm', 576),
    library: 'xprinter-xp-t80q',
    codePageNumbers: { windows1251: 23 },
    confirms: 'dle-eot',
    clears: 'wait',
    deviceNames: ['XP-', 'POS-80', 'POS80', 'Printer-80'],
    source: `${library}; no DLE DC4 in the XP-80 programmer manual`,
  },
  {
    ...plainModel('pos-58', 'POS-58 and POS-5890', 384),
    library: 'pos-5890',
    codePageNumbers: { windows1251: 23 },
    cutter: 'none',
    feedBeforeCutDots: 60,
    confirms: 'dle-eot',
    clears: 'wait',
    speedMmPerS: 50,
    deviceNames: ['POS58', 'POS-58', 'USB Printing Support'],
    source: library,
  },
];
