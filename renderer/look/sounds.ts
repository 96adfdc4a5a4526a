/** The sounds of the house, struck with the browser's own audio: stone, wood and one bar of brass (LOOK section 8). */

/** One struck thing: pitch, when it begins and how long it rings, seconds; loudness 0 to 1. */
export interface Stroke {
  readonly hertz: number;
  readonly at: number;
  readonly decay: number;
  readonly gain: number;
  readonly wave: OscillatorType;
}

const knock = (hertz: number, at: number, gain: number): Stroke => ({ hertz, at, decay: 0.12, gain, wave: 'triangle' });

/** Wood for what is laid, two soft equal knocks for what waits, a low double for a problem, one struck bar for a gift. */
export const cues = {
  laid: [knock(330, 0, 0.5)],
  held: [knock(262, 0, 0.3), knock(262, 0.12, 0.3)],
  problem: [knock(147, 0, 0.6), knock(131, 0.11, 0.6)],
  bound: [
    { hertz: 523, at: 0, decay: 0.9, gain: 0.4, wave: 'sine' },
    { hertz: 784, at: 0, decay: 0.9, gain: 0.25, wave: 'sine' },
  ],
} as const satisfies Readonly<Record<string, readonly Stroke[]>>;

/** Name of a sound. */
export type CueName = keyof typeof cues;

/** Plays cues. */
export interface Sounds {
  /** `loudness` 0 to 1. What still rings of the cue before ends: cues never pile up. */
  play(cue: CueName, loudness?: number): void;
  /** Browsers keep silent until a person has touched something; called at each key and press. */
  wake(): void;
}

/** The most of one clip of sound, seconds after which nothing of it is left. */
export const ringsFor = (cue: CueName): number => Math.max(...cues[cue].map(({ at, decay }) => at + decay));

/** Sounds over the browser's own audio, opened with the first sound or touch; silent where there is none. */
export function createSounds(): Sounds {
  let audio: AudioContext | null = null;
  let ringing: GainNode | null = null;
  const context = (): AudioContext | null => (audio ??= typeof AudioContext === 'undefined' ? null : new AudioContext());
  return {
    play: (cue, loudness = 1) => {
      const open = context();
      if (open?.state !== 'running') return;
      ringing?.disconnect();
      const gain = open.createGain();
      gain.gain.value = loudness;
      gain.connect(open.destination);
      ringing = gain;
      for (const stroke of cues[cue]) strike(open, gain, stroke);
    },
    wake: () => {
      const open = context();
      if (open?.state === 'suspended') void open.resume();
    },
  };
}

function strike(context: BaseAudioContext, out: AudioNode, stroke: Stroke): void {
  const start = context.currentTime + stroke.at;
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  oscillator.type = stroke.wave;
  oscillator.frequency.value = stroke.hertz;
  volume.gain.setValueAtTime(0.0001, start);
  volume.gain.exponentialRampToValueAtTime(stroke.gain, start + 0.004);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + stroke.decay);
  oscillator.connect(volume).connect(out);
  oscillator.start(start);
  oscillator.stop(start + stroke.decay + 0.02);
}
