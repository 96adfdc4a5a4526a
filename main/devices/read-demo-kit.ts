import { readFileSync } from 'node:fs';

import * as z from 'zod/mini';

import { demoKit } from '../../domain/contract/devices.ts';
import type { DemoKit } from '../../domain/contract/devices.ts';

/** A kit with nothing in it: the page still moves devices, network and clock. */
export const emptyKit: DemoKit = {
  kit: 1,
  mallName: '',
  currency: 'EUR',
  cards: [],
  tenants: [],
  unknownTills: [],
  receiptMinimumMinor: 0,
  receiptMaxAgeHours: 24,
  clock: { offsets: [{ atMs: 0, offsetMinutes: 0 }] },
};

/** Reads the kit that the demo mall wrote. Throws an Error that names the file, the place in it, and what to do. */
export function readDemoKit(path: string): DemoKit {
  let text: unknown;
  try {
    text = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(
      `The demo kit ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}. Start without --demo, or make the demo mall again.`,
      { cause: error },
    );
  }
  const parsed = z.safeParse(demoKit, text);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    `The demo kit ${path} is not as expected at ${issue?.path.join('.') ?? 'the top'}: ${issue?.message ?? 'unknown'}. Make the demo mall again.`,
  );
}
