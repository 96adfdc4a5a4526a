/** The screen that nobody is using. */
import type { Screen } from '../contract/screen.ts';
import type { Frame } from '../contract/screen-parts.ts';
import type { VisitState } from './state.ts';

/** @see file comment */
export function attractScreen(frame: Frame, { house, language, nowMs, nearUntilMs }: VisitState): Screen {
  return {
    kind: 'attract',
    frame,
    posters: [...house.posters[language]],
    hours: house.hours,
    announcement: house.announcement[language],
    phoneUrl: house.online ? (house.phone?.url ?? null) : null,
    near: nowMs < nearUntilMs,
  };
}
