/** How long things wait in the mall of the tests: days and milliseconds of the settings. */
export const waits = {
  transferWaitDays: 2,
  leaveWaitDays: 14,
  confirmPhoneDays: 30,
  idleWarningMs: 40_000,
  idleEndMs: 60_000,
  keptReceiptsMs: 90_000,
  whoseReceiptAfterMs: 15_000,
  otherCardAfterMs: 5000,
  countFreshMs: 120_000,
  decisionWaitMs: 2000,
} as const;
