import type { PrinterTwin } from '../../hardware/twin/printer-twin.ts';
import type { CardReaderTwin, ScannerTwin } from '../../hardware/twin/reader-twins.ts';

/** What the devices page can do to a kiosk without hardware. Each twin sits at the byte edge: the real drivers run above it. */
export interface Simulation {
  readonly cardReader: CardReaderTwin;
  readonly scanner: ScannerTwin;
  readonly printer: PrinterTwin;
  readonly network: { setCut(isCut: boolean): void; isCut(): boolean };
  readonly clock: { setOffsetMs(offsetMs: number): void; offsetMs(): number };
}
