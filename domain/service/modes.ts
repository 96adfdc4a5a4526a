/** What staff have set a kiosk to. It outlives every restart, so it is kept durably and checked when it is read again. */
import * as z from 'zod/mini';
import { count, instantMs, slug } from '../contract/primitive.ts';

/** Moments are server time by the kiosk's estimate: that clock goes on while the kiosk is off. */
export const kioskModes = z.strictObject({
  training: z.nullable(z.strictObject({ untilMs: instantMs })),
  /** Closes at `atMs`, opens by itself at `opensAtMs`. `told`: the moment has come and stands in the trail. */
  closing: z.nullable(z.strictObject({ atMs: instantMs, opensAtMs: instantMs, told: z.boolean() })),
  dark: z.boolean(),
  announcement: z.nullable(z.strictObject({ textId: slug, untilMs: instantMs })),
  /** Paper printed since the roll was changed; `told`: staff have been told that it runs out. */
  paper: z.strictObject({ usedMm: count, told: z.boolean() }),
});

/** @see kioskModes */
export type KioskModes = z.infer<typeof kioskModes>;

/** A kiosk that nobody has set to anything; a full roll. */
export const freshModes: KioskModes = {
  training: null,
  closing: null,
  dark: false,
  announcement: null,
  paper: { usedMm: 0, told: false },
};

const DAY_MS = 86_400_000;

/**
 * What still makes sense of modes that were kept: a clock that was wrong when they were set must not keep a kiosk in training, closed or announcing for ever.
 */
export function boundedModes(modes: KioskModes, nowMs: number, trainingMs: number): KioskModes {
  const { training, closing, announcement } = modes;
  return {
    ...modes,
    training: training === null ? null : { untilMs: Math.min(training.untilMs, nowMs + trainingMs) },
    closing: closing === null ? null : { ...closing, opensAtMs: Math.min(closing.opensAtMs, nowMs + 2 * DAY_MS) },
    announcement: announcement === null ? null : { ...announcement, untilMs: Math.min(announcement.untilMs, nowMs + DAY_MS) },
  };
}
