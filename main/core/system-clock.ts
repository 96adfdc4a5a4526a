import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

import type { CoreClock } from './clock.ts';

const BOOT_TOLERANCE_MS = 60_000;

/** Where the kernel names the boot, take its name; elsewhere the minute of the boot is the best name there is. */
function bootName(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return `since-${Math.round((Date.now() - uptime() * 1000) / BOOT_TOLERANCE_MS)}`;
  }
}

/** The machine's clocks. `hrtime` counts from boot on every platform that Node knows, so it survives a restart of the core. */
export function systemClock(): CoreClock {
  const boot = bootName();
  return {
    monotonicMs: () => Number(process.hrtime.bigint() / 1_000_000n),
    wallMs: () => Date.now(),
    bootId: () => boot,
  };
}
