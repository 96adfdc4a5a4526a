/** Sample screens of forms, of unknown cards and of joining. */
import type { Frame } from '../../domain/contract/screen-parts.ts';
import type { Names } from './sample-names.ts';
import { rows, shops } from './sample-pieces.ts';
import { onPhoneScreens } from './on-phone-samples.ts';
import type { Sample } from './samples.ts';

/** Unknown cards, kept receipts, typed numbers and receipts. */
export function formScreens(frame: Frame, nobody: Frame, say: Names): Sample[] {
  const typed = {
    kind: 'type-receipt' as const,
    frame,
    step: 'shop' as const,
    steps: ['shop' as const, 'number' as const, 'date' as const, 'amount' as const],
    scanned: false,
    filter: 'co',
    shops: shops.slice(0, 4),
    lately: 0,
    shop: null,
    number: '',
    dateLocal: '2026-11-14',
    timeText: '',
    amountText: '',
    complete: false,
    todayLocal: '2026-11-14',
  };
  const corso = shops[0] ?? null;
  const filled = { ...typed, filter: '', shops, shop: corso, number: '004417', dateLocal: '2026-11-12', timeText: '1240' };
  const kept = rows(say).slice(0, 1);
  return [
    { name: 'unknown-card', screen: { kind: 'unknown-card', frame: nobody, last4: '0912', offlineEarns: false, keptReceipts: 1 } },
    {
      name: 'unknown-card-offline',
      screen: { kind: 'unknown-card', frame: { ...nobody, online: false }, last4: '0912', offlineEarns: true, keptReceipts: 0 },
    },
    {
      name: 'kept-receipts',
      screen: { kind: 'kept-receipts', frame: nobody, rows: kept, totalMinor: 245_000, secondsLeft: 75, secondsAll: 90, phone: null },
    },
    ...onPhoneScreens(nobody, kept),
    { name: 'type-card', screen: { kind: 'type-card', frame: nobody, digits: '2200481', length: 16, complete: false, pausedSeconds: 0 } },
    { name: 'type-card-paused', screen: { kind: 'type-card', frame: nobody, digits: '', length: 16, complete: false, pausedSeconds: 42 } },
    { name: 'type-receipt-shop', screen: typed },
    { name: 'type-receipt-number', screen: { ...filled, step: 'number', complete: true } },
    { name: 'type-receipt-date', screen: { ...filled, step: 'date', complete: true } },
    { name: 'type-receipt-amount', screen: { ...filled, step: 'amount', amountText: '1000000,50', complete: true } },
    {
      name: 'type-receipt-scanned',
      screen: { ...filled, step: 'amount', steps: ['date', 'amount'], scanned: true, amountText: '1780', complete: true },
    },
    { name: 'type-receipt-check', screen: { ...filled, step: 'check', amountText: '1780', complete: true } },
    {
      name: 'pick-shop',
      screen: { kind: 'pick-shop', frame, filter: '', shops, lately: 2, amountMinor: 64_000, purchasedAtLocal: '2026-11-14T12:48:00' },
    },
    {
      name: 'pick-shop-none',
      screen: {
        kind: 'pick-shop',
        frame,
        filter: 'xyz',
        shops: [],
        lately: 0,
        amountMinor: 64_000,
        purchasedAtLocal: '2026-11-13T12:48:00',
      },
    },
  ];
}

/** A newcomer joins. */
export function joinScreens(frame: Frame): Sample[] {
  return [
    { name: 'join-age', screen: { kind: 'join-age', frame, keptReceipts: 1, phone: null } },
    { name: 'join-terms', screen: { kind: 'join-terms', frame, accepted: true, sms: false, email: false, fullText: false } },
    { name: 'join-terms-full', screen: { kind: 'join-terms', frame, accepted: false, sms: true, email: false, fullText: true } },
    { name: 'join-phone', screen: { kind: 'join-phone', frame, prefix: '+7', digits: '4012345', complete: true } },
    { name: 'join-card', screen: { kind: 'join-card', frame, printerReady: true } },
    { name: 'join-card-screen', screen: { kind: 'join-card', frame: { ...frame, printer: 'paper-out' }, printerReady: false } },
    {
      name: 'join-done',
      screen: { kind: 'join-done', frame, number: '2200481900004821', qrText: 'PSG1:2200481900004821', printed: false, welcomePoints: 100 },
    },
    { name: 'join-done-printed', screen: { kind: 'join-done', frame, number: null, qrText: null, printed: true, welcomePoints: 100 } },
  ];
}
