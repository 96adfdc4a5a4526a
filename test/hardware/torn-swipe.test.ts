import { expect, test } from 'vitest';
import { demoCardRanges } from '../../domain/card/card-range.ts';
import { codeEvent } from '../../hardware/reader/code-event.ts';
import type { ReaderEvent } from '../../hardware/reader/reader.ts';

const number = '4111111111111111';
const swipe = `%B${number}^DOE/JOHN^29121010000000000?;${number}=29121010000000000?`;

const keyed = (text: string): ReaderEvent => codeEvent(new Uint8Array(Buffer.from(text, 'latin1')), null, 'keys', demoCardRanges);

test("a bank's swipe that a stall cut in two leaves none of its digits, wherever it was cut", () => {
  for (let at = 1; at < swipe.length; at += 1)
    for (const part of [swipe.slice(0, at), swipe.slice(at)]) {
      const event = keyed(part);
      const runs = event.kind === 'code' ? event.text.match(/\d{5,}/g) : null;
      expect([part, runs]).toEqual([part, null]);
    }
});

test.each([
  't=20190613T132300&s=524.39&fn=9289000100393237&i=20509&fp=2249765769&n=1',
  'https://ofd.soliq.uz/check?t=UZ191211501033&r=559&c=20211109170634&s=336289559214',
  '+358401234567',
  'O-7AF0CFF74D45483FB0CFF74D45283FA1',
])('%s is a code all the same', (text) => {
  expect(keyed(text)).toMatchObject({ kind: 'code', text });
});
