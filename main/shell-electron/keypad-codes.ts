import { parseArgs } from 'node:util';

import { defaultKeys, keypadKeysOf } from '../speech/access-setting.ts';

/**
 * Codes (`KeyboardEvent.code`) of the keys that this machine's tactile keypad, jack and approach sensor press: what the core is told with `--keypad`, else
 * `PASSAGE_KEYPAD`, else the usual ones. A setting of the wrong form is refused by the core, with the reason; the shell keeps to the usual keys.
 */
export function keypadCodes(coreArgs: readonly string[], env: Readonly<Record<string, string | undefined>>): ReadonlySet<string> {
  const { values } = parseArgs({
    args: [...coreArgs],
    strict: false,
    allowPositionals: true,
    options: { keypad: { type: 'string' } },
  });
  const told = typeof values.keypad === 'string' ? values.keypad : env['PASSAGE_KEYPAD'];
  const keys = (told === undefined ? null : keypadKeysOf(told)) ?? defaultKeys;
  return new Set(Object.values(keys).flat());
}
