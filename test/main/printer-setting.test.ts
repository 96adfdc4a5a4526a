import { expect, test } from 'vitest';

import { readCoreSettings, WrongSetting } from '../../main/core-settings.ts';

const read = (...flags: readonly string[]) =>
  readCoreSettings(['--server', 'http://127.0.0.1:1', '--data', '/tmp/x', ...flags], {}, '/app/core');

test('a printer is named in one setting, whichever way it is reached', () => {
  expect(read().printer).toEqual({ kind: 'auto' });
  expect(read('--printer', 'none').printer).toEqual({ kind: 'none' });
  expect(read('--printer', 'usb:X7A').printer).toEqual({ kind: 'usb', serial: 'X7A' });
  expect(read('--printer', 'lp:/dev/usb/lp1').printer).toEqual({ kind: 'lp', path: '/dev/usb/lp1' });
  expect(read('--printer', 'tcp:10.0.0.9:9100').printer).toEqual({ kind: 'tcp', host: '10.0.0.9', port: 9100, isTwin: false });
  expect(read('--printer', 'ipp://localhost/printers/slip').printer).toEqual({ kind: 'cups', url: 'ipp://localhost/printers/slip' });
  expect(read('--printer', 'windows:EPSON TM-T20III').printer).toEqual({ kind: 'windows-spooler', printer: 'EPSON TM-T20III' });
});

test('what names no printer, and no model, is told with what it should be', () => {
  for (const wrong of ['usb:', 'lp:usb/lp0', 'tcp:host', 'tcp:host:99999', 'ipp:', 'http://x', 'windows:'])
    expect(() => read('--printer', wrong)).toThrow(WrongSetting);
  expect(read('--printer-model', 'pos-58').printerModel).toBe('pos-58');
  expect(read().printerModel).toBeNull();
  expect(() => read('--printer-model', 'laser')).toThrow(/generic-80, generic-58/);
});

test('a printer is given its usual time, unless the settings multiply it by a whole number', () => {
  expect(read().printerPatience).toBe(1);
  expect(read('--printer-patience', '10').printerPatience).toBe(10);
  for (const wrong of ['0', '-1', '1.5', '100', 'long']) expect(() => read(`--printer-patience=${wrong}`)).toThrow(WrongSetting);
});
