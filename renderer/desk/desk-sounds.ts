import type { DeskCoreMessage } from '../../domain/contract/desk-screen.ts';

type Cue = Extract<DeskCoreMessage, { type: 'cue' }>['cue'];

/** One struck thing: pitch, when it begins and how long it rings, seconds; loudness 0 to 1. */
interface Stroke {
  readonly hertz: number;
  readonly at: number;
  readonly decay: number;
  readonly gain: number;
  readonly wave: OscillatorType;
}

const knock = (hertz: number, at: number, gain: number): Stroke => ({ hertz, at, decay: 0.12, gain, wave: 'triangle' });

/** Wood for what is booked, two soft equal knocks for what waits, a low double for a problem, one struck bar for a gift (LOOK section 8). */
const strokes: Readonly<Record<Cue, readonly Stroke[]>> = {
  good: [knock(330, 0, 0.5)],
  held: [knock(262, 0, 0.3), knock(262, 0.12, 0.3)],
  problem: [knock(147, 0, 0.6), knock(131, 0.11, 0.6)],
  bound: [
    { hertz: 523, at: 0, decay: 0.9, gain: 0.4, wave: 'sine' },
    { hertz: 784, at: 0, decay: 0.9, gain: 0.25, wave: 'sine' },
  ],
};

/** Plays cues; always on at the desk, because the eyes of staff are on the papers. */
export interface DeskSounds {
  play(cue: Cue): void;
  /** Browsers keep silent until a person has touched something; called at each key and press. */
  wake(): void;
}

/** Sounds over the browser's own audio; silent where there is none. */
export function deskSounds(): DeskSounds {
  const audio = typeof AudioContext === 'undefined' ? null : new AudioContext();
  const strike = (context: AudioContext, stroke: Stroke): void => {
    const start = context.currentTime + stroke.at;
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    oscillator.type = stroke.wave;
    oscillator.frequency.value = stroke.hertz;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(stroke.gain, start + 0.004);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + stroke.decay);
    oscillator.connect(volume).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + stroke.decay + 0.02);
  };
  return {
    play: (cue) => {
      if (audio?.state === 'running') for (const stroke of strokes[cue]) strike(audio, stroke);
    },
    wake: () => {
      if (audio?.state === 'suspended') void audio.resume();
    },
  };
}
