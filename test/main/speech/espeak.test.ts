/** The voice of the core, heard as a file where espeak-ng is here; skipped aloud where it is not. */
import { readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { VOLUME_MAX } from '../../../domain/contract/loudest.ts';
import type { Language } from '../../../domain/text/language.ts';
import { keypadKeysOf, wholeOf } from '../../../main/speech/access-setting.ts';
import { espeakArguments, espeakLanguages, espeakSpeaker } from '../../../main/speech/espeak.ts';

const here = espeakLanguages();
const missing = 'espeak-ng is not on this machine, so nobody hears whether its arguments are right: apt-get install espeak-ng';

const words: Readonly<Record<Language, string>> = {
  en: 'Your points: 1240.',
  ru: 'Ваши баллы: 1240.',
  fi: 'Pisteesi: 1240.',
  de: 'Ihre Punkte: 1240.',
};

/** Root mean square of the samples of a 16 bit WAV. */
function loudness(file: string): number {
  const bytes = readFileSync(file);
  let sum = 0;
  const count = (bytes.length - 44) / 2;
  for (let at = 44; at + 1 < bytes.length; at += 2) sum += bytes.readInt16LE(at) ** 2;
  return Math.sqrt(sum / count);
}

function spokenInto(folder: string, language: Language, volume: number): string {
  const file = join(folder, `${language}-${volume}.wav`);
  const done = spawnSync('espeak-ng', espeakArguments(language, volume, ['-w', file]), { input: words[language], timeout: 20_000 });
  expect(done.status, String(done.stderr)).toBe(0);
  return file;
}

describe('espeak-ng', () => {
  beforeEach(({ skip }) => {
    if (here.length === 0) skip(missing);
  });

  test('speaks the four languages, each with its own voice', () => {
    expect([...here].sort()).toEqual(['de', 'en', 'fi', 'ru']);
    const folder = mkdtempSync(join(tmpdir(), 'passage-voice-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const language of here) expect(loudness(spokenInto(folder, language, VOLUME_MAX))).toBeGreaterThan(500);
  });

  test('spans 18 dB, and two levels are a step of 12 dB', () => {
    const folder = mkdtempSync(join(tmpdir(), 'passage-voice-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const [first = 0, , third = 0, last = 0] = [0, 1, 2, 3].map((volume) => 20 * Math.log10(loudness(spokenInto(folder, 'de', volume))));
    expect(last - first).toBeGreaterThanOrEqual(18);
    expect(third - first).toBeGreaterThanOrEqual(12);
  });
});

test('a machine without espeak-ng speaks no language', () => {
  expect(espeakLanguages('espeak-that-is-not-there')).toEqual([]);
});

test('words go to standard input and never onto the command line; the next words end the ones before', async () => {
  const told: string[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: (what: string) => void told.push(what) };
  const speaker = espeakSpeaker(log, 'espeak-that-is-not-there');
  for (let n = 0; n < 5; n += 1) speaker.speak('Vesta 4821', 'en', 1);
  speaker.hush();
  expect(espeakArguments('en', 1).join(' ')).not.toContain('Vesta');
  await expect.poll(() => told.length).toBe(5);
});

test('keys of a keypad are set by name and code; a code that types something or means two things is refused', () => {
  expect(keypadKeysOf('help=Help,jack-in=F20+F21')).toMatchObject({ help: ['Help'], jackIn: ['F20', 'F21'], next: ['ArrowRight'] });
  for (const wrong of ['help=KeyA', 'help=Digit1', 'help=Space', 'helper=F1', 'help=', 'help=Escape'])
    expect(keypadKeysOf(wrong)).toBeNull();
});

test('numbers of settings stay within their bounds', () => {
  expect(wholeOf('3', 0, 3)).toBe(3);
  for (const wrong of ['4', '-1', '1.5', '', 'x']) expect(wholeOf(wrong, 0, 3)).toBeNull();
});
