import type { DrawView } from '../../../domain/contract/screen-mine.ts';
import type { Speech } from '../../look/speech.ts';

/** When a draw is, or was. */
export function drawDay({ drawnLocal, isOver }: DrawView, speech: Speech): string {
  if (drawnLocal === null) return speech.say('tickets.day-open');
  return speech.say(isOver ? 'tickets.over' : 'tickets.on', { onLocal: speech.day(drawnLocal) });
}
