/** The pages of what a member has, out of the account as it is now. What the account no longer has falls back to its list. */
import type { Screen } from '../contract/screen.ts';
import type { Frame } from '../contract/screen-parts.ts';
import { clausesOf } from '../text/clauses.ts';
import type { MinePage, PaperPage } from './mine-page.ts';
import type { AccountView } from './port.ts';

const open = (state: string): boolean => state === 'granted' || state === 'to-be-confirmed';

/** @see file comment */
export function mineScreen(frame: Frame, account: AccountView, page: MinePage | PaperPage): Screen {
  switch (page.kind) {
    case 'mine':
      return mine(frame, account);
    case 'vouchers':
      return vouchers(frame, account);
    case 'voucher':
      return voucher(frame, account, page);
    case 'tickets':
      return tickets(frame, account);
    case 'draw':
      return draw(frame, account, page.drawId);
    case 'campaigns':
      return campaigns(frame, account);
    case 'campaign':
    case 'terms':
      return campaign(frame, account, page);
    case 'paper':
      return { kind: 'printing', frame, voucherCount: 0 };
    case 'no-paper':
      return { kind: 'no-paper', frame, why: page.why };
  }
}

function mine(frame: Frame, account: AccountView): Screen {
  return {
    kind: 'mine',
    frame,
    balance: account.balance,
    openVouchers: account.vouchers.filter((each) => open(each.state)).length,
    tickets: account.draws.reduce((sum, each) => sum + (each.view.isOver ? 0 : each.view.tickets), 0),
    campaigns: account.campaigns.length,
    forMe: account.campaigns.filter((each) => each.view.forMe).length,
    receipts: account.receipts.length,
  };
}

/** Open ones by their end, then the past as the account has them. */
function vouchers(frame: Frame, account: AccountView): Screen {
  const standing = account.vouchers
    .filter((each) => open(each.state))
    .toSorted((a, b) => (a.deadlineLocal === b.deadlineLocal ? 0 : a.deadlineLocal < b.deadlineLocal ? -1 : 1));
  return {
    kind: 'vouchers',
    frame,
    vouchers: [...standing, ...account.vouchers.filter((each) => !open(each.state))],
    open: standing.length,
  };
}

function voucher(frame: Frame, account: AccountView, page: Extract<MinePage, { kind: 'voucher' }>): Screen {
  const found = account.vouchers.find((each) => each.voucherId === page.voucherId);
  if (found === undefined) return vouchers(frame, account);
  const canUse = open(found.state);
  return {
    kind: 'voucher',
    frame,
    voucher: found,
    canUse,
    code: canUse ? page.code : null,
    choices: canUse ? [...(account.choices[found.voucherId] ?? [])] : [],
  };
}

function tickets(frame: Frame, account: AccountView): Screen {
  const draws = account.draws.map((each) => each.view);
  return { kind: 'tickets', frame, draws, tickets: draws.reduce((sum, each) => sum + (each.isOver ? 0 : each.tickets), 0) };
}

function draw(frame: Frame, account: AccountView, drawId: string): Screen {
  const found = account.draws.find((each) => each.view.drawId === drawId);
  if (found === undefined) return tickets(frame, account);
  const { view, ticketIds, prizes, publicValue, address } = found;
  return { kind: 'draw', frame, draw: view, ticketIds: [...ticketIds], prizes: [...prizes], publicValue, address };
}

function campaigns(frame: Frame, account: AccountView): Screen {
  const all = account.campaigns.map((each) => each.view);
  return { kind: 'campaigns', frame, campaigns: all, forMe: all.filter((each) => each.forMe).length };
}

function campaign(frame: Frame, account: AccountView, page: Extract<MinePage, { kind: 'campaign' | 'terms' }>): Screen {
  const found = account.campaigns.find((each) => each.view.campaignId === page.campaignId);
  if (found === undefined) return campaigns(frame, account);
  const clauses = clausesOf(found.terms);
  if (page.kind === 'terms') return { kind: 'terms', frame, title: found.view.title, version: found.version, clauses };
  return { kind: 'campaign', frame, campaign: found.view, hasTerms: clauses.length > 0 };
}
