/** A bar code scanner that pretends to be a keyboard: reports of a boot keyboard (HID 1.11, appendix B.1; key numbers: HUT 1.5, page 0x07). */

/** Modifiers, reserved byte, five LEDs, six keys. */
export const keyboardDescriptor: Uint8Array = Uint8Array.from(
  (
    '05 01 09 06 a1 01 05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02 95 01 75 08 81 03 ' +
    '95 05 75 01 05 08 19 01 29 05 91 02 95 01 75 03 91 03 95 06 75 08 15 00 25 65 05 07 19 00 29 65 81 00 c0'
  )
    .split(' ')
    .map((byte) => Number.parseInt(byte, 16)),
);

const LEFT_SHIFT = 0x02;
const ENTER = 0x28;
const signs = new Map<string, readonly [number, boolean]>([
  ['0', [0x27, false]],
  ['=', [0x2e, false]],
  ['+', [0x2e, true]],
  [';', [0x33, false]],
  ['?', [0x38, true]],
  ['%', [0x22, true]],
  ['^', [0x23, true]],
  ['&', [0x24, true]],
  ['.', [0x37, false]],
  ['/', [0x38, false]],
  [' ', [0x2c, false]],
]);

const keyOf = (char: string): readonly [number, boolean] => {
  const sign = signs.get(char);
  if (sign !== undefined) return sign;
  if (/^[1-9]$/.test(char)) return [0x1d + Number(char), false];
  if (/^[a-z]$/i.test(char)) return [0x04 + char.toLowerCase().charCodeAt(0) - 0x61, char !== char.toLowerCase()];
  throw new RangeError(`The bench's keyboard has no key for "${char}".`);
};

const report = (key: number, isShifted: boolean): Uint8Array => Uint8Array.of(isShifted ? LEFT_SHIFT : 0, 0, key, 0, 0, 0, 0, 0);

/** The reports of a text typed by a machine: each key pressed and let go, Enter at the end. */
export const typedReports = (text: string): readonly Uint8Array[] =>
  [...[...text].map(keyOf), [ENTER, false] as const].flatMap(([key, isShifted]) => [report(key, isShifted), report(0, false)]);
