import { expect, test } from 'vitest';
import { EKASA_URL } from '../../../server/proof/ekasa-verifier.ts';
import { serverSettings, settingsHelp, WrongSetting } from '../../../server/settings/server-settings.ts';

test('the administration is asked at its own address, or where flag or environment say; the help tells it', () => {
  expect(serverSettings(new Map(), {}).ekasaUrl).toBe(EKASA_URL);
  expect(serverSettings(new Map(), { PASSAGE_EKASA_URL: 'http://proxy:8080' }).ekasaUrl).toBe('http://proxy:8080');
  expect(serverSettings(new Map([['ekasa-url', 'https://other.example']]), { PASSAGE_EKASA_URL: 'http://proxy' }).ekasaUrl).toBe(
    'https://other.example',
  );
  expect(settingsHelp(['ekasa-url'])).toContain(EKASA_URL);
});

test.each(['ekasa', 'ftp://host', 'https://', 'http:///path'])('%s is no address to ask at', (url) => {
  expect(() => serverSettings(new Map([['ekasa-url', url]]), {})).toThrow(WrongSetting);
});
