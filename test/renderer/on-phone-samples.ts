/** Sample screens of "on your own phone". */
import type { Frame, ReceiptRow } from '../../domain/contract/screen-parts.ts';
import type { Sample } from './samples.ts';

/** Where it is offered, in front and beside; the code with receipts and without; the moment before it. */
export function onPhoneScreens(nobody: Frame, kept: ReceiptRow[]): Sample[] {
  const keptScreen = { kind: 'kept-receipts', frame: nobody, rows: kept, totalMinor: 245_000, secondsLeft: 75, secondsAll: 90 } as const;
  const code = {
    kind: 'on-phone',
    frame: nobody,
    url: 'https://lumen.example/phone/#R2Fs4xkq9t7PpLwZc0aVbN3uYhM',
    receipts: 3,
    stayed: 0,
    untilLocal: '2026-11-14T15:10:00',
    secondsLeft: 24,
    secondsAll: 30,
  } as const;
  return [
    { name: 'kept-receipts-phone', screen: { ...keptScreen, rows: [...keptScreen.rows], phone: 'offered' } },
    { name: 'kept-receipts-phone-first', screen: { ...keptScreen, rows: [...keptScreen.rows], phone: 'first' } },
    { name: 'join-age-phone', screen: { kind: 'join-age', frame: nobody, keptReceipts: 0, phone: 'offered' } },
    { name: 'on-phone', screen: code },
    { name: 'on-phone-stayed', screen: { ...code, stayed: 2 } },
    { name: 'on-phone-none', screen: { ...code, url: 'https://lumen.example/phone/', receipts: 0, untilLocal: null } },
    { name: 'on-phone-asking', screen: { ...code, url: null, untilLocal: null, secondsLeft: 30 } },
  ];
}
