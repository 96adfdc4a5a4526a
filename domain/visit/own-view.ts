/** A member's own affairs out of the account: consent, leaving, points on their way. */
import type { AccountDocument } from '../contract/account-document.ts';
import { localOf } from '../time/zone.ts';
import type { OwnView } from './own-page.ts';
import type { ViewOptions } from './progress-view.ts';

const DAY_MS = 86_400_000;

/** @see file comment */
export function ownView({ consent, leaving, transfers }: AccountDocument, { catalogue, atMs }: ViewOptions): OwnView {
  const { settings, mall } = catalogue;
  const day = (ms: number): string => localOf(ms, mall.offsets).slice(0, 10);
  return {
    consent: { sms: consent?.sms === true, email: consent?.email === true },
    leaving: leaving === null ? null : { untilLocal: day(leaving.untilMs), reference: leaving.reference },
    onTheWay: transfers
      .filter((one) => one.ripeAtMs > atMs)
      .toSorted((a, b) => a.ripeAtMs - b.ripeAtMs)
      .map(({ transferId, reference, points, ripeAtMs }) => ({ transferId, reference, points, arrivesLocal: day(ripeAtMs) })),
    giveArrivesLocal: day(atMs + settings.transferWaitDays * DAY_MS),
    leaveUntilLocal: day(atMs + settings.leaveWaitDays * DAY_MS),
  };
}
