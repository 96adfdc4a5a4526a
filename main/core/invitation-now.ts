import { invitationCode } from '../../domain/invite/invitation-code.ts';
import { addDays } from '../../domain/time/local-time.ts';
import { mallDayAt } from '../../domain/time/mall-day.ts';
import type { SlipServices } from './slip-of.ts';

/** An account's invitation as it is made today; null: this kiosk is not enrolled, or knows no mall yet. The same day gives the same code. */
export function invitationNow(
  services: Pick<SlipServices, 'house' | 'identity' | 'factBook'>,
  accountId: string,
): { readonly code: string; readonly untilLocal: string } | null {
  const key = services.identity.enrolment()?.voucherKey;
  const catalogue = services.house.catalogue();
  if (key === undefined || catalogue === null) return null;
  const { mall, settings } = catalogue;
  const untilLocal = addDays(mallDayAt(services.factBook.nowMs(), mall.offsets, mall.dayCutoffMinutes), settings.invitationDays);
  return { code: invitationCode(key, { inviterId: accountId, untilDay: untilLocal }), untilLocal };
}
