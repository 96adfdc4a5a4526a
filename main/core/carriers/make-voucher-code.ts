import type { VisitEffect } from '../../../domain/visit/port.ts';
import type { VisitStage } from '../visit-stage.ts';
import { voucherCode } from '../voucher-code.ts';

type Effect = Extract<VisitEffect, { kind: 'make-voucher-code' }>;

/** The key of vouchers stays in the core; the page is given the one code that was asked for. */
export function makeVoucherCode(stage: VisitStage, effect: Effect): void {
  const key = stage.services.identity.enrolment()?.voucherKey;
  if (key === undefined) return;
  stage.emit({ kind: 'voucher-code.made', voucherId: effect.voucherId, qrText: voucherCode(key, effect.reference) });
}
