/** Sample screens of the member's own affairs. */
import type { Frame } from '../../domain/contract/screen-parts.ts';
import type { Sample } from './samples.ts';

const gift = (n: number, points: number) => ({
  transferId: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  reference: `K3-${482_000 + n}`,
  points,
  arrivesLocal: '2026-11-28',
});

/** Settings, who sees what, giving, leaving: the plain, the long, and what is refused. */
export function ownScreens(frame: Frame): Sample[] {
  const ends = { points: 1_240, vouchers: 2, tickets: 5, untilLocal: '2026-12-06' };
  return [
    { name: 'settings', screen: { kind: 'settings', frame, sms: true, email: false, onTheWay: 0, canGive: true } },
    { name: 'settings-all', screen: { kind: 'settings', frame, sms: true, email: true, onTheWay: 2, canGive: true } },
    { name: 'settings-provisional', screen: { kind: 'settings', frame, sms: false, email: false, onTheWay: 0, canGive: false } },
    { name: 'who-sees', screen: { kind: 'who-sees', frame, whole: false } },
    { name: 'who-sees-whole', screen: { kind: 'who-sees', frame, whole: true } },
    { name: 'give-card', screen: { kind: 'give-card', frame, points: 1_240, wrong: null } },
    ...(['unknown', 'own', 'provisional', 'leaving'] as const).map((wrong) => ({
      name: `give-card-${wrong}`,
      screen: { kind: 'give-card' as const, frame, points: 1_240, wrong },
    })),
    { name: 'give-amount', screen: { kind: 'give-amount', frame, last4: '7350', points: 1_240, text: '200', complete: true } },
    { name: 'give-amount-many', screen: { kind: 'give-amount', frame, last4: '7350', points: 1_240, text: '9999999', complete: false } },
    { name: 'give-check', screen: { kind: 'give-check', frame, last4: '7350', points: 200, left: 1_040, arrivesLocal: '2026-11-28' } },
    {
      name: 'give-check-large',
      screen: { kind: 'give-check', frame, last4: '7350', points: 1_284_301, left: 1, arrivesLocal: '2026-11-28' },
    },
    { name: 'on-the-way', screen: { kind: 'on-the-way', frame, gifts: [gift(1, 200)] } },
    { name: 'on-the-way-many', screen: { kind: 'on-the-way', frame, gifts: [1, 2, 3, 4, 5, 6].map((n) => gift(n, n * 1_250)) } },
    { name: 'on-the-way-none', screen: { kind: 'on-the-way', frame, gifts: [] } },
    { name: 'leave', screen: { kind: 'leave', frame, ...ends } },
    { name: 'leave-little', screen: { kind: 'leave', frame, ...ends, points: 0, vouchers: 0, tickets: 0 } },
    { name: 'leaving', screen: { kind: 'leaving', frame, ...ends, reference: 'K3-482104' } },
  ];
}
