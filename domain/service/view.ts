/** `view(state, frame)`: what stands before the visitor's screen; null: nothing does. Nothing of a visitor is in it, whatever the frame holds. */
import type { Frame } from '../contract/screen-parts.ts';
import type { Screen } from '../contract/screen.ts';
import type { Say } from '../contract/primitive.ts';
import { localOf } from '../time/zone.ts';
import { machineLines, worstLine } from './machine-lines.ts';
import { networkLines } from './opening-check.ts';
import { announcementChoices, checkSteps, closingChoices, corners, LINES_A_PAGE, paperSteps, partsOf } from './parts.ts';
import type { SeenScan } from './port.ts';
import type { ServicePage, ServiceState } from './state.ts';
import { isClosed, isPaperLow, slipsLeft } from './state.ts';

/** What a scan was, in words; `length` and `symbology` where a code was read. Never a digit of it. */
export function scanSay({ what, symbology, length }: SeenScan): Say {
  const args = { symbology: symbology ?? '?', length: length ?? 0 };
  return { key: `service.scan-${what}`, args: length === null ? {} : args };
}

/** @see file comment */
export function serviceView(state: ServiceState, framed: Frame, visitIdle: boolean): Screen | null {
  const frame: Frame = { ...framed, card: null, test: false };
  if (state.page !== null) return pageView(state, frame, state.page);
  if (!visitIdle) return null;
  const { limits, offsets } = state.house;
  if (state.cleaningUntilMs !== null)
    return {
      kind: 'cleaning',
      frame,
      secondsLeft: Math.max(0, Math.ceil((state.cleaningUntilMs - state.nowMs) / 1000)),
      secondsAll: Math.ceil(limits.cleaningMs / 1000),
    };
  const { closing, dark } = state.modes;
  if (closing === null || !isClosed(state)) return null;
  return { kind: 'closed', frame, opensLocal: minuteOf(localOf(closing.opensAtMs, offsets)), dark };
}

const minuteOf = (local: string): string => `${local.slice(0, 16)}:00`;

function pageView(state: ServiceState, frame: Frame, page: ServicePage): Screen {
  const { modes, house } = state;
  const at = (ms: number): string => minuteOf(localOf(ms, house.offsets));
  switch (page.kind) {
    case 'pin':
      return {
        kind: 'service-pin',
        frame,
        name: page.staff.name,
        dots: page.digits.length,
        isChecking: page.checking,
        triesLeft: page.left,
        pausedSeconds: Math.max(0, Math.ceil((page.pausedUntilMs - state.nowMs) / 1000)),
        leaving: page.leaving !== null,
      };
    case 'refused':
      return { kind: 'service-refused', frame, why: page.why, onLocal: page.onLocal };
    case 'home':
      return homeView(state, frame);
    case 'diagnostics': {
      const lines = machineLines(state);
      return {
        kind: 'service-diagnostics',
        frame,
        page: page.at + 1,
        pages: Math.ceil(lines.length / LINES_A_PAGE),
        lines: lines.slice(page.at * LINES_A_PAGE, (page.at + 1) * LINES_A_PAGE),
        scan: page.scan === null ? null : scanSay(page.scan),
        print: page.print.state,
      };
    }
    case 'check': {
      const step = checkSteps[page.at] ?? null;
      return {
        kind: 'service-check',
        frame,
        step,
        number: Math.min(page.at + 1, checkSteps.length),
        of: checkSteps.length,
        corner: step === 'touch' ? (corners[page.corners] ?? null) : null,
        scan: page.scan === null ? null : scanSay(page.scan),
        print: page.print.state,
        lines: step === 'network' ? networkLines(state) : [],
        results: [...page.results],
      };
    }
    case 'paper': {
      const steps = paperSteps[page.job];
      return {
        kind: 'service-paper',
        frame,
        job: page.job,
        step: steps[page.at] ?? 'print',
        number: page.at + 1,
        of: steps.length,
        print: page.print.state,
      };
    }
    case 'closing':
      return {
        kind: 'service-closing',
        frame,
        closesLocal: modes.closing === null ? null : at(modes.closing.atMs),
        opensLocal: at(modes.closing?.opensAtMs ?? house.opensAtMs),
        choices: [...closingChoices],
      };
    case 'announcement': {
      const shown = house.limits.texts.find((one) => one.textId === modes.announcement?.textId);
      return {
        kind: 'service-announcement',
        frame,
        texts: house.limits.texts.map((one) => ({ textId: one.textId, text: one.text[frame.language] })),
        chosen: page.chosen,
        shown:
          shown === undefined || modes.announcement === null
            ? null
            : { text: shown.text[frame.language], untilLocal: at(modes.announcement.untilMs) },
        choices: [...announcementChoices],
      };
    }
    case 'training':
      return {
        kind: 'service-training',
        frame,
        untilLocal: modes.training === null ? null : at(modes.training.untilMs),
        hours: house.limits.trainingHours,
      };
    case 'leaving':
      return { kind: 'service-leaving', frame };
    case 'card':
      return { kind: 'service-card', frame };
    case 'ended':
      return { kind: 'service-ended', frame, how: page.how };
  }
}

function homeView(state: ServiceState, frame: Frame): Screen {
  const worst = worstLine(machineLines(state));
  return {
    kind: 'service',
    frame,
    name: state.staff?.name ?? '',
    parts: state.staff === null ? [] : [...partsOf(state.staff.role)],
    worst: worst?.verdict ?? 'good',
    todo: worst?.todo ?? null,
    training: state.modes.training !== null,
    closed: state.modes.closing !== null,
    announcement: state.modes.announcement !== null,
    slipsLeft: slipsLeft(state),
    paperLow: isPaperLow(state),
  };
}
