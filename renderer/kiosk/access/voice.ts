/** Voices: who speaks, behind one face. */
import { VOLUME_MAX } from '../../../domain/contract/loudest.ts';
import type { Access } from '../../../domain/contract/access.ts';
import type { PageMessage } from '../../../domain/contract/intent.ts';
import type { Language } from '../../../domain/text/language.ts';

/** What is to be said. */
export interface Utterance {
  readonly paragraphs: readonly string[];
  readonly language: Language;
  /** 0 to VOLUME_MAX. */
  readonly volume: number;
}

/** One way to speak. What is said next ends what is being said. */
export interface Voice {
  say(utterance: Utterance, onParagraph: (index: number) => void): void;
  hush(): void;
}

/** Each level below the loudest is 6 dB softer: half the amplitude. */
export function gainOf(volume: number): number {
  return 2 ** (Math.min(VOLUME_MAX, Math.max(0, volume)) - VOLUME_MAX);
}

/** A voice of this machine in a language. Voices that send what they say to a distant service are never used: it is a visitor's account. */
function localVoice(language: Language): SpeechSynthesisVoice | null {
  if (!('speechSynthesis' in window)) return null;
  return speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language)) ?? null;
}

/** Speaks by the browser. */
export const webVoice: Voice = {
  say: ({ paragraphs, language, volume }, onParagraph) => {
    speechSynthesis.cancel();
    for (const [index, words] of paragraphs.entries()) {
      const utterance = new SpeechSynthesisUtterance(words);
      utterance.voice = localVoice(language);
      utterance.lang = language;
      utterance.volume = gainOf(volume);
      utterance.onstart = () => onParagraph(index);
      speechSynthesis.speak(utterance);
    }
  },
  hush: () => {
    if ('speechSynthesis' in window) speechSynthesis.cancel();
  },
};

/** Speaks by the core, which hands the words to espeak-ng. */
export function coreVoice(send: (message: PageMessage) => void): Voice {
  return {
    say: ({ paragraphs, language, volume }) =>
      send({ type: 'speak', text: paragraphs.join('\n\n').slice(0, SPOKEN_MAX), language, volume }),
    hush: () => send({ type: 'hush' }),
  };
}

/** Characters that the core takes at once; the fullest screen has a third of it. */
const SPOKEN_MAX = 8000;

/** Who can speak a language here: the browser, the core, or nobody. */
export function speaks(access: Access, language: Language): 'page' | 'core' | null {
  if (localVoice(language) !== null) return 'page';
  return access.coreVoices.includes(language) ? 'core' : null;
}
