/** What the operator does with a release: publish, let a wave begin, pause, go on, stop, take back. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { releaseManifest, releaseWithdrawal } from '../../domain/release/manifest.ts';
import type { ReleaseManifest, SignedText } from '../../domain/release/manifest.ts';
import { KIOSKS_MAX, membersSoFar, newRollout, standingOf, waitedFor } from '../../domain/release/rollout.ts';
import type { Rollout, RolloutPlan, Standing } from '../../domain/release/rollout.ts';
import { ActRefused } from '../decider/entry.ts';
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
  await programme.store.write(async (transaction) => {
    const before = await transaction.releases.rollout(version);
    if (before !== null && before.manifest.text !== manifest.text)
      throw new ActRefused(`Version ${version} is published already, with other files. Give the new files a new version.`);
    if (before === null) await transaction.releases.putRollout(newRollout({ version, channel, manifest, plan }), programme.nowMs());
  });
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

/** Takes a step. Throws ActRefused: unknown version, or a step that its state does not allow. */
export async function stepRelease(programme: Programme, version: string, step: ReleaseStep): Promise<void> {
  const programs = new Programs(programme);
  if ((await programs.change(version, (rolled) => stepped(rolled, step))) === null) throw new ActRefused(`There is no release ${version}.`);
  await programs.advance();
}

/** A release as the operator sees it. */
export interface ReleaseStatus {
  readonly version: string;
  readonly channel: string;
  readonly state: Rollout['state'];
  readonly why: string;
  readonly waves: number;
  readonly begun: number;
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
  readonly seenAtMs: number;
  readonly detail: string;
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
        waitedFor: rolled.state === 'running' ? waitedFor(rolled, kiosks, nowMs) : [],
        kiosks: own.map((kiosk) => ({
          kioskId: kiosk.kioskId,
          standing: standingOf(rolled, kiosk, members.includes(kiosk.kioskId), healthyMs, nowMs),
        })),
      };
    });
    return {
      releases,
      kiosks: rows.map(({ kioskId, report, seenAtMs }) => ({
        kioskId,
        version: report.version,
        phase: report.phase,
        channel: report.channel,
        seenAtMs,
        detail: report.detail,
      })),
    };
  });
}
