import type { Speech } from '../../look/speech.ts';

/** A moment of today by its time, any other by day and time. */
export function dayAndTime(speech: Speech, momentLocal: string, nowLocal: string): string {
  const time = speech.time(momentLocal);
  return momentLocal.slice(0, 10) === nowLocal.slice(0, 10) ? time : `${speech.day(momentLocal)}, ${time}`;
}
