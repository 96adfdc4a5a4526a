/**
 * The decider: one fact against the world. Pure; the server decides with it, the kiosk predicts with it. Nothing is written before every check of its kind
 * has passed, in the order of the `refusal` enum.
 */
import type { Fact } from '../contract/fact.ts';
import { answerQuestionnaire } from './answer-questionnaire.ts';
import { askGift } from './ask-gift.ts';
import { cancelVoucher } from './cancel-voucher.ts';
import { chooseConsent } from './choose-consent.ts';
import { chooseLanguage } from './choose-language.ts';
import { chooseVoucher } from './choose-voucher.ts';
import { lapseIfClosed } from './close-account.ts';
import { clearNotices } from './clear-notices.ts';
import { concernedAccounts } from './concerned-accounts.ts';
import { confirmAccount } from './confirm-account.ts';
import { decideReceipt } from './decide-receipt.ts';
import { givePoints, undoGift } from './give-points.ts';
import { honourVoucher } from './honour-voucher.ts';
import { tidy } from './housekeeping.ts';
import { noteProfile } from './note-profile.ts';
import { issueVoucher } from './issue-voucher.ts';
import { endNotMine } from './disown-account.ts';
import { askToLeave, undoLeave } from './leave.ts';
import { linkCard, wishLink } from './link-card.ts';
import { mapTill } from './map-till.ts';
import { mergeAccounts } from './merge-accounts.ts';
import { moveReceipt } from './move-receipt.ts';
import { openAccount } from './open-account.ts';
import { promisePaper } from './promise-paper.ts';
import { registerReceipt } from './register-receipt.ts';
import { returnReceipt } from './return-receipt.ts';
import { reviewCase } from './review-case.ts';
import { RuleKeeper } from './rule-keeper.ts';
import { Scribe } from './scribe.ts';
import type { Ending } from './scribe.ts';
import { recordSlip } from './slip-printed.ts';
import { endShift, startShift } from './shift.ts';
import { recordSession } from './staff-session.ts';
import { voidReceipt } from './void-receipt.ts';
import type { DecideContext, Decision, World } from './world.ts';

/**
 * Decides one fact. `rules` keeps the campaign index between calls; pass one a process. Throws `WorldIncomplete` when mall or settings are missing: the
 * world was not loaded.
 */
export function decide(world: World, fact: Fact, context: DecideContext, rules: RuleKeeper = new RuleKeeper()): Decision {
  const scribe = new Scribe(world, context, rules, fact.id, fact.registeredAtMs);
  const ending = end(scribe, fact);
  for (const accountId of touchedAccounts(scribe, fact)) {
    if (context.role === 'decide' && ending.fate !== 'refused') lapseIfClosed(scribe, accountId);
    if (context.role === 'decide') tidy(scribe, accountId, fact.registeredAtMs, false);
    if ((scribe.account(accountId).ownSeqs[fact.kioskId] ?? 0) < fact.seq) {
      scribe.change({ kind: 'account.ownSeqSet', accountId, kioskId: fact.kioskId, seq: fact.seq });
    }
  }
  return {
    outcome: {
      factId: fact.id,
      seq: fact.seq,
      fate: ending.fate,
      refusal: ending.fate === 'refused' ? ending.refusal : null,
      holds: ending.fate === 'held' ? [...ending.holds] : [],
      flags: [...scribe.flags].sort(),
      awards: scribe.awards,
      nearMisses: scribe.sentences,
    },
    ...scribe.written(),
  };
}

/** Accounts the fact concerns, and any other that its decision changed (a dispute, a till with receipts of many). */
function touchedAccounts(scribe: Scribe, fact: Fact): readonly string[] {
  const changed = scribe
    .written()
    .changes.flatMap((change) =>
      change.kind === 'document.put' ? [] : [change.kind === 'account.opened' ? change.account.id : change.accountId],
    );
  return [...new Set([...concernedAccounts(scribe.world, fact.body), ...changed])];
}

function end(scribe: Scribe, fact: Fact): Ending {
  const { body } = fact;
  switch (body.kind) {
    case 'receipt.registered':
      return registerReceipt(scribe, fact, body);
    case 'receipt.moved':
      return moveReceipt(scribe, fact, body);
    case 'receipt.voided':
      return voidReceipt(scribe, fact, body);
    case 'receipt.decided':
      return decideReceipt(scribe, fact, body);
    case 'till.mapped':
      return mapTill(scribe, fact, body);
    case 'gift.asked':
      return askGift(scribe, fact, body);
    case 'voucher.issued':
      return issueVoucher(scribe, fact, body);
    case 'voucher.honoured':
      return honourVoucher(scribe, fact, body);
    case 'voucher.cancelled':
      return cancelVoucher(scribe, fact, body);
    case 'account.opened':
      return openAccount(scribe, fact, body);
    case 'card.linked':
      return linkCard(scribe, fact, body);
    case 'link.wished':
      return wishLink(scribe, fact, body);
    case 'account.confirmed':
      return confirmAccount(scribe, fact, body);
    case 'paper.promised':
      return promisePaper(scribe, fact, body);
    case 'language.chosen':
      return chooseLanguage(scribe, fact, body);
    case 'notices.told':
      return clearNotices(scribe, fact, body);
    case 'receipt.returned':
      return returnReceipt(scribe, fact, body);
    case 'case.reviewed':
      return reviewCase(scribe, fact, body);
    case 'points.given':
      return givePoints(scribe, fact, body);
    case 'points.gift-undone':
      return undoGift(scribe, fact, body);
    case 'accounts.merged':
      return mergeAccounts(scribe, fact, body);
    case 'questionnaire.answered':
      return answerQuestionnaire(scribe, fact, body);
    case 'voucher.chosen':
      return chooseVoucher(scribe, fact, body);
    case 'profile.told':
      return noteProfile(scribe, body);
    case 'consent.chosen':
      return chooseConsent(scribe, body);
    case 'leave.asked':
      return askToLeave(scribe, fact, body);
    case 'account.not-mine':
      return endNotMine(scribe, fact, body);
    case 'leave.undone':
      return undoLeave(scribe, fact, body);
    case 'shift.started':
      return startShift(scribe, fact, body);
    case 'shift.ended':
      return endShift(scribe, fact, body);
    case 'account.sought':
    case 'staff.session':
    case 'service.act':
      return recordSession();
    case 'slip.printed':
      return recordSlip();
  }
}
