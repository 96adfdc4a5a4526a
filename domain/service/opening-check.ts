/** The opening check: six things in under ninety seconds, each answered by a touch or by the machine itself; the result stands in the trail. */
import type { Intent } from '../contract/intent.ts';
import { machineLines } from './machine-lines.ts';
import { checkSteps, corners } from './parts.ts';
import type { SeenScan } from './port.ts';
import { show } from './leave.ts';
import type { PrintTry, ServicePage, ServiceState, ServiceStep } from './state.ts';
import { acted, noPrint, stay } from './state.ts';

type CheckPage = Extract<ServicePage, { kind: 'check' }>;

/** The check from its first step. */
export function beginCheck(state: ServiceState): ServiceStep {
  return show(state, { kind: 'check', at: 0, corners: 0, scan: null, print: noPrint, results: [], sinceMs: state.nowMs });
}

/** Asks for a test slip; its job id comes back with the outcome. */
export function askPrint(state: ServiceState): { readonly state: ServiceState; readonly print: PrintTry } {
  const jobId = `test-${state.serial}`;
  return { state: { ...state, serial: state.serial + 1 }, print: { state: 'printing', jobId } };
}

function answered(state: ServiceState, page: CheckPage, ok: boolean): ServiceStep {
  const step = checkSteps[page.at];
  if (step === undefined) return stay(state);
  const results = [...page.results, { step, ok }];
  const next: CheckPage = { ...page, at: page.at + 1, results };
  const then = checkSteps[next.at];
  if (then === 'print') {
    const asked = askPrint(state);
    return show(asked.state, { ...next, print: asked.print }, [{ kind: 'print-test', jobId: asked.print.jobId, language: null }]);
  }
  if (then !== undefined) return show(state, next);
  const seconds = Math.round((state.nowMs - page.sinceMs) / 1000);
  const told = results.map((one) => `${one.step} ${one.ok ? 'ok' : 'not ok'}`).join(', ');
  return show(state, next, [acted(state, 'opening-check', `${told}; ${seconds} s`)]);
}

/** Touches of the check; BACK and FINISH are for every part alike. */
export function onCheckTouch(state: ServiceState, page: CheckPage, intent: Intent): ServiceStep {
  const step = checkSteps[page.at];
  if (intent.kind === 'service-well') {
    // what the machine judges by itself only a person can call bad
    const needsMore = step === 'touch' || step === 'scan' || (step === 'print' && page.print.state !== 'printed');
    return intent.isWell && needsMore ? stay(state) : answered(state, page, intent.isWell);
  }
  if (intent.kind === 'service-corner' && step === 'touch') {
    if (intent.corner !== corners[page.corners]) return stay(state);
    const touched = { ...page, corners: page.corners + 1 };
    return touched.corners === corners.length ? answered(state, touched, true) : show(state, touched);
  }
  if (intent.kind === 'service-print' && step === 'print' && page.print.state !== 'printing') {
    const asked = askPrint(state);
    return show(asked.state, { ...page, print: asked.print }, [{ kind: 'print-test', jobId: asked.print.jobId, language: null }]);
  }
  if (intent.kind === 'next' && step === 'network')
    return answered(
      state,
      page,
      networkLines(state).every((line) => line.verdict !== 'act'),
    );
  return stay(state);
}

/** What the last step shows: the line to the server and what hangs on it. */
export function networkLines(state: ServiceState) {
  return machineLines(state).filter((line) => ['network', 'answer', 'journal', 'clock'].includes(line.id));
}

/** Anything that can be read at all passes; a torn code does not. */
export function onCheckScan(state: ServiceState, page: CheckPage, scan: SeenScan): ServiceStep {
  if (checkSteps[page.at] !== 'scan') return stay(state);
  const seen = { ...page, scan };
  return scan.what === 'unreadable' ? show(state, seen) : answered(state, seen, true);
}
