/** What the operator does with a release: publish, let a wave begin, pause, go on, stop, take back. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { releaseManifest, releaseWithdrawal } from '../../domain/release/manifest.ts';
import type { ReleaseManifest, SignedText } from '../../domain/release/manifest.ts';
import { KIOSKS_MAX, membersSoFar, newRollout, standingOf, waitedFor } from '../../domain/release/rollout.ts';
import type { Rollout, RolloutPlan, Standing } from '../../domain/release/rollout.ts';
import { ActRefused } from '../decider/entry.ts';
import { officeDid } from '../office-did.ts';
import type { OfficeDeed } from '../office-did.ts';
import { mallsOf } from '../open-programme.ts';
import type { Programme } from '../open-programme.ts';
import { kioskPrograms, Programs, ROLLOUTS_MAX } from './programs.ts';

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function manifestOf(signed: SignedText): ReleaseManifest {
  const value = json(signed.text);
  const parsed = releaseManifest.safeParse(value);
  if (!parsed.success || canonicalJson(value) !== signed.text) throw new ActRefused('This is no signed release of passage release sign.');
  return parsed.data;
}

/** Whether the files of a release lie in the server's folder with the size that was signed; a feed elsewhere is not looked at. */
function checkFiles(folder: string, manifest: ReleaseManifest): void {
  if (!manifest.feed.startsWith('/')) return;
  if (manifest.feed !== `/v1/releases/${manifest.version}/`)
    throw new ActRefused(
      `The feed of version ${manifest.version} on this server is /v1/releases/${manifest.version}/, not ${manifest.feed}.`,
    );
  for (const { file, bytes } of manifest.packages) {
    const size = statSync(join(folder, manifest.version, file), { throwIfNoEntry: false })?.size ?? null;
    if (size === null) throw new ActRefused(`${file} is not in the server's folder releases/${manifest.version}.`);
    if (size !== bytes) throw new ActRefused(`${file} has ${size} bytes there, and ${bytes} were signed.`);
  }
}

/** Publishes a signed release with its plan. The same again changes nothing; another release under the same version is refused. */
export async function publishRelease(programme: Programme, folder: string, manifest: SignedText, plan: RolloutPlan): Promise<void> {
  const { version, channel, ...rest } = manifestOf(manifest);
  checkFiles(folder, { version, channel, ...rest });
  await programme.decider.actOn(
    async (transaction) => {
      const before = await transaction.releases.rollout(version);
      if (before !== null && before.manifest.text !== manifest.text)
        throw new ActRefused(`Version ${version} is published already, with other files. Give the new files a new version.`);
      if (before !== null) return [];
      await transaction.releases.putRollout(newRollout({ version, channel, manifest, plan }), programme.nowMs());
      return [officeDid(programme, 'release-published', version, `channel ${channel}, waves ${plan.waves.length}`)];
    },
    await mallIdOf(programme),
  );
}

/** One step of a release's life. */
export type ReleaseStep =
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'stop'; readonly why: string; readonly withdrawal: SignedText | null }
  | { readonly kind: 'wave' };

function withdrawalFor(rolled: Rollout, signed: SignedText): SignedText {
  const parsed = releaseWithdrawal.safeParse(json(signed.text));
  if (!parsed.success || parsed.data.withdraws !== rolled.version || parsed.data.channel !== rolled.channel)
    throw new ActRefused(`This is no signed withdrawal of version ${rolled.version} on channel ${rolled.channel}.`);
  return signed;
}

function stepped(rolled: Rollout, step: ReleaseStep): Rollout {
  const { version, state } = rolled;
  switch (step.kind) {
    case 'pause':
      if (state !== 'running') throw new ActRefused(`Version ${version} is ${state}; only a running release can be paused.`);
      return { ...rolled, state: 'paused', why: 'paused by the operator' };
    case 'resume':
      // A release that stopped itself has failed somewhere: it does not go on, its mended successor does.
      if (state !== 'paused')
        throw new ActRefused(`Version ${version} is ${state}; only a paused release goes on. Publish a newer version.`);
      return { ...rolled, state: 'running', why: '' };
    case 'stop':
      return {
        ...rolled,
        state: 'stopped',
        why: state === 'stopped' ? rolled.why : step.why,
        withdrawal: step.withdrawal === null ? rolled.withdrawal : withdrawalFor(rolled, step.withdrawal),
      };
    case 'wave': {
      const next = rolled.begun.length;
      if (state !== 'running') throw new ActRefused(`Version ${version} is ${state}.`);
      if (next === 0 || next >= rolled.plan.waves.length)
        throw new ActRefused(`No wave of version ${version} waits for the one before it.`);
      return rolled.skipped.includes(next) ? rolled : { ...rolled, skipped: [...rolled.skipped, next] };
    }
  }
}

async function mallIdOf({ store }: Programme): Promise<string> {
  const mallId = (await mallsOf(store))[0]?.id;
  if (mallId === undefined) throw new ActRefused('This programme has no mall yet.');
  return mallId;
}

