import { findLpDevices } from '../../hardware/printer/lp-devices.ts';
import type { LpDevice } from '../../hardware/printer/lp-devices.ts';
import { openPrinter } from '../../hardware/printer/open-printer.ts';
import type { PrinterPlace } from '../../hardware/printer/open-printer.ts';
import { printerModelByName } from '../../hardware/printer/printer-models.ts';
import type { OfflineReason, PrinterStatus } from '../../hardware/printer/printer.ts';
import { systemTimers } from '../../hardware/reader/driver-timers.ts';
import { printerOf } from '../../main/core-settings.ts';
import { placeOf } from '../../main/core/escpos-slip-printer.ts';
import { ok, optional } from './finding.ts';
import type { Finding } from './finding.ts';

/** What to do when a printer is not ready. */
const remedies: Readonly<Record<OfflineReason, string>> = {
  'paper-out': 'put paper in',
  'cover-open': 'close the cover',
  cutter: 'open the printer, take the paper out of the knife, close it',
  error: 'switch the printer off and on; if that does not help, it needs service',
  'feed-button': 'switch the printer online',
  gone: 'check its power and cable, and the name or address in PASSAGE_PRINTER',
  silent: 'it takes data and answers nothing: PASSAGE_PRINTER_MODEL=mute-80 (or mute-58) uses it all the same, without status',
  busy: 'another program holds it: a running Passage counts; a print service must let it go',
  forbidden: 'sudo usermod -aG lp $USER   and log in again',
  stopped: 'the print queue is paused: resume it in the system’s printer settings',
};

function statusWords(status: PrinterStatus): string {
  if (status.offlineReason !== null) return `not ready: ${status.offlineReason}`;
  const paper = status.paper === 'unknown' ? 'paper not told' : `paper ${status.paper}`;
  return `ready, ${paper}${status.cover === 'unknown' ? '' : `, cover ${status.cover}`}`;
}

/** Asks one printer how it is, and leaves it as it was; four seconds at most. */
async function ask(name: string, detail: string, place: PrinterPlace): Promise<Finding> {
  const { printer, model } = await openPrinter(place, systemTimers());
  try {
    const status = await printer.status();
    const words = `${detail}, driven as ${model.id}: ${statusWords(status)}`;
    return status.offlineReason === null ? ok(name, words) : optional(name, words, remedies[status.offlineReason]);
  } finally {
    printer.close();
  }
}

async function onUsb(device: LpDevice): Promise<Finding> {
  const serial = device.serial === '' ? 'no serial number' : `serial ${device.serial}`;
  const about = `${[device.manufacturer, device.name].filter((part) => part !== '').join(' ')} at ${device.path} (${serial})`;
  if (!device.isEscpos) return ok('USB printer', `${about}: no slip printer, left alone`);
  const known = printerModelByName(device.name) === null ? ', not in the list of models' : '';
  return ask('USB slip printer', `${about}${known}`, { kind: 'usb', path: device.path, modelId: null });
}

/** The printers on USB by what they call themselves, and the one that the settings (`PASSAGE_PRINTER`) name elsewhere, each with its status. */
export async function printers(setting: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const device of await findLpDevices()) findings.push(await onUsb(device));
  try {
    const choice = printerOf(setting);
    if (choice.kind === 'tcp' || choice.kind === 'cups' || choice.kind === 'windows-spooler')
      findings.push(await ask('slip printer', `PASSAGE_PRINTER=${setting}`, placeOf(choice, null)));
  } catch (error) {
    findings.push(optional('slip printer', error instanceof Error ? error.message : String(error), 'correct PASSAGE_PRINTER'));
  }
  if (findings.length > 0) return findings;
  return [
    optional(
      'slip printers',
      'none on USB (/dev/usb/lp*), none named by PASSAGE_PRINTER',
      'plug it in; without devices the devices page has simulated ones',
    ),
  ];
}
