/**
 * What a core and whoever keeps it (the keeper of the web shell, the Electron shell) say to each other. Unlike all other contracts both sides may be of different versions,
 * because that is what an update is: fields are only added, and unknown ones are passed over.
 */
import * as z from 'zod/mini';

import { programReport, releaseOrder } from '../../domain/contract/release.ts';
import { slug } from '../../domain/contract/primitive.ts';
import { packageKind, packagePlatform } from '../../domain/release/manifest.ts';
import { refusedVersion, REFUSED_MAX } from '../../domain/release/proving.ts';
import { programVersion } from '../../domain/release/version.ts';

/** Core to keeper, every few seconds: what it is, whether somebody is there, what works. */
export const lifeMessage = z.object({
  type: z.literal('life'),
  version: programVersion,
  quietMs: z.nullable(z.number()),
  isOpen: z.nullable(z.boolean()),
  minuteOfDay: z.nullable(z.int()),
  signs: z.object({ page: z.boolean(), painted: z.boolean(), journal: z.boolean(), server: z.boolean() }),
});

/** Core to keeper: what the server says that the program should be; null: as it is. */
export const orderMessage = z.object({ type: z.literal('order'), order: z.nullable(releaseOrder) });

/** Keeper to core: who keeps it, and how it stands; the core passes it on to the server. */
export const programMessage = z.object({
  type: z.literal('program'),
  phase: z.enum(['steady', 'fetching', 'waiting', 'proving']),
  channel: slug,
  kind: packageKind,
  platform: z.nullable(packagePlatform),
  refused: z.array(refusedVersion).check(z.maxLength(REFUSED_MAX)),
  detail: z.string().check(z.maxLength(200)),
});

export type LifeMessage = z.infer<typeof lifeMessage>;
export type OrderMessage = z.infer<typeof orderMessage>;
export type ProgramMessage = z.infer<typeof programMessage>;
/** What goes to the server. */
export type Report = z.infer<typeof programReport>;
