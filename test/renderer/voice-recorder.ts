/** Stands where the browser's voices stand and writes down what they are given to say. Handed to `addInitScript`, so it needs nothing around it. */
declare global {
  interface Window {
    spoken: string[];
    /** Times that speech was cut off. */
    cuts: number;
  }
}

/** @see file comment */
export function recordVoices(): void {
  window.spoken = [];
  window.cuts = 0;
  const voices = ['en-GB', 'ru-RU', 'fi-FI', 'de-DE'].map((lang) => ({
    lang,
    name: lang,
    localService: true,
    default: false,
    voiceURI: lang,
  }));
  class Utterance {
    readonly text: string;
    voice: unknown = null;
    lang = '';
    volume = 1;
    onstart: (() => void) | null = null;
    constructor(text: string) {
      this.text = text;
    }
  }
  const synthesis = {
    getVoices: () => voices,
    cancel: () => void (window.cuts += 1),
    speak: (utterance: Utterance) => {
      window.spoken.push(utterance.text);
      utterance.onstart?.();
    },
  };
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis, configurable: true });
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance, configurable: true });
}