function deedOf(step: ReleaseStep): OfficeDeed {
  switch (step.kind) {
    case 'pause':
      return 'release-paused';
    case 'resume':
      return 'release-resumed';
    case 'wave':
      return 'release-wave-begun';
    case 'stop':
      return step.withdrawal === null ? 'release-stopped' : 'release-taken-back';
  }
}

/** Takes a step, with its entry of the trail. Throws ActRefused: unknown version, or a step that its state does not allow. */
export async function stepRelease(programme: Programme, version: string, step: ReleaseStep): Promise<void> {
  await programme.decider.actOn(
    async (transaction) => {
      const rolled = await transaction.releases.rollout(version);
      if (rolled === null) throw new ActRefused(`There is no release ${version}.`);
      await transaction.releases.putRollout(stepped(rolled, step), programme.nowMs());
      return [officeDid(programme, deedOf(step), version, step.kind === 'stop' ? step.why : null)];
    },
    await mallIdOf(programme),
  );
  await new Programs(programme).advance();
}

/** One wave: a share of all kiosks, or kiosks by name. `isSkipped`: let begin although the one before was not healthy. */
export interface WaveStatus {
  readonly percent: number | null;
  readonly kioskIds: readonly string[];
  readonly startsAtMs: number;
  readonly healthyMs: number;
  readonly begun: { readonly atMs: number; readonly kiosks: number } | null;
  readonly isSkipped: boolean;
}

function planOf({ plan, begun, skipped }: Rollout): readonly WaveStatus[] {
  return plan.waves.map(({ who, startsAtMs, healthyMs }, at) => {
    const wave = begun[at];
    return {
      percent: 'percent' in who ? who.percent : null,
      kioskIds: 'percent' in who ? [] : who.kioskIds,
      startsAtMs,
      healthyMs,
      begun: wave === undefined ? null : { atMs: wave.atMs, kiosks: wave.kioskIds.length },
      isSkipped: skipped.includes(at),
    };
  });
}

/** A release as the operator sees it. */
export interface ReleaseStatus {
  readonly version: string;
  readonly channel: string;
  readonly state: Rollout['state'];
  readonly why: string;
  readonly waves: number;
  readonly begun: number;
  /** Each wave as it was planned, and when it began with how many kiosks; null: not yet. */
  readonly plan: readonly WaveStatus[];
  readonly failPercent: number;
  /** Kiosks that have it are sent back to the version before. */
  readonly isTakenBack: boolean;
  /** Whom the next wave waits for. */
  readonly waitedFor: readonly string[];
  readonly kiosks: readonly { readonly kioskId: string; readonly standing: Standing }[];
}

/** What each kiosk runs. */
export interface ProgramStatus {
  readonly kioskId: string;
  readonly version: string;
  readonly phase: string;
  readonly channel: string;
  /** Since when in this version and phase. */
  readonly sinceMs: number;
  readonly seenAtMs: number;
  readonly detail: string;
  /** Versions that failed there, each with the reason. */
  readonly refused: readonly { readonly version: string; readonly why: string }[];
}

/** All releases that still matter, newest first, and all kiosks. */
export async function releaseStatus(
  programme: Programme,
): Promise<{ readonly releases: readonly ReleaseStatus[]; readonly kiosks: readonly ProgramStatus[] }> {
  await new Programs(programme).advance();
  return programme.store.read(async (transaction) => {
    const kiosks = await kioskPrograms(transaction);
    const rows = await transaction.releases.programs(KIOSKS_MAX);
    const nowMs = programme.nowMs();
    const releases = (await transaction.releases.rollouts(ROLLOUTS_MAX)).map((rolled): ReleaseStatus => {
      const own = kiosks.filter((kiosk) => kiosk.channel === rolled.channel && kiosk.phase !== 'unmanaged');
      const members = membersSoFar(rolled, own);
      const healthyMs = rolled.plan.waves[rolled.begun.length - 1]?.healthyMs ?? 0;
      return {
        version: rolled.version,
        channel: rolled.channel,
        state: rolled.state,
        why: rolled.why,
        waves: rolled.plan.waves.length,
        begun: rolled.begun.length,
        plan: planOf(rolled),
        failPercent: rolled.plan.failPercent,
        isTakenBack: rolled.withdrawal !== null,
        waitedFor: rolled.state === 'running' ? waitedFor(rolled, kiosks, nowMs) : [],
        kiosks: own.map((kiosk) => ({
          kioskId: kiosk.kioskId,
          standing: standingOf(rolled, kiosk, members.includes(kiosk.kioskId), healthyMs, nowMs),
        })),
      };
    });
    return {
      releases,
      kiosks: rows.map(({ kioskId, report, sinceMs, seenAtMs }) => ({
        kioskId,
        version: report.version,
        phase: report.phase,
        channel: report.channel,
        sinceMs,
        seenAtMs,
        detail: report.detail,
        refused: report.refused,
      })),
    };
  });
}
