/** `step(state, event)`: one pure transition of the service machine. */
import { leave, onStaffFound, onStaffGone, onStaffRefused, show } from './leave.ts';
import { onCheckScan } from './opening-check.ts';
import { onPinChecked } from './on-pin.ts';
import { onServiceTouch } from './on-touch.ts';
import type { SeenScan, ServiceEffect, ServiceEvent } from './port.ts';
import type { PrintTry, ServiceState, ServiceStep } from './state.ts';
import { acted, isClosed, isPaperLow, stay, withModes } from './state.ts';

/** Events by which a person shows to be there. */
const byHand: ReadonlySet<ServiceEvent['kind']> = new Set(['touched', 'staff-card.read', 'cleaning-card.read', 'scanned']);

/** @see file comment */
export function step(before: ServiceState, event: ServiceEvent): ServiceStep {
  const nowMs = Math.max(before.nowMs, event.atMs);
  return route({ ...before, nowMs, lastActiveAtMs: byHand.has(event.kind) ? nowMs : before.lastActiveAtMs }, event);
}

function route(state: ServiceState, event: ServiceEvent): ServiceStep {
  switch (event.kind) {
    case 'touched':
      if (event.intent.kind === 'service-wake' && state.modes.dark) return withModes(state, { ...state.modes, dark: false });
      return state.page === null ? stay(state) : onServiceTouch(state, state.page, event.intent);
    case 'ticked':
      return onTick(state, event.visitIdle);
    case 'house.changed':
      return stay({ ...state, house: event.house });
    case 'staff-card.read':
      return onStaffCard(state, event.cardToken, event.scan);
    case 'cleaning-card.read':
      return onCleaningCard(state, event.scan);
    case 'scanned':
      return onScan(state, event.scan);
    case 'staff.found':
      return onStaffFound(state, event);
    case 'staff.refused':
      return onStaffRefused(state, event);
    case 'staff.gone':
      return onStaffGone(state, event);
    case 'pin.checked':
      return onPinChecked(state, event);
    case 'test.printed':
      return onTestPrinted(state, event.jobId, event.ok);
    case 'paper.moved':
      return onPaperMoved(state, event.mm);
  }
}

/** Whether a scan is what this page waits for. */
const triesScans = ({ page }: ServiceState): boolean => page?.kind === 'diagnostics' || page?.kind === 'check';

function onStaffCard(state: ServiceState, cardToken: string, scan: SeenScan): ServiceStep {
  if (state.page?.kind === 'ended') return stay(state);
  return triesScans(state) ? onScan(state, scan) : stay(state, [{ kind: 'find-staff', cardToken }]);
}

/** The cleaning card: the glass is dead for a minute. While staff are at work it is one more card to try the reader with. */
function onCleaningCard(state: ServiceState, scan: SeenScan): ServiceStep {
  if (state.page !== null) return onScan(state, scan);
  return stay({ ...state, cleaningUntilMs: state.nowMs + state.house.limits.cleaningMs }, [acted(state, 'cleaning', 'by card')]);
}

function onScan(state: ServiceState, scan: SeenScan): ServiceStep {
  const { page } = state;
  if (page?.kind === 'diagnostics') return show(state, { ...page, scan });
  if (page?.kind === 'check') return onCheckScan(state, page, scan);
  const asks = state.staff !== null && page !== null && page.kind !== 'ended' && (scan.what === 'member' || scan.what === 'test');
  return asks ? show(state, { kind: 'card' }) : stay(state);
}

function onTestPrinted(state: ServiceState, jobId: string, ok: boolean): ServiceStep {
  const { page } = state;
  if (page === null || !('print' in page) || page.print.jobId !== jobId) return stay(state);
  const print: PrintTry = { jobId, state: ok ? 'printed' : 'failed' };
  return show(state, { ...page, print });
}

function onPaperMoved(state: ServiceState, mm: number): ServiceStep {
  const moved: ServiceState = {
    ...state,
    modes: { ...state.modes, paper: { ...state.modes.paper, usedMm: state.modes.paper.usedMm + mm } },
  };
  if (state.modes.paper.told || !isPaperLow(moved)) return withModes(moved, moved.modes);
  const told = { ...moved.modes, paper: { ...moved.modes.paper, told: true } };
  return withModes(moved, told, [{ kind: 'record', staffId: null, act: 'paper-low', detail: `${told.paper.usedMm} mm printed` }]);
}

function onTick(state: ServiceState, visitIdle: boolean): ServiceStep {
  const timely = byTheClock(state, visitIdle);
  const { page } = timely.state;
  const next = (): ServiceStep => {
    if (page === null || page.kind === 'ended') return stay(timely.state);
    if (page.kind === 'refused') return state.nowMs >= page.untilMs ? leave(timely.state, 'refused') : stay(timely.state);
    // a slip under way is waited for: the driver ends it by itself
    const printing = 'print' in page && page.print.state === 'printing';
    const silent = state.nowMs - state.lastActiveAtMs >= state.house.limits.serviceEndMs;
    return silent && !printing ? leave(timely.state, 'silence') : stay(timely.state);
  };
  const then = next();
  const cleaned = then.state.cleaningUntilMs !== null && state.nowMs >= then.state.cleaningUntilMs;
  return stay(cleaned ? { ...then.state, cleaningUntilMs: null } : then.state, [...timely.effects, ...then.effects]);
}

const byItself = (act: Extract<ServiceEffect, { kind: 'record' }>['act'], detail: string | null = null): ServiceEffect => ({
  kind: 'record',
  staffId: null,
  act,
  detail,
});

/** What comes by itself: the end of training and of an announcement, closing when nobody is here any more, opening again. */
function byTheClock(state: ServiceState, visitIdle: boolean): ServiceStep {
  const { modes, house } = state;
  const effects: ServiceEffect[] = [];
  let next = modes;
  if (modes.training !== null && house.nowMs >= modes.training.untilMs && visitIdle) {
    next = { ...next, training: null };
    effects.push(byItself('training-ended', 'its time was over'));
  }
  if (modes.announcement !== null && house.nowMs >= modes.announcement.untilMs) {
    next = { ...next, announcement: null };
    effects.push(byItself('announcement-ended', modes.announcement.textId));
  }
  if (modes.closing !== null && house.nowMs >= modes.closing.opensAtMs && house.nowMs > modes.closing.atMs) {
    next = { ...next, closing: null, dark: false };
    effects.push(byItself('opened', 'by its hours'));
  } else if (modes.closing !== null && !modes.closing.told && isClosed(state) && visitIdle) {
    next = { ...next, closing: { ...modes.closing, told: true } };
    effects.push(byItself('closed'));
  }
  return next === modes ? stay(state) : withModes(state, next, effects);
}
