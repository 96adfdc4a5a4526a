import type { OpenShift, ShiftReport, StockLine } from '../../../domain/desk/shift-count.ts';
import { shiftSoFar } from '../../../domain/desk/shift-report.ts';

/** A shift of the bench, begun this morning. */
export const benchShift: OpenShift = {
  shiftId: '00000000-0000-7000-8000-00000000d001',
  reference: 'D1-417',
  startedBy: 'm-lind',
  startedAtMs: 1_000,
  startedLocal: '2026-11-14T09:45:00',
};

const name = (en: string, ru: string, fi: string, de: string) => ({ en, ru, fi, de });

/** Gifts that are fetched at the bench. */
export const benchStock: readonly StockLine[] = [
  {
    giftId: 'umbrella',
    name: name('Umbrella', 'Зонт', 'Sateenvarjo', 'Regenschirm'),
    art: 'umbrella',
    total: 60,
    handedOut: 20,
    due: true,
  },
  {
    giftId: 'hare',
    name: name('Plush hare', 'Плюшевый заяц', 'Pehmojänis', 'Plüschhase'),
    art: 'hare',
    total: 100,
    handedOut: 63,
    due: true,
  },
  { giftId: 'mug', name: name('Mug', 'Кружка', 'Muki', 'Becher'), art: 'mug', total: 40, handedOut: 0, due: true },
  { giftId: 'lamp', name: name('Lamp', 'Лампа', 'Lamppu', 'Lampe'), art: null, total: 12, handedOut: 2, due: false },
];

const empty = shiftSoFar([]);

/** What a busy day at the bench came to. */
export const benchReport = (shift: OpenShift): Omit<ShiftReport, 'gifts'> => ({
  ...empty,
  figures: {
    ...empty.figures,
    booked: 421,
    scanned: 412,
    typed: 9,
    bookedMinor: 128_640_000,
    points: 12_864,
    toBeConfirmed: 2,
    held: 4,
    refused: 7,
    overrides: 4,
    decided: 6,
    disputes: 1,
    released: 3,
    burned: 1,
    moved: 12,
    refunds: 2,
    handedOut: 75,
    opened: 5,
    sought: 3,
    slips: 96,
    copies: 2,
  },
  shift,
  untilLocal: '2026-11-14T18:15:00',
  people: [
    { name: 'M. Lind', fromLocal: '2026-11-14T09:45:00', untilLocal: '2026-11-14T14:02:00' },
    { name: 'H. Berg', fromLocal: '2026-11-14T14:02:00', untilLocal: null },
  ],
  exceptions: [
    { atLocal: '2026-11-14T10:12:00', reference: 'D1-431', reason: 'the till was out of order', name: 'M. Lind', second: null },
    { atLocal: '2026-11-14T16:40:00', reference: 'D1-512', reason: 'was ill', name: 'M. Lind', second: 'H. Berg' },
  ],
});
