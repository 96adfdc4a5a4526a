/** Touches of staff at work, by page. */
import type { Intent } from '../contract/intent.ts';
import { leave, show } from './leave.ts';
import { askPrint, beginCheck, onCheckTouch } from './opening-check.ts';
import { onPinTouch } from './on-pin.ts';
import { announcementChoices, closingChoices, LINES_A_PAGE, paperSteps, partsOf } from './parts.ts';
import { machineLines } from './machine-lines.ts';
import type { ServicePage, ServiceState, ServiceStep } from './state.ts';
import { acted, isClosed, noPrint, stay, withModes } from './state.ts';

const MINUTE_MS = 60_000;

/** @see file comment */
export function onServiceTouch(state: ServiceState, page: ServicePage, intent: Intent): ServiceStep {
  if (page.kind === 'ended') return stay(state);
  if (page.kind === 'pin') return onPinTouch(state, page, intent);
  if (page.kind === 'refused') return intent.kind === 'back' || intent.kind === 'finish' ? leave(state, 'refused') : stay(state);
  if (intent.kind === 'finish') return leave(state, 'finish');
  if (intent.kind === 'back') return page.kind === 'home' ? leave(state, 'finish') : back(state, page);
  switch (page.kind) {
    case 'home':
      return onHome(state, intent);
    case 'diagnostics':
      return onDiagnostics(state, page, intent);
    case 'check':
      return onCheckTouch(state, page, intent);
    case 'paper':
      return onPaper(state, page, intent);
    case 'closing':
      return onClosing(state, intent);
    case 'announcement':
      return onAnnouncement(state, page, intent);
    case 'training':
      return onTraining(state, intent);
    case 'leaving':
      return onLeaving(state, intent);
    case 'card':
      return stay(state);
  }
}

function back(state: ServiceState, page: ServicePage): ServiceStep {
  if (page.kind === 'paper' && page.at > 0 && page.print.state !== 'printing')
    return show(state, { ...page, at: page.at - 1, print: noPrint });
  return show(state, { kind: 'home' });
}

function onHome(state: ServiceState, intent: Intent): ServiceStep {
  if (intent.kind !== 'service-part' || state.staff === null || !partsOf(state.staff.role).includes(intent.part)) return stay(state);
  switch (intent.part) {
    case 'diagnostics':
      return show(state, { kind: 'diagnostics', at: 0, scan: null, print: noPrint }, [acted(state, 'diagnostics')]);
    case 'opening-check':
      return beginCheck(state);
    case 'cleaning': {
      const left = leave(state, 'cleaning', []);
      return stay({ ...left.state, cleaningUntilMs: state.nowMs + state.house.limits.cleaningMs }, [
        acted(state, 'cleaning'),
        ...left.effects,
      ]);
    }
    case 'paper':
    case 'jam':
      return show(state, { kind: 'paper', job: intent.part, at: 0, print: noPrint });
    case 'announcement':
      return show(state, { kind: 'announcement', chosen: null });
    case 'closing':
    case 'training':
    case 'leaving':
      return show(state, { kind: intent.part });
  }
}

function onDiagnostics(state: ServiceState, page: Extract<ServicePage, { kind: 'diagnostics' }>, intent: Intent): ServiceStep {
  if (intent.kind === 'next') {
    const pages = Math.ceil(machineLines(state).length / LINES_A_PAGE);
    return show(state, { ...page, at: (page.at + 1) % pages });
  }
  if (intent.kind !== 'service-print' || page.print.state === 'printing') return stay(state);
  const asked = askPrint(state);
  return show(asked.state, { ...page, print: asked.print }, [
    acted(state, 'test-print'),
    { kind: 'print-test', jobId: asked.print.jobId, language: null },
  ]);
}

