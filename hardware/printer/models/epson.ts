/**
 * Epson TM printers. Alphabets and columns: receipt-printer-encoder 4.0.1. DLE DC4 8: the list of models in Epson's command reference on that command
 * (download4.epson.biz, reference_en/escpos/dle_dc4_fn8.html); TM-T88II and III are not in it.
 */
import { plainModel, type PrinterModel } from '../printer-model.ts';

const source = 'receipt-printer-encoder 4.0.1; Epson ESC/POS command reference, DLE DC4 (fn=8)';
/** 180 dpi: 42 columns of 12 dots. */
const narrow = { columns: 42 } as const;

/** @see file comment */
export const epsonModels: readonly PrinterModel[] = [
  {
    ...plainModel('epson-tm-m30', 'Epson TM-m30 series', 576),
    library: 'epson-tm-m30iii',
    qr: 'native',
    speedMmPerS: 200,
    deviceNames: ['TM-m30', 'TM-m50'],
    source,
  },
  {
    ...plainModel('epson-tm-t20', 'Epson TM-T20 series', 576),
    library: 'epson-tm-t20iii',
    qr: 'native',
    deviceNames: ['TM-T20', 'TM-T82'],
    source,
  },
  {
    ...plainModel('epson-tm-p20', 'Epson TM-P20 series', 384),
    library: 'epson-tm-p20ii',
    qr: 'native',
    cutter: 'none',
    feedBeforeCutDots: 60,
    speedMmPerS: 100,
    deviceNames: ['TM-P20'],
    source,
  },
  {
    ...plainModel('epson-tm-t70', 'Epson TM-T70 series', 504),
    ...narrow,
    library: 'epson-tm-t70',
    qr: 'native',
    deviceNames: ['TM-T70'],
    source,
  },
  {
    ...plainModel('epson-tm-t88-old', 'Epson TM-T88II and TM-T88III', 504),
    ...narrow,
    library: 'epson-tm-t88iii',
    clears: 'wait',
    deviceNames: ['TM-T88II', 'TM-T88III'],
    source,
  },
  {
    ...plainModel('epson-tm-t88', 'Epson TM-T88IV and later', 504),
    ...narrow,
    library: 'epson-tm-t88v',
    qr: 'native',
    speedMmPerS: 300,
    deviceNames: ['TM-T88'],
    source,
  },
];
