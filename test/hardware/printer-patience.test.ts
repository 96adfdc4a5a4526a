/** How long a printer's answer is waited for, when the machine that asks is slow itself. */
import { expect, test } from 'vitest';
import type { PrinterChannel } from '../../hardware/printer/printer-channel.ts';
import { PrinterSession } from '../../hardware/printer/printer-session.ts';
import { patientTimers } from '../../hardware/reader/driver-timers.ts';
import type { DriverTimers } from '../../hardware/reader/hid-handle.ts';
import { virtualTime } from './virtual-time.ts';

/** All four answers to DLE EOT of a printer that is well, after a time. */
const answering = (timers: DriverTimers, afterMs: number): PrinterChannel => {
  let hear = (_: Uint8Array): void => undefined;
  return {
    write: () => {
      timers.after(afterMs, () => hear(Uint8Array.of(0x16, 0x12, 0x12, 0x12)));
      return Promise.resolve();
    },
    onData: (listener) => {
      hear = listener;
    },
    onLost: () => undefined,
    close: () => undefined,
  };
};
const asked = (answerAfterMs: number, patience: number): Promise<boolean> => {
  const time = virtualTime();
  const session = new PrinterSession(answering(time.timers, answerAfterMs), patientTimers(time.timers, patience), (status) => status);
  return time.until(
    session.askStatus().then(({ online }) => online),
    60_000,
  );
};

test('an answer that came while the asking process was held up past the limit is heard; a printer that stays silent is silent', async () => {
  expect(await asked(5, 1)).toBe(true);
  expect(await asked(2050, 1)).toBe(true);
  expect(await asked(2500, 1)).toBe(false);
});

test('on a machine that is ten times slower every limit is ten times longer', async () => {
  expect(await asked(20_500, 10)).toBe(true);
  expect(await asked(25_000, 10)).toBe(false);
});
