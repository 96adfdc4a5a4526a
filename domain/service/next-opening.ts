import { addDays } from '../time/local-time.ts';

/** The next time that the mall opens after a local moment: today if that is still to come, else tomorrow. `opens`: `HH:MM`. */
export function nextOpening(nowLocal: string, opens: string): string {
  const today = nowLocal.slice(0, 10);
  return `${nowLocal.slice(11, 16) < opens ? today : addDays(today, 1)}T${opens}:00`;
}
