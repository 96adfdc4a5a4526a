/** How many dot rows of paper a command moves, and whether they bear ink. Settings are remembered from command to command. */
import type { EscposCommand } from '../escpos/command.ts';
import { type QrLevel, qrModules } from '../type/qr-modules.ts';

/** @see file comment */
export interface PaperRows {
  /** Rows that the command moves, as things are set now. */
  of(command: EscposCommand): number;
  /** Whether something of a slip is seen in these rows. */
  isInk(command: EscposCommand): boolean;
  /** Takes over what a command that was done has set. */
  remember(command: EscposCommand): void;
}

const usualSpacing = 30;

/** A printer as it is after switching on. */
export const paperRows = (): PaperRows => {
  let spacing = usualSpacing;
  let hasText = false;
  let qr: { dots: number; level: QrLevel; text: string } = { dots: 3, level: 'L', text: '' };
  return {
    of: (command) => {
      if (command.kind === 'line-feed') return spacing;
      if (command.kind === 'feed-lines') return command.lines * spacing;
      if (command.kind === 'feed-dots') return command.dots;
      if (command.kind === 'raster') return command.heightDots * command.scaleY;
      if (command.kind === 'qr-print') return qrModules(qr.text, qr.level).length * qr.dots;
      return command.kind === 'cut' ? command.feedDots : 0;
    },
    isInk: (command) =>
      command.kind === 'raster' ||
      command.kind === 'qr-print' ||
      (hasText && (command.kind === 'line-feed' || command.kind === 'feed-lines')),
    remember: (command) => {
      if (command.kind === 'text') hasText = true;
      else if (command.kind === 'line-feed' || command.kind === 'feed-lines') hasText = false;
      else if (command.kind === 'line-spacing') spacing = command.dots ?? usualSpacing;
      else if (command.kind === 'initialize') {
        spacing = usualSpacing;
        hasText = false;
      } else if (command.kind === 'qr-size') qr = { ...qr, dots: command.dots };
      else if (command.kind === 'qr-level') qr = { ...qr, level: command.level };
      else if (command.kind === 'qr-store') qr = { ...qr, text: Buffer.from(command.bytes).toString('utf8') };
    },
  };
};
