/** The pages of the member's own affairs. */
import type { Frame } from '../contract/screen-parts.ts';
import type { Screen } from '../contract/screen.ts';
import { pointsTyped } from './own-page.ts';
import type { OwnPage } from './own-page.ts';
import type { AccountView } from './port.ts';

/** @see file comment */
export function ownScreen(frame: Frame, account: AccountView, page: OwnPage): Screen {
  const { own, spendablePoints: points } = account;
  switch (page.kind) {
    case 'settings':
      return { kind: 'settings', frame, ...own.consent, onTheWay: own.onTheWay.length, canGive: canGive(account) };
    case 'who-sees':
      return { kind: 'who-sees', frame, whole: page.whole };
    case 'give-card':
      return { kind: 'give-card', frame, points, wrong: page.wrong };
    case 'give-amount':
      return { kind: 'give-amount', frame, last4: page.to.last4, points, text: page.text, complete: amountFits(account, page.text) };
    case 'give-check': {
      const { to, points: given } = page;
      return { kind: 'give-check', frame, last4: to.last4, points: given, left: points - given, arrivesLocal: own.giveArrivesLocal };
    }
    case 'on-the-way':
      return { kind: 'on-the-way', frame, gifts: [...own.onTheWay] };
    case 'leave':
      return { kind: 'leave', frame, ...lost(account), untilLocal: own.leaveUntilLocal };
    case 'leaving':
      return own.leaving === null
        ? { kind: 'leave', frame, ...lost(account), untilLocal: own.leaveUntilLocal }
        : { kind: 'leaving', frame, ...lost(account), ...own.leaving };
  }
}

/** Whether there is anything to give, and somebody who may. */
export function canGive({ status, spendablePoints, own }: AccountView): boolean {
  return status === 'active' && own.leaving === null && spendablePoints > 0;
}

/** Whether what is typed can be given. */
export function amountFits({ spendablePoints }: AccountView, text: string): boolean {
  const typed = pointsTyped(text);
  return typed > 0 && typed <= spendablePoints;
}

/** What ends with the account, in plain figures. */
function lost({ balance, vouchers, draws }: AccountView) {
  return {
    points: balance.points + balance.restricted.reduce((sum, one) => sum + one.points, 0) + (balance.later?.points ?? 0),
    vouchers: vouchers.filter((one) => one.state === 'granted' || one.state === 'to-be-confirmed').length,
    tickets: draws.reduce((sum, one) => sum + (one.view.isOver ? 0 : one.view.tickets), 0),
  };
}
