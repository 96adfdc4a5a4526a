/** Which cues a visitor hears: none where the mall wants quiet, none over the voice, and of a problem the screen tells without a sound. */
import type { VisitEffect } from './port.ts';
import type { VisitState } from './state.ts';

/** A sound with its loudness, 1 to 3. */
export interface HeardCue {
  readonly cue: 'laid' | 'held' | 'bound';
  readonly volume: number;
}

/** @see file comment */
export function heardCue({ house, access }: VisitState, cue: Extract<VisitEffect, { kind: 'cue' }>['cue']): HeardCue | null {
  return house.sounds === 0 || access.speech !== 'off' || cue === 'problem' ? null : { cue, volume: house.sounds };
}
