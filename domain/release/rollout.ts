/**
 * How a release goes through the kiosks: in waves, each only when the one before has stood the test, and to a stop by itself when too many fail. Pure: what kiosks
 * reported and the time go in, the next state and what people must be told come out.
 */
import * as z from 'zod/mini';

import type { ProgramPhase } from '../contract/release.ts';
import { instantMs, kioskId, slug } from '../contract/primitive.ts';
import { sha256Hex } from '../encoding/hash.ts';
import { signedText } from './manifest.ts';
import { compareVersions, programVersion } from './version.ts';

/** Most waves of one release. */
export const WAVES_MAX = 10;
/** Most kiosks of one programme that a rollout looks at. */
export const KIOSKS_MAX = 2_000;
/** A kiosk that has not spoken for this long says nothing about its health. */
export const SILENT_AFTER_MS = 15 * 60_000;

/** One wave: a share of all kiosks (those of the waves before included) or kiosks by name, from `startsAtMs` on, and how long they must be healthy before the next begins. */
export const wave = z.strictObject({
  who: z.union([
    z.strictObject({ percent: z.int().check(z.gte(1), z.lte(100)) }),
    z.strictObject({ kioskIds: z.array(kioskId).check(z.minLength(1), z.maxLength(200)) }),
  ]),
  startsAtMs: instantMs,
  healthyMs: z.int().check(z.nonnegative(), z.lte(30 * 86_400_000)),
});

/** What the operator wants. `failPercent`: more failed kiosks than this among those that have been told stop the release. */
export const rolloutPlan = z.strictObject({
  waves: z.array(wave).check(z.minLength(1), z.maxLength(WAVES_MAX)),
  failPercent: z.int().check(z.nonnegative(), z.lte(100)),
});

/** A rollout as it is stored. `begun`: for each wave that has begun, when, and which kiosks it has; members never leave. */
export const rollout = z.strictObject({
  version: programVersion,
  channel: slug,
  manifest: signedText,
  plan: rolloutPlan,
  state: z.enum(['running', 'paused', 'stopped', 'done']),
  /** Why it stopped or was paused. */
  why: z.string().check(z.maxLength(300)),
  begun: z
    .array(z.strictObject({ atMs: instantMs, kioskIds: z.array(kioskId).check(z.maxLength(KIOSKS_MAX)) }))
    .check(z.maxLength(WAVES_MAX)),
  /** Waves that a person let begin although the one before was not healthy. */
  skipped: z.array(z.int()).check(z.maxLength(WAVES_MAX)),
  withdrawal: z.nullable(signedText),
});

export type Wave = z.infer<typeof wave>;
export type RolloutPlan = z.infer<typeof rolloutPlan>;
export type Rollout = z.infer<typeof rollout>;

/** A kiosk as the server knows it. `sinceMs`: since when it reports this version in this phase. */
export interface KioskProgram {
  readonly kioskId: string;
  readonly channel: string;
  readonly version: string;
  readonly phase: ProgramPhase;
  readonly sinceMs: number;
  readonly seenAtMs: number;
  /** Versions that failed on it. */
  readonly refused: readonly string[];
}

/** Where one kiosk stands with a release. */
export type Standing = 'untold' | 'told' | 'new' | 'healthy' | 'failed';

/** What one look came to. `alarm`: a sentence for the office, when it stopped by itself. */
export interface Advanced {
  readonly rollout: Rollout;
  readonly alarm: string | null;
}

/** A release at its beginning. */
export function newRollout(release: Pick<Rollout, 'version' | 'channel' | 'manifest' | 'plan'>): Rollout {
  return { ...release, state: 'running', why: '', begun: [], skipped: [], withdrawal: null };
}

/** Kiosks in the order in which shares take them: the same for one release, another for the next, so that not the same kiosk is always first. */
export function shareOrder(version: string, kioskIds: readonly string[]): readonly string[] {
  const keyed = [...new Set(kioskIds)].map((id) => ({ id, key: sha256Hex(`${version}/${id}`) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ id }) => id);
}

function managed(kiosks: readonly KioskProgram[], channel: string): readonly KioskProgram[] {
  return kiosks.filter((kiosk) => kiosk.channel === channel && kiosk.phase !== 'unmanaged').slice(0, KIOSKS_MAX);
}

/** Members of a wave that begins now: never none as long as there is a kiosk, or a wave of none would pass every test. */
function membersOf(plan: Wave, version: string, kiosks: readonly KioskProgram[]): readonly string[] {
  const ids = kiosks.map((kiosk) => kiosk.kioskId);
  if ('kioskIds' in plan.who) return plan.who.kioskIds.filter((id) => ids.includes(id));
  const share = Math.max(1, Math.ceil((ids.length * plan.who.percent) / 100));
  return shareOrder(version, ids).slice(0, share);
}

/** Everybody who has been told; a last wave of all takes in whoever came later. */
export function membersSoFar({ begun, plan }: Rollout, kiosks: readonly KioskProgram[]): readonly string[] {
  const last = plan.waves[begun.length - 1];
  const all = last !== undefined && 'percent' in last.who && last.who.percent === 100 ? kiosks.map((kiosk) => kiosk.kioskId) : [];
  return [...new Set([...begun.flatMap((each) => each.kioskIds), ...all])];
}

