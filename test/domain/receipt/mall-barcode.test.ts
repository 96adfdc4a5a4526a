import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../domain/encoding/hash.ts';
import { mallBarcodeFormat, mallBarcodeText } from '../../../domain/receipt/formats/mall-barcode.ts';

const read = mallBarcodeFormat.read;

describe('mall bar codes', () => {
  const code = { key: 'bakery-rye', number: '000123', issuedAtLocal: '2026-11-21T13:05:09', totalMinor: 25000, currency: 'RUB' };

  test('what a till writes is what is read', () => {
    expect(read(mallBarcodeText(code))).toMatchObject({
      ok: true,
      format: 'mall-barcode',
      tillKey: 'mall-barcode:bakery-rye',
      number: '123',
      issuedAtLocal: code.issuedAtLocal,
      totalMinor: 25000,
      currency: 'RUB',
      kind: 'purchase',
    });
    expect(read(mallBarcodeText({ ...code, totalMinor: -25000 }))).toMatchObject({ kind: 'refund', totalMinor: 25000 });
  });

  test('one changed character is seen', () => {
    const text = mallBarcodeText(code);
    for (let at = 0; at < text.length; at += 1) {
      const changed = `${text.slice(0, at)}${text.charAt(at) === '1' ? '2' : '1'}${text.slice(at + 1)}`;
      expect(read(changed)?.ok ?? false).toBe(false);
    }
  });

  test.each([
    ['a part is missing', 'PSG1:bakery-rye:000123:25000:RUB:0000', 'the parts of the bar code are not as expected'],
    ['31 February', withCheck('PSG1:bakery-rye:000123:20260231T130509:25000:RUB'), 'no such date and time'],
    ['wrong check digits', `${mallBarcodeText(code).slice(0, -4)}0000`, 'the check digits do not fit: misread'],
  ])('%s: malformed', (_name, text, detail) => {
    expect(read(text)).toEqual({ ok: false, reason: 'malformed', detail });
  });

  test('two receipts with one number on two days are two receipts', () => {
    const [today, tomorrow] = ['2026-11-21T13:05:09', '2026-11-22T13:05:09'].map((issuedAtLocal) =>
      read(mallBarcodeText({ ...code, issuedAtLocal })),
    );
    expect(today?.ok === true && tomorrow?.ok === true && today.identity !== tomorrow.identity).toBe(true);
  });

  test('another text is not this format', () => {
    expect(read('PSG2:bakery-rye:000123')).toBeNull();
  });
});

/** A bar code whose check digits fit what stands before them. */
function withCheck(body: string): string {
  return `${body}:${sha256Hex(body).slice(0, 4)}`;
}
