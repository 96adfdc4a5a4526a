import * as z from 'zod/mini';

import { deskPageMessage } from '../../domain/contract/desk-intent.ts';
import type { CardRange } from '../../domain/card/card-range.ts';
import type { DeskEffect } from '../../domain/desk/port.ts';
import type { ReaderEvent } from '../../hardware/reader/reader.ts';
import type { CoreServices } from '../core/core-services.ts';
import type { VisitRead } from '../core/visit-input.ts';
import type { DeskInput } from './desk-stage.ts';
import { createKeyGate } from './key-gate.ts';
import type { KeyGate } from './key-gate.ts';

/** What a reader gave, in the desk's words: a card that was read is a card shown. */
export function readerInput(input: VisitRead): DeskInput {
  if (input.kind === 'receipt.read')
    return { kind: 'receipt.read', raw: input.raw, reading: input.reading, tenantId: input.tenantId, test: input.test };
  // Invitations are for kiosks, where newcomers join.
  if (input.kind === 'invitation.read') return { kind: 'code.not-a-receipt' };
  if (input.kind !== 'card.read') return input;
  return { kind: 'card.read', cardToken: input.cardToken, last4: input.last4, identifiedBy: 'card', test: input.test };
}

/** What the machine is told when a carrier failed: nothing was acknowledged, so the paper gets its keys back and nothing hangs. */
export function failureInput(effect: DeskEffect): DeskInput | null {
  if ('problemId' in effect) return { kind: 'problem.refused', problemId: effect.problemId, refusal: 'not-now' };
  if (effect.kind === 'register-receipt') return { kind: 'registration.failed', jobId: effect.jobId };
  if (effect.kind === 'hand-out' || effect.kind === 'choose-gift')
    return { kind: 'voucher.refused', voucherId: effect.voucherId, refusal: 'not-now', account: null };
  if (effect.kind === 'start-shift' || effect.kind === 'end-shift' || effect.kind === 'look-at-shift' || effect.kind === 'look-at-stock')
    return { kind: 'shift.failed' };
  if (effect.kind === 'part' || effect.kind === 'not-mine')
    return {
      kind: 'membership.told',
      accountId: effect.accountId,
      wish: effect.kind === 'part' ? effect.wish : 'not-mine',
      refusal: 'not-now',
      account: null,
    };
  if (effect.kind === 'sell-gift') return { kind: 'gift.not-sold', refusal: 'not-now' };
  if (effect.kind === 'seek-account') return { kind: 'account.not-sought', why: 'no-answer', by: effect.by };
  return 'rowId' in effect ? { kind: 'row.refused', rowId: effect.rowId, refusal: 'not-now' } : null;
}

/** The window's messages, checked and turned into events. */
export interface PageInput {
  onMessage(message: unknown): void;
  close(): void;
}

/** Keys pass the gate that tells scanners from people; presses by mouse do not need it. */
export function createPageInput(
  services: Pick<CoreServices, 'after' | 'wedge' | 'log'>,
  cardRanges: () => readonly CardRange[],
  readInput: (event: ReaderEvent) => VisitRead | null,
  emit: (input: DeskInput) => void,
): PageInput {
  let gate: { readonly keys: KeyGate; readonly ranges: string } | null = null;
  const onRead = (event: ReaderEvent): void => {
    const input = readInput(event);
    if (input !== null) emit(readerInput(input));
  };
  const keys = (): KeyGate => {
    const ranges = cardRanges();
    const text = JSON.stringify(ranges);
    // A key that has just been pressed waits in the gate: only other card ranges make a new one, and what waits is pressed first.
    if (gate?.ranges === text) return gate.keys;
    gate?.keys.settle();
    gate?.keys.close();
    const made = createKeyGate(ranges, services.after, (key, code) => emit({ kind: 'key.pressed', key, code }), onRead, services.wedge);
    gate = { keys: made, ranges: text };
    return made;
  };
  return {
    onMessage: (message) => {
      const parsed = z.safeParse(deskPageMessage, message);
      if (!parsed.success) return services.log.warn('desk-message-refused');
      if (parsed.data.type === 'key') return keys().press(parsed.data);
      if (parsed.data.type === 'painted') return;
      if (parsed.data.type === 'no-texts') return services.log.warn('page-lacks-texts', { language: parsed.data.language });
      const { intent } = parsed.data;
      emit(intent.kind === 'key' ? { kind: 'key.pressed', key: intent.key, code: intent.code } : { kind: 'pointed', intent });
    },
    close: () => {
      gate?.keys.close();
      gate = null;
    },
  };
}
