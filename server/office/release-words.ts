/** Releases and the program of a kiosk, in words. */
import type { Release } from './answers-people.ts';
import { instant } from './words.ts';

const phases: Readonly<Record<string, string>> = {
  unmanaged: 'installed by hand; takes no updates',
  steady: 'well',
  troubled: 'runs, but something is wrong',
  fetching: 'fetches the next version',
  waiting: 'has the next version, waits for quiet',
  proving: 'proves the new version',
};

/** How the program of a kiosk is. */
export function phaseWords(phase: string): string {
  return phases[phase] ?? phase;
}

/** How a release stands. */
export function releaseState({ state, isTakenBack, begun, plan }: Release): string {
  switch (state) {
    case 'running':
      return begun === 0 ? 'published, no wave has begun' : `running, wave ${String(begun)} of ${String(plan.length)}`;
    case 'paused':
      return `paused in wave ${String(begun)} of ${String(plan.length)}`;
    case 'done':
      return 'everywhere';
    case 'stopped':
      return isTakenBack ? 'rolled back' : 'stopped for good';
  }
}

/** Whom a wave is for. */
export function waveFor({ percent, kioskIds }: Release['plan'][number]): string {
  return percent === null ? kioskIds.join(', ') : percent === 100 ? 'all kiosks' : `${String(percent)} % of the kiosks`;
}

/** When a wave begins or began. */
export function waveBegins({ begun, startsAtMs, isSkipped }: Release['plan'][number], at: number, zone: string): string {
  if (begun !== null)
    return `began ${instant(begun.atMs, zone)}, ${String(begun.kiosks)} ${begun.kiosks === 1 ? 'kiosk' : 'kiosks'}${isSkipped ? ', let through by hand' : ''}`;
  const time = startsAtMs === 0 ? '' : `not before ${instant(startsAtMs, zone)}`;
  const after = at === 0 ? '' : 'when the wave before is healthy';
  return [after, time].filter((part) => part !== '').join(', ') || 'at once';
}

/** How long a wave must be healthy. */
export function healthyFor(ms: number): string {
  const hours = Math.round(ms / 3_600_000);
  return hours === 0 ? 'no waiting' : hours === 1 ? 'one hour' : `${String(hours)} hours`;
}

const standings = [
  ['healthy', 'healthy on'],
  ['new', 'taken and watched on'],
  ['told', 'told to'],
  ['failed', 'failed on'],
  ['untold', 'not yet told to'],
] as const;

/** Which kiosks stand how with a release. */
export function standingLines({ kiosks }: Release): readonly string[] {
  return standings.flatMap(([standing, words]) => {
    const ids = kiosks.filter((kiosk) => kiosk.standing === standing).map((kiosk) => kiosk.kioskId);
    return ids.length === 0
      ? []
      : [`${words} ${ids.slice(0, 20).join(', ')}${ids.length > 20 ? ` and ${String(ids.length - 20)} more` : ''}`];
  });
}
