import type { KioskTrouble } from '../../domain/contract/sync.ts';
import type { DeviceState } from './house.ts';

/** What of this kiosk rests until somebody goes there, for the desk to see. */
export function troublesOf({ reader, printer }: DeviceState): readonly KioskTrouble[] {
  const paper: readonly KioskTrouble[] = printer === 'ok' ? [] : [printer === 'gone' ? 'printer-gone' : printer];
  return reader === 'gone' ? ['reader-gone', ...paper] : paper;
}
