/** Speech by espeak-ng, a program of the machine: the words go in by standard input, so no list of processes shows them. */
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

import type { Language } from '../../domain/contract/primitive.ts';
import type { ItLog } from '../core/it-log.ts';
import { inEachLanguage, languageFile } from '../../domain/text/language.ts';

/** Speaks one thing at a time; what comes next ends what is being said. */
export interface CoreSpeaker {
  speak(text: string, language: Language, volume: number): void;
  /** Silence at once. */
  hush(): void;
}

const PROGRAM = 'espeak-ng';
const LOOK_MS = 5000;
/** No screen takes so long to say; a voice that hangs is ended. */
const SPEECH_MS = 300_000;
/** Words a minute: slower than talk, since it is heard once. */
const WORDS_A_MINUTE = '150';
/** Amplitudes of the four levels, 6 dB apart; above 100 espeak-ng cuts its own peaks. */
const amplitudes = [12, 25, 50, 100] as const;
const voices: Readonly<Record<Language, string>> = inEachLanguage((language) => languageFile(language).voice);

/** Arguments that make espeak-ng read UTF-8 from standard input and speak it. `more`: for tests, where to. */
export function espeakArguments(language: Language, volume: number, more: readonly string[] = []): readonly string[] {
  const amplitude = amplitudes[Math.min(amplitudes.length - 1, Math.max(0, volume))] ?? amplitudes[0];
  return ['-v', voices[language], '-a', String(amplitude), '-s', WORDS_A_MINUTE, '-b', '1', '--stdin', ...more];
}

/** Languages that espeak-ng on the PATH speaks; none where it is not there. */
export function espeakLanguages(program = PROGRAM): readonly Language[] {
  const listed = spawnSync(program, ['--voices'], { encoding: 'utf8', timeout: LOOK_MS });
  if (listed.status !== 0) return [];
  const known = new Set(listed.stdout.split('\n').map((line) => line.trim().split(/\s+/)[1] ?? ''));
  return (Object.keys(voices) as Language[]).filter((language) => known.has(voices[language]));
}

/** A speaker over espeak-ng. At most one child runs; the one before is killed and not waited for. */
export function espeakSpeaker(log: ItLog, program = PROGRAM, more: readonly string[] = []): CoreSpeaker {
  let child: ChildProcess | null = null;
  const hush = (): void => {
    // A child that never started has no pid, and killing it would be a signal to our whole process group.
    if (child?.pid !== undefined) child.kill('SIGKILL');
    child = null;
  };
  return {
    hush,
    speak: (text, language, volume) => {
      hush();
      const started = spawn(program, espeakArguments(language, volume, more), {
        stdio: ['pipe', 'ignore', 'ignore'],
        timeout: SPEECH_MS,
        killSignal: 'SIGKILL',
      });
      child = started;
      started.once('error', (error) => log.error('speech', error));
      started.once('exit', () => {
        if (child === started) child = null;
      });
      // A voice that was killed takes no more words; that is no failure.
      started.stdin.on('error', () => undefined);
      started.stdin.end(text, 'utf8');
    },
  };
}

/** Where no program speaks. */
export const noSpeaker: CoreSpeaker = { speak: () => undefined, hush: () => undefined };
