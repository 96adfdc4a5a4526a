/** Decides the server's own acts: the other half of the log. Pure, like `decide`. */
import type { Act } from '../contract/act.ts';
import { done } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import { runBirthdays } from './birthdays.ts';
import { bookDeposit } from './book-deposit.ts';
import { lapseIfClosed } from './close-account.ts';
import { checkReceipt } from './check-receipt.ts';
import { confirmPhone } from './confirm-phone.ts';
import { closePeriod } from './close-period.ts';
import { announceDraw } from './draw-announced.ts';
import { closeDraw } from './draw-closed.ts';
import { drawWinners } from './draw-drawn.ts';
import { disownAccount } from './disown-account.ts';
import { givePointsByCode } from './give-points.ts';
import { askToLeaveByCode } from './leave.ts';
import { linkCardByCode } from './link-card.ts';
import { loadCampaign } from './load-campaign.ts';
import { enrolKiosk, setKioskStatus, startKiosk } from './kiosk-act.ts';
import { planLeasesAct, writeOffLeases } from './lease-act.ts';
import { settlePrize } from './prize-settled.ts';
import { postCorrection } from './post-correction.ts';
import { putCatalogue } from './put-catalogue.ts';
import { remindOfExpiry } from './remind-expiry.ts';
import type { RuleKeeper } from './rule-keeper.ts';
import { Scribe } from './scribe.ts';
import { setAudience } from './set-audience.ts';
import { runTick } from './tick.ts';
import type { Change, DecideContext, Posting, World } from './world.ts';

/** Everything the decider says about one act. */
export interface ActDecision {
  readonly ending: ActEnding;
  readonly changes: readonly Change[];
  readonly postings: readonly Posting[];
}

/** Decides one act. `actId` names its transactions; `context.kioskId` is not looked at. */
export function decideAct(world: World, actId: string, act: Act, context: DecideContext, rules: RuleKeeper): ActDecision {
  const scribe = new Scribe(world, context, rules, actId, 'atMs' in act ? act.atMs : context.decidedAtMs);
  const ending = endAct(scribe, act);
  return { ending, ...scribe.written() };
}

function endAct(scribe: Scribe, act: Act): ActEnding {
  switch (act.kind) {
    case 'catalogue.put':
      return putCatalogue(scribe, act);
    case 'campaign.loaded':
      return loadCampaign(scribe, act);
    case 'tick':
      return runTick(scribe, act);
    case 'leases.planned':
      return planLeasesAct(scribe, act);
    case 'lease.written-off':
      return writeOffLeases(scribe, act);
    case 'kiosk.enrolled':
      return enrolKiosk(scribe, act);
    case 'kiosk.started':
      return startKiosk(scribe, act);
    case 'kiosk.status-set':
      return setKioskStatus(scribe, act);
    case 'audience.set':
      return setAudience(scribe, act);
    case 'birthdays.came':
      return runBirthdays(scribe, act);
    case 'reminders.came':
      return remindOfExpiry(scribe, act);
    case 'deposit.booked':
      return bookDeposit(scribe, act);
    case 'correction.posted':
      return postCorrection(scribe, act);
    case 'period.closed':
      return closePeriod(scribe, act);
    case 'draw.announced':
      return announceDraw(scribe, act);
    case 'draw.closed':
      return closeDraw(scribe, act);
    case 'draw.drawn':
      return drawWinners(scribe, act);
    case 'prize.settled':
      return settlePrize(scribe, act);
    case 'receipt.checked':
      return lapsing(scribe, checkReceipt(scribe, act));
    case 'phone.confirmed':
      return confirmPhone(scribe, act);
    case 'points.given':
      return givePointsByCode(scribe, act);
    case 'leave.asked':
      return askToLeaveByCode(scribe, act);
    case 'card.linked':
      return linkCardByCode(scribe, act);
    case 'account.disowned':
      return disownAccount(scribe, act);
    case 'office.did':
      return done;
  }
}

/** An answer about a receipt may come after its member has left. */
function lapsing(scribe: Scribe, ending: ActEnding): ActEnding {
  const changed = scribe.written().changes.flatMap((change) => ('accountId' in change ? [change.accountId] : []));
  for (const accountId of new Set(changed)) lapseIfClosed(scribe, accountId);
  return ending;
}
