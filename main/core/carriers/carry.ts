import type { VisitEffect } from '../../../domain/visit/port.ts';
import type { VisitStage } from '../visit-stage.ts';
import { answerQuestionnaire } from './answer-questionnaire.ts';
import { askCode } from './ask-code.ts';
import { askGift } from './ask-gift.ts';
import { changeLanguage } from './change-language.ts';
import { chooseGift } from './choose-gift.ts';
import { checkCode } from './check-code.ts';
import { checkTypedCard } from './check-typed-card.ts';
import type { TypedTries } from './check-typed-card.ts';
import { endVisit } from './end-visit.ts';
import { findAccount } from './find-account.ts';
import { findPoster } from './find-poster.ts';
import { makeInvitation } from './make-invitation.ts';
import { makeVoucherCode } from './make-voucher-code.ts';
import { moveReceipts } from './move-receipts.ts';
import { noteLink } from './note-link.ts';
import { openAccount } from './open-account.ts';
import { findReceiver, setConsent, stayMember, undoGift } from './own-affairs.ts';
import { printPaper } from './print-paper.ts';
import { printSlip } from './print-slip.ts';
import { promisePaper } from './promise-paper.ts';
import { readSlip } from './read-slip.ts';
import { registerReceiptEffect } from './register-receipt.ts';
import { sendToPhone } from './send-to-phone.ts';
import { tellBirthday } from './tell-birthday.ts';
import { tellIt } from './tell-it.ts';

/** Carries one effect out; each has exactly one carrier. What takes time answers later by an event. */
export function carry(stage: VisitStage, tries: TypedTries, effect: VisitEffect): void | Promise<void> {
  switch (effect.kind) {
    case 'begin-visit':
      stage.services.crowd.begun();
      return stage.begin();
    case 'end-visit':
      return endVisit(stage);
    case 'find-account':
      return findAccount(stage, effect);
    case 'check-typed-card':
      return checkTypedCard(stage, tries, effect);
    case 'register-receipt':
      return registerReceiptEffect(stage, effect);
    case 'move-receipts':
      return moveReceipts(stage, effect);
    case 'promise-paper':
      return promisePaper(stage, effect);
    case 'ask-gift':
      return askGift(stage, effect);
    case 'open-account':
      return openAccount(stage, effect);
    case 'send-to-phone':
      return sendToPhone(stage, effect);
    case 'ask-code':
      return askCode(stage, effect);
    case 'check-code':
      return checkCode(stage, effect);
    case 'note-link':
      return noteLink(stage, effect);
    case 'print-slip':
      return printSlip(stage, effect);
    case 'print-paper':
      return printPaper(stage, effect);
    case 'read-slip':
      return readSlip(stage, effect);
    case 'find-poster':
      return findPoster(stage, effect);
    case 'make-voucher-code':
      return makeVoucherCode(stage, effect);
    case 'choose-gift':
      return chooseGift(stage, effect);
    case 'answer-questionnaire':
      return answerQuestionnaire(stage, effect);
    case 'make-invitation':
      return makeInvitation(stage, effect);
    case 'tell-birthday':
      return tellBirthday(stage, effect);
    case 'set-consent':
      return setConsent(stage, effect);
    case 'undo-gift':
      return undoGift(stage, effect);
    case 'stay-member':
      return stayMember(stage, effect);
    case 'find-receiver':
      return findReceiver(stage, effect);
    case 'change-language':
      return changeLanguage(stage, effect);
    // The page's loudspeaker: visit-runtime.ts hands it to the page.
    case 'cue':
      return undefined;
    case 'tell-it':
      return tellIt(stage, effect);
  }
}
