import type { VisitEffect } from '../../../domain/visit/port.ts';
import { linkNotNoted } from './note-link.ts';
import { ownNotRecorded } from './own-affairs.ts';
import type { VisitStage } from '../visit-stage.ts';

/**
 * A carrier failed (disk full, journal broken): nothing was acknowledged. Whoever waits for an answer is told no, so that no page waits for ever; what nobody
 * waits for is left out.
 */
export function carryFailed(stage: VisitStage, effect: VisitEffect): void {
  switch (effect.kind) {
    case 'open-account':
      return stage.emit({ kind: 'account.not-opened', reason: 'failed' });
    case 'ask-gift':
      return stage.emit({ kind: 'gift.not-recorded', giftId: effect.giftId });
    case 'print-slip':
    case 'print-paper':
      return stage.emit({ kind: 'slip.outcome', jobId: effect.jobId, outcome: 'offline' });
    case 'check-typed-card':
      return stage.emit({ kind: 'typed-card.checked', ok: false, pausedMs: 0 });
    case 'ask-code':
      return stage.emit({ kind: 'code.asked', result: 'no-answer', againMs: 0 });
    case 'send-to-phone':
      return stage.emit({ kind: 'claim.not-kept' });
    case 'check-code':
      return stage.emit({ kind: 'code.checked', verdict: 'no-answer', refusal: null, ids: null, found: null });
    case 'answer-questionnaire':
      return stage.emit({ kind: 'questionnaire.not-recorded', questionnaireId: effect.questionnaireId });
    case 'tell-birthday':
      return stage.emit({ kind: 'birthday.told', ok: false });
    case 'find-receiver':
      return stage.emit({ kind: 'receiver.found', cardToken: effect.cardToken, last4: effect.last4, accountId: null, wrong: 'unknown' });
    case 'note-link':
      return linkNotNoted(stage, effect);
    case 'set-consent':
    case 'undo-gift':
    case 'stay-member':
      return ownNotRecorded(stage, effect.accountId, effect.language);
    case 'begin-visit':
    case 'read-slip':
    case 'find-poster':
    case 'end-visit':
    case 'find-account':
    case 'register-receipt':
    case 'move-receipts':
    case 'promise-paper':
    case 'change-language':
    case 'make-voucher-code':
    case 'make-invitation':
    case 'choose-gift':
    case 'cue':
    case 'tell-it':
      return;
  }
}
