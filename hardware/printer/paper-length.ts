/** How much paper a slip takes, so that somebody can be told before the roll is empty. */
import { readCommands } from '../escpos/read-command.ts';
import { paperRows } from '../twin/paper-rows.ts';

const DOTS_PER_MM = 8;
/** From the print head to the knife: fed after each slip. */
const HEAD_TO_KNIFE_MM = 15;

/** Millimetres of paper that the first `bytes` of these pieces move; 0 bytes move nothing. */
export function paperMm(segments: readonly Uint8Array[], bytes: number): number {
  if (bytes <= 0) return 0;
  const rows = paperRows();
  let dots = 0;
  let left = bytes;
  for (const segment of segments) {
    if (left <= 0) break;
    left -= segment.length;
    for (const command of readCommands(segment).commands) {
      dots += rows.of(command);
      rows.remember(command);
    }
  }
  return dots / DOTS_PER_MM + HEAD_TO_KNIFE_MM;
}
