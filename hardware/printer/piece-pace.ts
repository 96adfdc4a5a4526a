/** How much paper a piece of a slip moves, to keep a printer that confirms nothing from being sent more than it can have printed. */
import { readCommands } from '../escpos/read-command.ts';

const dotsPerMm = 8;
const defaultSpacing = 30;
/** A cut takes half a second; so does everything that is not paper moving. */
const cutMs = 500;

/** Milliseconds that a printer of this speed needs for the piece; `spacing` of earlier pieces is not known and taken as the usual 30 dots. */
export const pieceMs = (piece: Uint8Array, speedMmPerS: number): number => {
  let dots = 0;
  let spacing = defaultSpacing;
  let extraMs = 0;
  for (const command of readCommands(piece).commands) {
    if (command.kind === 'line-spacing') spacing = command.dots ?? defaultSpacing;
    else if (command.kind === 'line-feed') dots += spacing;
    else if (command.kind === 'feed-lines') dots += command.lines * spacing;
    else if (command.kind === 'feed-dots') dots += command.dots;
    else if (command.kind === 'raster') dots += command.heightDots * command.scaleY;
    else if (command.kind === 'cut') extraMs += cutMs;
  }
  return Math.ceil((dots / dotsPerMm / speedMmPerS) * 1000) + extraMs;
};
