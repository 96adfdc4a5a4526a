/** Publishing and steering, through the running server or straight into its database. */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { releaseManifest, signedText } from '../../domain/release/manifest.ts';
import type { SignedText } from '../../domain/release/manifest.ts';
import type { RolloutPlan } from '../../domain/release/rollout.ts';
import { officeTokenOf } from '../../server/api/office-session.ts';
import { liveInstance } from '../../server/instance.ts';
import { openProgramme } from '../../server/open-programme.ts';
import { publishRelease, releaseStatus, stepRelease } from '../../server/release/release-acts.ts';
import type { ReleaseStep } from '../../server/release/release-acts.ts';
import { placeOf } from '../../server/run-server.ts';
import type { ServerSettings } from '../../server/settings/server-settings.ts';
import { requireProgramme } from '../../server/store/open-store.ts';
import { WrongUse } from './wrong-use.ts';

const ANSWER_MS = 60_000;

const statusAnswer = z.object({
  releases: z.array(
    z.object({
      version: z.string(),
      channel: z.string(),
      state: z.string(),
      why: z.string(),
      waves: z.int(),
      begun: z.int(),
      waitedFor: z.array(z.string()),
      kiosks: z.array(z.object({ kioskId: z.string(), standing: z.string() })),
    }),
  ),
  kiosks: z.array(
    z.object({ kioskId: z.string(), version: z.string(), phase: z.string(), channel: z.string(), seenAtMs: z.int(), detail: z.string() }),
  ),
});
type Status = z.infer<typeof statusAnswer>;

/** What the server is asked. */
type Asked =
  | { readonly kind: 'status' }
  | { readonly kind: 'publish'; readonly manifest: SignedText; readonly plan: RolloutPlan }
  | { readonly kind: 'step'; readonly version: string; readonly step: ReleaseStep };

async function through(url: string, token: string, asked: Asked): Promise<Status> {
  const path =
    asked.kind === 'status' ? '' : asked.kind === 'publish' ? '/publish' : `/${encodeURIComponent(asked.version)}/${asked.step.kind}`;
  const body =
    asked.kind === 'publish'
      ? { manifest: asked.manifest, plan: asked.plan }
      : asked.kind === 'step' && asked.step.kind === 'stop'
        ? { why: asked.step.why, withdrawal: asked.step.withdrawal }
        : {};
  const response = await fetch(`${url}/office/api/releases${path}`, {
    signal: AbortSignal.timeout(ANSWER_MS),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-passage-office': '1' },
    ...(asked.kind === 'status' ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  const value: unknown = await response.json();
  if (!response.ok) throw new Error(z.object({ error: z.object({ message: z.string() }) }).parse(value).error.message);
  return statusAnswer.parse(value);
}

async function directly(settings: ServerSettings, asked: Asked): Promise<Status> {
  requireProgramme(placeOf(settings));
  const programme = await openProgramme({ place: placeOf(settings), nowMs: () => Date.now(), secrets: null });
  try {
    if (asked.kind === 'publish') await publishRelease(programme, join(settings.folder, 'releases'), asked.manifest, asked.plan);
    if (asked.kind === 'step') await stepRelease(programme, asked.version, asked.step);
    return statusAnswer.parse(await releaseStatus(programme));
  } finally {
    await programme.close();
  }
}

/** Asks the running server, or the database when none runs. */
export async function withServer(settings: ServerSettings, asked: Asked): Promise<Status> {
  const live = liveInstance(settings.folder);
  return live === null ? directly(settings, asked) : through(live.url, officeTokenOf(settings.folder), asked);
}

function signedIn(folder: string): SignedText {
  const parsed = signedText.safeParse(JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8')));
  if (!parsed.success) throw new WrongUse(`${join(folder, 'release.json')} is none of passage release sign`);
  return parsed.data;
}

/** Copies the signed folder to the server's releases and tells the server. */
export async function publish(settings: ServerSettings, folder: string, plan: RolloutPlan, json: boolean): Promise<void> {
  const manifest = signedIn(folder);
  const about = releaseManifest.safeParse(JSON.parse(manifest.text));
  if (!about.success) throw new WrongUse(`${join(folder, 'release.json')} holds no release`);
  const { version, feed, packages } = about.data;
  if (feed.startsWith('/')) {
    // A published version is never overwritten: kiosks may be in the middle of fetching it.
    const { releases } = await withServer(settings, { kind: 'status' });
    if (!releases.some((each) => each.version === version)) {
      const to = join(settings.folder, 'releases', version);
      mkdirSync(to, { recursive: true });
      const indexes = ['latest.yml', 'latest-linux.yml', 'latest-linux-arm64.yml'].filter((name) => existsSync(join(folder, name)));
      for (const name of [...packages.map(({ file }) => file), ...indexes]) copyFileSync(join(folder, name), join(to, name));
    }
  }
  tellStatus(await withServer(settings, { kind: 'publish', manifest, plan }), json);
}

/** Takes one step and says where everything stands. */
export async function stepThrough(settings: ServerSettings, version: string, step: ReleaseStep, json: boolean): Promise<void> {
  tellStatus(await withServer(settings, { kind: 'step', version, step }), json);
}

/** Prints the status. */
export function tellStatus(status: Status, json: boolean): void {
  if (json) return console.log(JSON.stringify(status));
  if (status.releases.length === 0) console.log('No release is published.');
  for (const { version, channel, state, why, waves, begun, waitedFor, kiosks } of status.releases) {
    console.log(`${version} (${channel}): ${state}, wave ${begun} of ${waves}${why === '' ? '' : `. ${why}`}`);
    for (const standing of ['healthy', 'new', 'told', 'untold', 'failed']) {
      const ids = kiosks.filter((kiosk) => kiosk.standing === standing).map(({ kioskId }) => kioskId);
      if (ids.length > 0)
        console.log(`  ${standing.padEnd(8)} ${ids.length}: ${ids.slice(0, 20).join(', ')}${ids.length > 20 ? ', …' : ''}`);
    }
    if (waitedFor.length > 0) console.log(`  the next wave waits for ${waitedFor.slice(0, 20).join(', ')}`);
  }
  for (const { kioskId, version, phase, seenAtMs, detail } of status.kiosks)
    console.log(`  ${kioskId.padEnd(8)} ${version.padEnd(10)} ${phase.padEnd(10)} ${new Date(seenAtMs).toISOString()} ${detail}`.trimEnd());
}
