/** Moments of a shift, each reached by keys and scans on the real machine; for pictures of every desk screen. */
import type { Language } from '../../../domain/contract/primitive.ts';
import { benchHouse } from '../../domain/desk/bench-house.ts';
import { benchShift } from '../../domain/desk/bench-shift.ts';
import { benchDesk } from '../../domain/desk/desk-bench.ts';
import type { Desk } from '../../domain/desk/desk-bench.ts';

const at = (language: Language): Desk => {
  const desk = benchDesk();
  desk.send({ kind: 'pointed', intent: { kind: 'choose-language', language } });
  return desk;
};

const withStack = (language: Language): Desk => {
  const desk = at(language);
  desk.signIn();
  desk.card('4821');
  return desk;
};

/** The stack of the picture in the look: ten booked on two cards, five papers laid aside. */
const fullStack = (language: Language): Desk => {
  const desk = withStack(language);
  desk.scan('ok1', 245_000, 'vesta');
  desk.scan('ok2', 89_000, 'cafe-tilia');
  desk.scan('ok3', 260_000, 'milk-and-denim');
  desk.scan('ok4', 331_000, 'brandt-electronics');
  desk.scan('old1', 310_000, 'vesta');
  desk.scan('refund1', 89_000, 'cafe-tilia');
  desk.card('7730');
  for (let i = 5; i <= 10; i++) desk.scan(`ok${i}`, 100_000 + i * 13_700, 'mira-toys');
  desk.card('4821');
  desk.scan('other1', 98_000, 'vesta');
  desk.scan('till1', 120_000, null);
  desk.send({ kind: 'code.not-a-receipt' });
  return desk;
};

const typing = (language: Language): Desk => {
  const desk = fullStack(language);
  desk.keys('t');
  desk.type('mi');
  desk.keys('ArrowDown', 'Enter');
  desk.type('004417');
  desk.keys('Enter');
  desk.type('12:40');
  desk.keys('Enter');
  desk.type('1780');
  return desk;
};

/** A desk at which no shift runs, with M. Lind signed in. */
const morning = (language: Language): Desk => {
  const desk = at(language);
  desk.send({ kind: 'shift.known', shift: null, overrides: 0 });
  desk.signIn();
  return desk;
};

const count = (desk: Desk, ...numbers: readonly string[]): Desk => {
  for (const number of numbers) {
    desk.type(number);
    desk.keys('Enter');
  }
  return desk;
};

const working = (language: Language): Desk => {
  const desk = count(morning(language), '40', '37', '40');
  desk.keys('Enter');
  return desk;
};

/** Every screen of the desk by name. */
export const stories: Readonly<Record<string, (language: Language) => Desk>> = {
  resting: (language) => {
    const desk = benchDesk({ ...benchHouse, ready: false });
    desk.send({ kind: 'pointed', intent: { kind: 'choose-language', language } });
    return desk;
  },
  locked: at,
  'locked-with-stack': (language) => {
    const desk = withStack(language);
    desk.scan('ok1');
    desk.keys('l');
    return desk;
  },
  pin: (language) => {
    const desk = at(language);
    desk.send({ kind: 'staff-card.read', cardToken: 'm-lind' });
    desk.type('12');
    return desk;
  },
  paused: (language) => {
    const desk = at(language);
    desk.send({ kind: 'staff-card.read', cardToken: 'm-lind' });
    for (let i = 0; i < 5; i++) {
      desk.type('0000');
      desk.keys('Enter');
    }
    return desk;
  },
  resume: (language) => {
    const desk = fullStack(language);
    desk.send({ kind: 'notebook.read', notebook: desk.state.notebook });
    desk.state = { ...desk.state, gate: { kind: 'locked', typed: '' }, session: null };
    desk.signIn();
    return desk;
  },
  ready: (language) => {
    const desk = withStack(language);
    desk.scan('ok1');
    desk.keys('p');
    desk.scan('ok7');
    return desk;
  },
  find: (language) => {
    const desk = at(language);
    desk.signIn();
    desk.type('k3-48');
    return desk;
  },
  'shift-start': (language) => count(morning(language), '40', '36'),
  'shift-counted': (language) => {
    const desk = morning(language);
    desk.send({ kind: 'code.unreadable' });
    desk.keys('p');
    return count(desk, '40', '36', '40');
  },
  'shift-end': (language) => {
    const desk = working(language);
    desk.keys('e');
    return count(desk, '40', '31');
  },
  'shift-done': (language) => {
    const desk = working(language);
    desk.keys('e');
    count(desk, '40', '31', '40');
    desk.keys('Enter');
    return desk;
  },
  'shift-parked': (language) => {
    const desk = working(language);
    desk.card('4821');
    desk.scan('ok1');
    desk.keys('p', 'e', 'Enter');
    return desk;
  },
  'shift-left-open': (language) => {
    const desk = at(language);
    desk.send({ kind: 'shift.known', shift: { ...benchShift, startedLocal: '2026-11-13T18:00:00' }, overrides: 0 });
    desk.signIn();
    return desk;
  },
  'second-person': (language) => {
    const desk = working(language);
    desk.card('6666');
    desk.type('h-b');
    return desk;
  },
  'link-card': (language) => {
    const desk = fullStack(language);
    desk.keys('k');
    return desk;
  },
  original: (language) => {
    const desk = withStack(language);
    desk.scan('refund1', 89_000, 'cafe-tilia');
    desk.keys('Enter');
    return desk;
  },
  'goods-back': (language) => {
    const desk = withStack(language);
    desk.scan('spent1', 260_000, 'vesta');
    desk.scan('refund1', 260_000, 'vesta');
    desk.keys('End');
    return desk;
  },
  'paid-before': (language) => {
    const desk = withStack(language);
    desk.scan('ok1', 89_000, 'cafe-tilia');
    desk.keys('End');
    desk.card('4821');
    desk.scan('ok1', 89_000, 'cafe-tilia');
    return desk;
  },
  leave: (language) => {
    const desk = fullStack(language);
    desk.keys('x', 'x', 'x');
    return desk;
  },
  'not-me': (language) => {
    const desk = at(language);
    desk.signIn();
    desk.card('5150');
    desk.keys('x');
    return desk;
  },
  'not-me-second': (language) => {
    const desk = at(language);
    desk.signIn();
    desk.card('5150');
    desk.keys('x', 'n');
    return desk;
  },
  empty: withStack,
  stack: fullStack,
  typing,
  move: (language) => {
    const desk = fullStack(language);
    desk.keys('ArrowUp', 'ArrowUp', ' ', 'm');
    return desk;
  },
  void: (language) => {
    const desk = fullStack(language);
    desk.keys('v');
    return desk;
  },
  'handed-out': (language) => {
    const desk = fullStack(language);
    desk.keys('g');
    desk.keys('g');
    return desk;
  },
  'to-choose': (language) => {
    const desk = at(language);
    desk.signIn();
    desk.card('0912');
    desk.scan('ok1', 245_000, 'vesta');
    return desk;
  },
  coupon: (language) => {
    const desk = at(language);
    desk.signIn();
    desk.card('0912');
    desk.keys('o', '2');
    return desk;
  },
  'all-keys': (language) => {
    const desk = fullStack(language);
    desk.keys('F1');
    return desk;
  },
  offline: (language) => {
    const desk = fullStack(language);
    desk.send({ kind: 'house.changed', house: { ...benchHouse, online: false, reader: 'gone', printer: 'paper-out' } });
    desk.keys('End');
    return desk;
  },
};
