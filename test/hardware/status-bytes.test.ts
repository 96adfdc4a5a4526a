import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statusFromAutomatic, statusFromRealtime, statusParser } from '../../hardware/printer/status-bytes.ts';
import { automaticBytes, type MechanismFlags, realtimeByte } from '../../hardware/twin/printer-mechanism.ts';

const flags = fc.record<MechanismFlags>({
  paper: fc.constantFrom('ok', 'near-end', 'out'),
  isCoverOpen: fc.boolean(),
  isCutterJammed: fc.boolean(),
  isSwitchedOff: fc.boolean(),
});

test('the same state reads the same from real-time answers and from automatic status', () => {
  fc.assert(
    fc.property(flags, (state) => {
      const [a, b, c, d] = automaticBytes(state);
      const automatic = statusFromAutomatic([a ?? 0, b ?? 0, c ?? 0, d ?? 0]);
      const asked = statusFromRealtime([realtimeByte(state, 1), realtimeByte(state, 2), realtimeByte(state, 3), realtimeByte(state, 4)]);
      expect(automatic).toEqual(asked);
      expect(asked.paper).toBe(state.paper);
      expect(asked.cover).toBe(state.isCoverOpen ? 'open' : 'closed');
      expect(asked.online).toBe(asked.offlineReason === null);
    }),
  );
});

test('answers of all three kinds are told apart wherever the stream is cut', () => {
  const one = fc.oneof(
    fc.tuple(flags, fc.integer({ min: 1, max: 4 })).map(([state, which]) => ({ kind: 'realtime', bytes: [realtimeByte(state, which)] })),
    flags.map((state) => ({ kind: 'automatic', bytes: [...automaticBytes(state)] })),
    fc.constantFrom(0x00, 0x03, 0x0f).map((byte) => ({ kind: 'in-turn', bytes: [byte] })),
  );
  fc.assert(
    fc.property(fc.array(one, { maxLength: 20 }), fc.integer({ min: 1, max: 7 }), (messages, chunk) => {
      const stream = messages.flatMap((message) => message.bytes);
      const parser = statusParser();
      const seen: string[] = [];
      for (let at = 0; at < stream.length; at += chunk)
        for (const message of parser.accept(Uint8Array.from(stream.slice(at, at + chunk)))) seen.push(message.kind);
      expect(seen).toEqual(messages.map((message) => message.kind));
    }),
  );
});

test('no bytes of a printer make the parser throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(statusParser().accept(bytes).length).toBeLessThanOrEqual(bytes.length);
    }),
  );
});
