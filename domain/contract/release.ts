/** What kiosk and server say to each other about the program that the kiosk runs. Beside the sync, because none of it is the programme's business. */
import * as z from 'zod/mini';

import { packageKind, packagePlatform, signedText } from '../release/manifest.ts';
import { refusedVersion, REFUSED_MAX } from '../release/proving.ts';
import { programVersion } from '../release/version.ts';
import { instantMs, kioskId, slug } from './primitive.ts';

/**
 * How the program of a kiosk is. `unmanaged`: nobody there could change it (a developer's machine, a program installed by hand). `troubled`: it runs, but the page does not
 * paint or the journal does not open.
 */
export const programPhase = z.enum(['unmanaged', 'steady', 'troubled', 'fetching', 'waiting', 'proving']);

/** What a kiosk reports of its program. `detail` is for IT and names no person. */
export const programReport = z.strictObject({
  version: programVersion,
  phase: programPhase,
  channel: slug,
  kind: packageKind,
  platform: z.nullable(packagePlatform),
  refused: z.array(refusedVersion).check(z.maxLength(REFUSED_MAX)),
  detail: z.string().check(z.maxLength(200)),
});

/** POST /v1/release: how the program is; the answer says what it should be. Signed like push and pull. */
export const releaseRequest = z.strictObject({ wireVersion: z.int(), kioskId, report: programReport });

/** What a kiosk is to do with its program; both carry the operator's signature, which the kiosk checks itself. */
export const releaseOrder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('install'), manifest: signedText }),
  z.strictObject({ kind: z.literal('withdraw'), withdrawal: signedText }),
]);

/** Answer of /v1/release. null: stay as you are. */
export const releaseAnswer = z.strictObject({ serverTimeMs: instantMs, order: z.nullable(releaseOrder) });

export type ProgramPhase = z.infer<typeof programPhase>;
export type ProgramReport = z.infer<typeof programReport>;
export type ReleaseRequest = z.infer<typeof releaseRequest>;
export type ReleaseOrder = z.infer<typeof releaseOrder>;
export type ReleaseAnswer = z.infer<typeof releaseAnswer>;
