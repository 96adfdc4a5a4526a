import type { SettingsDocument } from '../../../domain/contract/document.ts';

/** Limits of staff as tests use them. */
export const serviceSettings: SettingsDocument['service'] = {
  pinTries: 5,
  pinPausesMs: [30_000, 120_000, 600_000, 1_800_000],
  serviceEndMs: 60_000,
  cleaningMs: 60_000,
  trainingHours: 4,
  texts: [],
  rollMm: 80_000,
  slipMm: 160,
  slipsLow: 40,
};
