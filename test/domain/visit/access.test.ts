/** Laws of the accessible modes: chosen by whoever stands here, given time, gone with them. */
import { expect, test } from 'vitest';
import { Driver } from './driver.ts';
import { house } from './fixtures.ts';

const patience = house.access.patience;
const { idleWarningMs, idleEndMs } = house.limits;

test('keypad, speech and volume are as for everybody again when a visit has ended', () => {
  const d = new Driver().touch({ kind: 'keypad-on' }).touch({ kind: 'speech-aloud' }).member(1).touch({ kind: 'louder' });
  expect(d.screen.frame.access).toMatchObject({ keypad: true, speech: 'aloud', volume: house.access.startVolume + 1 });
  d.touch({ kind: 'finish' }).touch({ kind: 'finish' }).wait(60_000);
  expect(d.screen.kind).toBe('attract');
  expect(d.screen.frame.access).toMatchObject({ keypad: false, speech: 'off', volume: house.access.startVolume });
});

test('whoever swipes a card over the goodbye does not find the modes of the one before', () => {
  const d = new Driver()
    .touch({ kind: 'keypad-on' })
    .touch({ kind: 'speech-aloud' })
    .member(1)
    .touch({ kind: 'finish' })
    .touch({ kind: 'finish' });
  expect(d.screen).toMatchObject({ kind: 'goodbye', frame: { access: { speech: 'aloud' } } });
  d.member(2);
  expect(d.screen).toMatchObject({ kind: 'visit', frame: { access: { keypad: false, speech: 'off' } } });
});

test('a plug that goes in starts private speech, one that comes out ends it and never makes it loud', () => {
  const d = new Driver().member(1).touch({ kind: 'jack-in' });
  expect(d.screen.frame.access.speech).toBe('private');
  d.touch({ kind: 'speech-aloud' });
  expect(d.screen.frame.access.speech).toBe('private');
  d.touch({ kind: 'jack-out' });
  expect(d.screen.frame.access.speech).toBe('off');
});

test('the four levels of volume have ends', () => {
  const d = new Driver().member(1);
  for (let n = 0; n < 9; n += 1) d.touch({ kind: 'louder' });
  expect(d.screen.frame.access.volume).toBe(3);
  for (let n = 0; n < 9; n += 1) d.touch({ kind: 'softer' });
  expect(d.screen.frame.access.volume).toBe(0);
});

test('with the keypad the question whether somebody is still here comes later, and any key puts it off, more than ten times', () => {
  const d = new Driver().member(1).touch({ kind: 'keypad-on' });
  for (let times = 0; times < 12; times += 1) {
    d.wait(idleWarningMs * patience - 2000);
    expect(d.screen.kind).toBe('visit');
    d.wait(3000);
    expect(d.screen.kind).toBe('idle-warning');
    d.touch({ kind: 'here' });
    expect(d.screen.kind).toBe('visit');
  }
  d.wait(idleEndMs * patience + 1000);
  expect(d.screen.kind).toBe('attract');
});

test('what was chosen at the door and then left alone is forgotten', () => {
  const d = new Driver().touch({ kind: 'keypad-on' }).touch({ kind: 'speech-aloud' });
  d.wait(idleEndMs * patience + 1000);
  expect(d.screen.frame.access).toMatchObject({ keypad: false, speech: 'off' });
});

test('a plug that stays in the jack does not keep the door busy, and the next visit speaks', () => {
  const d = new Driver().touch({ kind: 'jack-in' }).touch({ kind: 'keypad-on' });
  d.wait(idleEndMs * patience + 1000);
  expect(d.screen.frame.access).toMatchObject({ keypad: false, speech: 'private' });
  const before = d.state;
  d.wait(idleEndMs * patience);
  expect({ ...d.state, nowMs: 0, lastActiveAtMs: 0 }).toEqual({ ...before, nowMs: 0, lastActiveAtMs: 0 });
});

test('large text, contrast and Lower stand to the end of the goodbye, and whoever comes next finds none of them', () => {
  const chosen = () =>
    new Driver()
      .touch({ kind: 'toggle-large' })
      .touch({ kind: 'toggle-contrast' })
      .touch({ kind: 'toggle-lower' })
      .member(1)
      .touch({ kind: 'finish' })
      .touch({ kind: 'finish' });
  const all = { large: true, lower: true, theme: 'contrast' };
  const none = { large: false, lower: false, theme: 'day' };
  expect(chosen().screen).toMatchObject({ kind: 'goodbye', frame: all });
  expect(chosen().member(2).screen).toMatchObject({ kind: 'visit', frame: none });
  expect(chosen().wait(60_000).screen).toMatchObject({ kind: 'attract', frame: none });
});

test('with large text a visit is given the time of an accessible mode, and another card never takes over in silence', () => {
  const d = new Driver().member(1).touch({ kind: 'toggle-large' });
  d.wait(idleWarningMs * patience - 2000);
  expect(d.screen.kind).toBe('visit');
  expect(d.member(2).screen.kind).toBe('another-card');
  expect(new Driver().touch({ kind: 'toggle-large' }).touch({ kind: 'toggle-large' }).screen.frame.large).toBe(false);
});

test('a page without the words of a language goes on in one that it has, and no account hears of it', () => {
  const d = new Driver().member(1).touch({ kind: 'choose-language', language: 'fi' });
  const effects = d.effects.length;
  d.feed({ kind: 'texts.missing', spoken: 'en' });
  expect(d.screen.frame.language).toBe('en');
  expect(d.effects.length).toBe(effects);
});

test('keys for a hand that trembles: half a second on request, back on request, and gone with the visit', () => {
  const d = new Driver({ ...house, access: { ...house.access, doubleStrikeMs: 120 } }).member(1);
  expect(d.screen.frame.access.doubleStrikeMs).toBe(120);
  expect(d.touch({ kind: 'toggle-steady' }).screen.frame.access.doubleStrikeMs).toBe(500);
  expect(d.touch({ kind: 'toggle-steady' }).screen.frame.access.doubleStrikeMs).toBe(120);
  d.touch({ kind: 'toggle-steady' }).touch({ kind: 'finish' }).wait(60_000);
  expect(d.screen).toMatchObject({ kind: 'attract', frame: { access: { doubleStrikeMs: 120 } } });
});

test('where the house has set the longest already a visitor may have none', () => {
  const d = new Driver({ ...house, access: { ...house.access, doubleStrikeMs: 500 } }).member(1);
  expect(d.touch({ kind: 'toggle-steady' }).screen.frame.access.doubleStrikeMs).toBe(0);
});

test('an arrow on the question gives more time and leaves it open; an answer closes it', () => {
  const d = new Driver().member(1).touch({ kind: 'keypad-on' });
  d.wait(idleWarningMs * patience + 1000);
  for (let times = 0; times < 12; times += 1) {
    d.wait((idleEndMs - idleWarningMs) * patience - 3000);
    expect(d.touch({ kind: 'still-asked' }).screen).toMatchObject({ kind: 'idle-warning', secondsLeft: (idleEndMs * patience) / 1000 });
  }
  expect(d.touch({ kind: 'stay' }).screen.kind).toBe('visit');
  d.wait(idleWarningMs * patience + 1000).touch({ kind: 'still-asked' });
  expect(d.touch({ kind: 'finish' }).screen.kind).toBe('goodbye');
});
