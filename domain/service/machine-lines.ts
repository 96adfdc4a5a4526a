/** What the machine tells of itself as lines that staff can act on: a value, a plain verdict, and what to do where it is not well. */
import type { MachineLine, Verdict } from '../contract/screen-service.ts';
import type { Say } from '../contract/primitive.ts';
import { isPaperLow, slipsLeft } from './state.ts';
import type { ServiceState } from './state.ts';

const MINUTE_MS = 60_000;
/** Without an answer for so long it is more than a hiccup of the line. */
const LINE_DOWN_MS = 10 * MINUTE_MS;
const ANSWER_FRESH_MS = MINUTE_MS;
/** Facts that wait: a queue of visitors makes some dozens, hundreds mean that the line has been down for hours. */
const FACTS_MANY = 50;
const FACTS_TOO_MANY = 2000;
const MIRROR_OLD_MS = 60 * MINUTE_MS;
const MIRROR_TOO_OLD_MS = 24 * 60 * MINUTE_MS;
const DISK_LOW_MB = 500;
const DISK_TOO_LOW_MB = 100;

const say = (key: string, args: Say['args'] = {}): Say => ({ key, args });

function line(id: MachineLine['id'], verdict: Verdict, value: Say, todo: string | null = null): MachineLine {
  return { id, verdict, value, todo: verdict === 'good' || todo === null ? null : say(`service.todo-${todo}`) };
}

/** Above `watch` to be watched, above `act` something is to be done. */
const above = (value: number, watch: number, act: number): Verdict => (value > act ? 'act' : value > watch ? 'watch' : 'good');

/** How long ago in the unit that people would use. */
function ago(ms: number | null): Say {
  if (ms === null) return say('service.never');
  if (ms < MINUTE_MS) return say('service.ago-seconds', { count: Math.max(0, Math.floor(ms / 1000)) });
  if (ms < 60 * MINUTE_MS) return say('service.ago-minutes', { count: Math.floor(ms / MINUTE_MS) });
  return say('service.ago-hours', { count: Math.floor(ms / (60 * MINUTE_MS)) });
}

/** All lines, the devices first. */
export function machineLines(state: ServiceState): MachineLine[] {
  const { machine } = state.house;
  const { printer } = machine;
  const left = slipsLeft(state);
  const offline: Verdict = machine.online ? 'good' : above(machine.answerAgeMs ?? LINE_DOWN_MS + 1, 0, LINE_DOWN_MS);
  const names = machine.readers.join(', ').slice(0, 120);
  return [
    line(
      'reader',
      machine.readerGone ? 'act' : machine.readers.length === 0 ? 'watch' : 'good',
      names === '' ? say('service.no-readers') : say('service.named', { name: names }),
      machine.readerGone ? 'reader' : 'no-readers',
    ),
    line(
      'printer',
      printer === 'ok' || printer === 'paper-near-end' ? 'good' : 'act',
      say(`service.printer-${printer}`, { name: machine.printerModel ?? '–' }),
      printer === 'paper-out' ? 'paper-out' : 'printer',
    ),
    line(
      'paper',
      printer === 'paper-out' ? 'act' : isPaperLow(state) ? 'watch' : 'good',
      say('service.slips-left', { count: left }),
      'paper',
    ),
    line('network', offline, say(machine.online ? 'service.online' : 'service.offline'), 'network'),
    line('answer', above(machine.answerAgeMs ?? LINE_DOWN_MS + 1, ANSWER_FRESH_MS, LINE_DOWN_MS), ago(machine.answerAgeMs), 'network'),
    line(
      'journal',
      above(machine.waitingFacts, FACTS_MANY, FACTS_TOO_MANY),
      say('service.facts', { count: machine.waitingFacts }),
      'journal',
    ),
    line('mirror', above(machine.mirrorAgeMs ?? MIRROR_OLD_MS + 1, MIRROR_OLD_MS, MIRROR_TOO_OLD_MS), ago(machine.mirrorAgeMs), 'mirror'),
    line('clock', machine.clock === 'sure' ? 'good' : 'watch', say(`service.clock-${machine.clock}`), 'clock'),
    line(
      'disk',
      machine.diskFreeMb === null ? 'watch' : above(0 - machine.diskFreeMb, 0 - DISK_LOW_MB, 0 - DISK_TOO_LOW_MB),
      machine.diskFreeMb === null ? say('service.unknown') : say('service.megabytes', { count: machine.diskFreeMb }),
      'disk',
    ),
    line('allotments', 'good', say('service.gifts-here', { count: machine.allotmentUnits })),
    line('version', 'good', say('service.named', { name: machine.version })),
  ];
}

const order: readonly Verdict[] = ['good', 'watch', 'act'];

/** The line that needs a person most; null: all is well. */
export function worstLine(lines: readonly MachineLine[]): MachineLine | null {
  const worst = lines.toSorted((a, b) => order.indexOf(b.verdict) - order.indexOf(a.verdict))[0];
  return worst === undefined || worst.verdict === 'good' ? null : worst;
}
