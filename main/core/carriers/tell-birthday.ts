import { birthdayText } from '../../../domain/audience/birthday-entry.ts';
import type { ToldBirthday } from '../../../domain/audience/birthday-entry.ts';
import { sealTo } from '../../../domain/encoding/seal.ts';
import type { VisitEffect } from '../../../domain/visit/port.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'tell-birthday' }>;

/** Puts a birthday down, sealed to the server's key. A test card tells nothing. */
export function recordBirthday(stage: VisitStage, accountId: string, birthday: ToldBirthday, isTest: boolean): void {
  const sealingKey = stage.services.identity.enrolment()?.sealingKey;
  if (isTest || sealingKey === undefined) return;
  const sealed = sealTo(sealingKey, birthdayText(birthday), stage.services.random(32));
  stage.services.factBook.record({ kind: 'profile.told', accountId, sealed });
}

/** @see recordBirthday */
export function tellBirthday(stage: VisitStage, effect: Effect): void {
  recordBirthday(stage, effect.accountId, effect.birthday, stage.visit().shown?.isTest === true);
  stage.emit({ kind: 'birthday.told', ok: true });
}