/** @see Standing. `healthyMs`: how long it must have been well. */
export function standingOf(rolled: Rollout, kiosk: KioskProgram, isMember: boolean, healthyMs: number, nowMs: number): Standing {
  if (kiosk.refused.includes(rolled.version)) return 'failed';
  if (kiosk.version === rolled.version || compareVersions(kiosk.version, rolled.version) > 0) {
    const isWell = kiosk.phase !== 'proving' && kiosk.phase !== 'troubled';
    return isWell && nowMs - kiosk.sinceMs >= healthyMs && nowMs - kiosk.seenAtMs <= SILENT_AFTER_MS ? 'healthy' : 'new';
  }
  return isMember ? 'told' : 'untold';
}

/** Whom the next wave waits for; empty: for nobody. Failed kiosks are not waited for: whether they are too many is asked elsewhere. */
export function waitedFor(rolled: Rollout, kiosks: readonly KioskProgram[], nowMs: number): readonly string[] {
  const own = managed(kiosks, rolled.channel);
  const at = rolled.begun.length - 1;
  const healthyMs = rolled.plan.waves[at]?.healthyMs ?? 0;
  return membersSoFar(rolled, own).filter((id) => {
    const kiosk = own.find((each) => each.kioskId === id);
    // One that is no longer there (revoked, unmanaged, another channel) cannot be waited for.
    if (kiosk === undefined) return false;
    const standing = standingOf(rolled, kiosk, true, healthyMs, nowMs);
    return standing !== 'healthy' && standing !== 'failed';
  });
}

function failedOf(rolled: Rollout, own: readonly KioskProgram[]): { readonly failed: readonly string[]; readonly told: number } {
  const members = new Set(membersSoFar(rolled, own));
  const told = own.filter((kiosk) => members.has(kiosk.kioskId));
  return { failed: told.filter((kiosk) => kiosk.refused.includes(rolled.version)).map((kiosk) => kiosk.kioskId), told: told.length };
}

function beginWave(rolled: Rollout, own: readonly KioskProgram[], nowMs: number): Rollout | null {
  const next = rolled.plan.waves[rolled.begun.length];
  if (next === undefined || nowMs < next.startsAtMs) return null;
  const before = rolled.begun.length > 0 && !rolled.skipped.includes(rolled.begun.length) ? waitedFor(rolled, own, nowMs) : [];
  if (before.length > 0) return null;
  const kioskIds = membersOf(next, rolled.version, own);
  // A share waits for the first kiosk; names that nobody has are simply passed.
  if (kioskIds.length === 0 && 'percent' in next.who) return null;
  return { ...rolled, begun: [...rolled.begun, { atMs: nowMs, kioskIds: [...kioskIds] }] };
}

/** One look at a rollout: stops it, begins the next wave, or ends it. At most one wave begins in a look; a rollout that does not run does not change. */
export function advance(rolled: Rollout, kiosks: readonly KioskProgram[], nowMs: number): Advanced {
  if (rolled.state !== 'running') return { rollout: rolled, alarm: null };
  const own = managed(kiosks, rolled.channel);
  const { failed, told } = failedOf(rolled, own);
  if (failed.length * 100 > rolled.plan.failPercent * told) {
    const why = `Version ${rolled.version} failed on ${failed.length} of ${told} kiosks (${failed.slice(0, 10).join(', ')}) and went back there; no other kiosk gets it.`;
    return { rollout: { ...rolled, state: 'stopped', why }, alarm: why };
  }
  const begun = beginWave(rolled, own, nowMs);
  if (begun !== null) return { rollout: begun, alarm: null };
  const isLast = rolled.begun.length === rolled.plan.waves.length;
  if (isLast && waitedFor(rolled, own, nowMs).length === 0) return { rollout: { ...rolled, state: 'done' }, alarm: null };
  return { rollout: rolled, alarm: null };
}

/** What a kiosk is to do. Of several releases the newest that is meant for it; nothing for one that failed there. */
export function orderFor(
  rollouts: readonly Rollout[],
  kiosks: readonly KioskProgram[],
  kiosk: KioskProgram,
): { readonly kind: 'install' | 'withdraw'; readonly rollout: Rollout } | null {
  if (kiosk.phase === 'unmanaged') return null;
  const own = rollouts.filter((each) => each.channel === kiosk.channel);
  const withdrawn = own.find((each) => each.version === kiosk.version && each.state === 'stopped' && each.withdrawal !== null);
  if (withdrawn !== undefined) return { kind: 'withdraw', rollout: withdrawn };
  const offered = own
    .filter((each) => each.state === 'running' || each.state === 'done')
    .filter((each) => compareVersions(each.version, kiosk.version) > 0 && !kiosk.refused.includes(each.version))
    .filter((each) => membersSoFar(each, managed(kiosks, each.channel)).includes(kiosk.kioskId))
    .sort((a, b) => compareVersions(b.version, a.version))[0];
  return offered === undefined ? null : { kind: 'install', rollout: offered };
}