function onPaper(state: ServiceState, page: Extract<ServicePage, { kind: 'paper' }>, intent: Intent): ServiceStep {
  const steps = paperSteps[page.job];
  const isLast = page.at === steps.length - 1;
  const wants = (intent.kind === 'next' && page.at === steps.length - 2) || (intent.kind === 'service-print' && isLast);
  if (wants && page.print.state !== 'printing') {
    const asked = askPrint(state);
    const at = steps.length - 1;
    const shown: ServiceState = { ...asked.state, page: { ...page, at, print: asked.print } };
    const print = { kind: 'print-test', jobId: asked.print.jobId, language: null } as const;
    if (isLast) return stay(shown, [print]);
    if (page.job === 'jam') return stay(shown, [acted(state, 'jam-cleared'), print]);
    return withModes(shown, { ...state.modes, paper: { usedMm: 0, told: false } }, [
      acted(state, 'paper-changed', `${state.modes.paper.usedMm} mm printed on the roll before`),
      print,
    ]);
  }
  return intent.kind === 'next' && !isLast ? show(state, { ...page, at: page.at + 1 }) : stay(state);
}

function onClosing(state: ServiceState, intent: Intent): ServiceStep {
  if (intent.kind === 'service-undo' && state.modes.closing !== null)
    return withModes(state, { ...state.modes, closing: null, dark: false }, [
      acted(state, 'opened', isClosed(state) ? 'closed before' : 'before it closed'),
    ]);
  if (intent.kind !== 'service-minutes' || !closingChoices.includes(intent.minutes)) return stay(state);
  const { nowMs, opensAtMs } = state.house;
  const closing = {
    atMs: nowMs + intent.minutes * MINUTE_MS,
    opensAtMs: Math.max(opensAtMs, nowMs + intent.minutes * MINUTE_MS),
    told: false,
  };
  return withModes(state, { ...state.modes, closing }, [acted(state, 'closing-set', `in ${intent.minutes} min`)]);
}

function onAnnouncement(state: ServiceState, page: Extract<ServicePage, { kind: 'announcement' }>, intent: Intent): ServiceStep {
  const { texts } = state.house.limits;
  if (intent.kind === 'service-text' && texts.some((one) => one.textId === intent.textId))
    return show(state, { ...page, chosen: intent.textId });
  if (intent.kind === 'service-undo' && state.modes.announcement !== null)
    return withModes(state, { ...state.modes, announcement: null }, [acted(state, 'announcement-ended', state.modes.announcement.textId)]);
  if (intent.kind !== 'service-minutes' || page.chosen === null || !announcementChoices.includes(intent.minutes)) return stay(state);
  const announcement = { textId: page.chosen, untilMs: state.house.nowMs + intent.minutes * MINUTE_MS };
  const shown = { ...state, page: { ...page, chosen: null } };
  return withModes(shown, { ...state.modes, announcement }, [acted(state, 'announcement-shown', `${page.chosen}, ${intent.minutes} min`)]);
}

function onTraining(state: ServiceState, intent: Intent): ServiceStep {
  if (intent.kind === 'service-undo' && state.modes.training !== null)
    return withModes(state, { ...state.modes, training: null }, [acted(state, 'training-ended', 'by staff')]);
  if (intent.kind !== 'service-begin' || state.modes.training !== null) return stay(state);
  const untilMs = state.house.nowMs + state.house.limits.trainingHours * 60 * MINUTE_MS;
  return withModes(state, { ...state.modes, training: { untilMs } }, [
    acted(state, 'training-began', `${state.house.limits.trainingHours} h`),
  ]);
}

/** The program is left with a PIN only, asked for once more: nobody walks up to an open page and ends it. */
function onLeaving(state: ServiceState, intent: Intent): ServiceStep {
  if (intent.kind !== 'service-leave' || state.staff === null) return stay(state);
  return show(state, {
    kind: 'pin',
    staff: state.staff,
    digits: '',
    checking: false,
    left: null,
    pausedUntilMs: 0,
    leaving: intent.how,
  });
}
