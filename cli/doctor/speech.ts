import { espeakLanguages } from '../../main/speech/espeak.ts';
import { ok, optional } from './finding.ts';
import type { Finding } from './finding.ts';

/** Whether a kiosk here can speak where its browser has no voice of the machine. */
export function speech(): Finding[] {
  const languages = espeakLanguages();
  return [
    languages.length === 0
      ? optional(
          'Speech',
          'espeak-ng is not here; a kiosk speaks only the languages its browser has a local voice for',
          'on Debian and Ubuntu: apt install espeak-ng',
        )
      : ok('Speech', `espeak-ng speaks ${languages.join(', ')}`),
  ];
}
