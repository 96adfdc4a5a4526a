/** The pages of what a member has, out of the account as it is now. What the account no longer has falls back to its list. */
import type { Screen } from '../contract/screen.ts';
import type { Frame } from '../contract/screen-parts.ts';
import { clausesOf } from '../text/clauses.ts';
import type { MinePage, PaperPage } from './mine-page.ts';
import { shopsOnMap } from './building.ts';
import type { AccountView, HouseState } from './port.ts';
import type { VisitStage } from './state.ts';
import { yoursOffer } from './view-people.ts';

const open = (state: string): boolean => state === 'granted' || state === 'to-be-confirmed';

/** @see file comment */
export function mineScreen(frame: Frame, house: HouseState, visit: VisitStage, page: MinePage | PaperPage): Screen {
  const { account } = visit;
  switch (page.kind) {
    case 'mine':
      return mine(frame, house, visit);
    case 'vouchers':
      return vouchers(frame, account);
    case 'voucher':
      return voucher(frame, account, page);
    case 'tickets':
      return tickets(frame, account);
    case 'draw':
      return draw(frame, account, page.drawId);
    case 'campaigns':
      return campaigns(frame, account, page.forMe);
    case 'campaign':
    case 'terms':
      return campaign(frame, house, account, page);
    case 'paper':
      return { kind: 'printing', frame, voucherCount: 0 };
    case 'no-paper':
      return { kind: 'no-paper', frame, why: page.why };
  }
}

function mine(frame: Frame, house: HouseState, visit: VisitStage): Screen {
  const { account } = visit;
  return {
    kind: 'mine',
    frame,
    balance: account.balance,
    openVouchers: account.vouchers.filter((each) => open(each.state)).length,
    tickets: account.draws.reduce((sum, each) => sum + (each.view.isOver ? 0 : each.view.tickets), 0),
    campaigns: account.campaigns.length,
    forMe: account.campaigns.filter((each) => each.view.forMe).length,
    receipts: account.receipts.length,
    questionnaire: yoursOffer(visit, house.promotionDay, frame),
    invites: house.people[frame.language].invitation !== null,
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
  const { view, numbers, prizes, publicValue, address } = found;
  return { kind: 'draw', frame, draw: view, numbers: [...numbers], prizes: [...prizes], publicValue, address };
}

function campaigns(frame: Frame, account: AccountView, onlyForMe: boolean): Screen {
  const all = account.campaigns.map((each) => each.view).filter((each) => each.forMe || !onlyForMe);
  return { kind: 'campaigns', frame, onlyForMe, campaigns: all, forMe: all.filter((each) => each.forMe).length };
}

function campaign(frame: Frame, house: HouseState, account: AccountView, page: Extract<MinePage, { kind: 'campaign' | 'terms' }>): Screen {
  const found = account.campaigns.find((each) => each.view.campaignId === page.campaignId);
  if (found === undefined) return campaigns(frame, account, false);
  const clauses = clausesOf(found.terms);
  if (page.kind === 'terms')
    return { kind: 'terms', frame, campaign: found.view, whole: page.whole, title: found.view.title, version: found.version, clauses };
  return {
    kind: 'campaign',
    frame,
    campaign: found.view,
    hasTerms: clauses.length > 0,
    onMap: shopsOnMap(house.building, page.campaignId, house.shops[frame.language]),
  };
}
