import type { DeskCoreMessage } from '../../domain/contract/desk-screen.ts';
import { createSounds } from '../look/sounds.ts';
import type { CueName, Sounds } from '../look/sounds.ts';

type Cue = Extract<DeskCoreMessage, { type: 'cue' }>['cue'];

/** Plays cues; always on at the desk, because the eyes of staff are on the papers. */
export interface DeskSounds extends Pick<Sounds, 'wake'> {
  play(cue: Cue): void;
}

const names: Readonly<Record<Cue, CueName>> = { good: 'laid', held: 'held', problem: 'problem', bound: 'bound' };

/** Sounds over the browser's own audio; silent where there is none. */
export function deskSounds(): DeskSounds {
  const sounds = createSounds();
  return { play: (cue) => sounds.play(names[cue]), wake: () => sounds.wake() };
}
