import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { invitationCode, readInvitation } from '../../../domain/invite/invitation-code.ts';
import { fromBase32, toBase32 } from '../../../domain/encoding/base32.ts';
import { dateOfDays } from '../../../domain/time/local-time.ts';

const key = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';
const otherKey = 'HxAREhMUFRYXGBkaGxwdHh8AAQIDBAUGBwgJCgsMDQ4=';
const account = fc.uuid();
const day = fc.nat(65_535).map(dateOfDays);

describe('an invitation', () => {
  test('says whose it is and how long it is good, to us alone', () => {
    fc.assert(
      fc.property(account, day, (inviterId, untilDay) => {
        const code = invitationCode(key, { inviterId, untilDay });
        expect(code).toMatch(/^PI1:[A-Z2-7]{42}$/);
        expect(readInvitation(key, ` ${code}\n`)).toEqual({ inviterId, untilDay });
        expect(readInvitation(otherKey, code)).toBeNull();
      }),
    );
  });

  test('a letter changed, added or taken away makes it nobody’s', () => {
    const code = invitationCode(key, { inviterId: '0f1e2d3c-4b5a-7978-8796-a5b4c3d2e1f0', untilDay: '2026-12-14' });
    for (let at = 4; at < code.length; at += 1)
      for (const letter of ['A', 'Z', '7'])
        if (code[at] !== letter) expect(readInvitation(key, code.slice(0, at) + letter + code.slice(at + 1))).toBeNull();
    expect(readInvitation(key, `${code}A`)).toBeNull();
    expect(readInvitation(key, code.slice(0, -1))).toBeNull();
    expect(readInvitation(key, code.toLowerCase())).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => readInvitation(key, text) === null));
    fc.assert(fc.property(fc.stringMatching(/^[A-Z2-7]{42}$/), (letters) => readInvitation(key, `PI1:${letters}`) === null));
  });

  test('neighbours look nothing alike: neither accounts nor days can be counted', () => {
    const of = (last: string, untilDay: string) =>
      invitationCode(key, { inviterId: `0f1e2d3c-4b5a-7978-8796-a5b4c3d2e1${last}`, untilDay });
    const codes = [of('f0', '2026-12-14'), of('f1', '2026-12-14'), of('f0', '2026-12-15')];
    for (const a of codes)
      for (const b of codes) if (a !== b) expect([...a].filter((letter, at) => at > 3 && letter === b[at]).length).toBeLessThan(12);
    expect(of('f0', '2026-12-14')).toBe(codes[0]);
  });

  test('bytes become letters and come back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(fromBase32(toBase32(bytes))).toEqual(bytes);
      }),
    );
  });
});
