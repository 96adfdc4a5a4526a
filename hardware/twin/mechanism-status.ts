/** How a printer's flags look in the bytes that it answers with. */

/** Flags that a person at the printer can set. */
export type MechanismFlags = {
  readonly paper: 'ok' | 'near-end' | 'out';
  readonly isCoverOpen: boolean;
  readonly isCutterJammed: boolean;
  /** The printer's own "offline" (feed button held, switch). */
  readonly isSwitchedOff: boolean;
};

/** Whether it prints nothing until a person has been there. */
export const isOffline = (flags: MechanismFlags): boolean =>
  flags.paper === 'out' || flags.isCoverOpen || flags.isCutterJammed || flags.isSwitchedOff;

const bit = (on: boolean, mask: number): number => (on ? mask : 0);

/** Answer to DLE EOT n. */
export const realtimeByte = (flags: MechanismFlags, which: number): number => {
  if (which === 2)
    return (
      0x12 |
      bit(flags.isCoverOpen, 0x04) |
      bit(flags.isSwitchedOff, 0x08) |
      bit(flags.paper === 'out', 0x20) |
      bit(flags.isCutterJammed, 0x40)
    );
  if (which === 3) return 0x12 | bit(flags.isCutterJammed, 0x08);
  if (which === 4) return 0x12 | bit(flags.paper !== 'ok', 0x0c) | bit(flags.paper === 'out', 0x60);
  return 0x12 | bit(isOffline(flags), 0x08);
};

/** Answer to GS r 1. */
export const turnByte = (flags: MechanismFlags): number => bit(flags.paper !== 'ok', 0x03) | bit(flags.paper === 'out', 0x0c);

/** The four bytes of automatic status back. */
export const automaticBytes = (flags: MechanismFlags): Uint8Array =>
  Uint8Array.from([
    0x10 | bit(isOffline(flags), 0x08) | bit(flags.isCoverOpen, 0x20) | bit(flags.isSwitchedOff, 0x40),
    bit(flags.isCutterJammed, 0x08),
    bit(flags.paper !== 'ok', 0x03) | bit(flags.paper === 'out', 0x0c),
    0,
  ]);
