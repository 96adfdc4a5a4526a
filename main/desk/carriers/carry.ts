import type { DeskCue, DeskEffect } from '../../../domain/desk/port.ts';
import { paperNotice } from '../../../domain/decide/promise-paper.ts';
import type { DeskStage } from '../desk-stage.ts';
import { carryMoveRow, carryVoidRow } from './change-row.ts';
import { carryBurnOriginal, carryDecideReceipt, carryMapTill, carryReturnGoods } from './decide-paper.ts';
import {
  carryConfirmAccount,
  carryFindAccount,
  carryFindReference,
  carryFindStaff,
  carryOpenAccount,
  carryRefreshAccounts,
  carryVerifyPin,
} from './find-person.ts';
import { carryChooseGift } from './choose-gift.ts';
import { carryLinkCard } from './link-card.ts';
import { carryHandOut } from './hand-out.ts';
import { carryNotMine, carryPart } from './part.ts';
import { carryPrintCopy, carryPrintSlip } from './print.ts';
import { carryEndShift, carryLookAtShift, carryLookAtStock, carryPrintCheck, carryPrintShift, carryStartShift } from './shift.ts';
import { carrySeekAccount } from './seek-account.ts';
import { carrySellGift } from './sell-gift.ts';
import { carryRegisterReceipt } from './register-receipt.ts';

/** Carries one effect out; each has exactly one carrier. What takes time answers later by an event. */
export function carryDesk(stage: DeskStage, effect: DeskEffect, cue: (cue: DeskCue) => void): void | Promise<void> {
  switch (effect.kind) {
    case 'find-staff':
      return carryFindStaff(stage, effect);
    case 'verify-pin':
      return carryVerifyPin(stage, effect);
    case 'staff-session':
      return void stage.services.factBook.record({ kind: 'staff.session', staffId: effect.staffId, act: effect.act });
    case 'find-account':
      return carryFindAccount(stage, effect);
    case 'refresh-accounts':
      return carryRefreshAccounts(stage, effect);
    case 'find-reference':
      return carryFindReference(stage, effect);
    case 'open-account':
      return carryOpenAccount(stage, effect);
    case 'confirm-account':
      return carryConfirmAccount(stage, effect);
    case 'register-receipt':
      return carryRegisterReceipt(stage, effect);
    case 'decide-receipt':
      return carryDecideReceipt(stage, effect);
    case 'map-till':
      return carryMapTill(stage, effect);
    case 'burn-original':
      return carryBurnOriginal(stage, effect);
    case 'return-goods':
      return carryReturnGoods(stage, effect);
    case 'seek-account':
      return carrySeekAccount(stage, effect);
    case 'link-card':
      return carryLinkCard(stage, effect);
    case 'part':
      return carryPart(stage, effect);
    case 'not-mine':
      return carryNotMine(stage, effect);
    case 'look-at-stock':
      return carryLookAtStock(stage);
    case 'look-at-shift':
      return carryLookAtShift(stage);
    case 'print-check':
      return carryPrintCheck(stage);
    case 'start-shift':
      return carryStartShift(stage, effect);
    case 'end-shift':
      return carryEndShift(stage, effect);
    case 'print-shift':
      return carryPrintShift(stage, effect);
    case 'void-row':
      return carryVoidRow(stage, effect);
    case 'move-row':
      return carryMoveRow(stage, effect);
    case 'hand-out':
      return carryHandOut(stage, effect);
    case 'choose-gift':
      return carryChooseGift(stage, effect);
    case 'sell-gift':
      return carrySellGift(stage, effect);
    case 'print-slip':
      return carryPrintSlip(stage, effect);
    case 'print-copy':
      return carryPrintCopy(stage, effect);
    case 'forget-paper':
      return void stage.services.factBook.record({
        kind: 'notices.told',
        accountId: effect.accountId,
        noticeIds: [`${paperNotice}${effect.reference}`],
      });
    case 'end-stack':
      return stage.end(effect.visitId);
    case 'cue':
      return cue(effect.cue);
  }
}
