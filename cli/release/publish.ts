/** Publishing and steering, through the running server or straight into its database. */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { releaseManifest, signedText } from '../../domain/release/manifest.ts';
import type { SignedText } from '../../domain/release/manifest.ts';
import type { RolloutPlan } from '../../domain/release/rollout.ts';
import type { Programme } from '../../server/open-programme.ts';
import { publishRelease, releaseStatus, stepRelease } from '../../server/release/release-acts.ts';
import type { ReleaseStep } from '../../server/release/release-acts.ts';
import type { ServerSettings } from '../../server/settings/server-settings.ts';
import { atProgramme } from '../programme-at-hand.ts';
import type { Office } from '../programme-at-hand.ts';
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

async function through(office: Office, asked: Asked): Promise<Status> {
  const ask = (path: string, body: unknown) => office.ask(statusAnswer, `releases${path}`, body, ANSWER_MS);
  if (asked.kind === 'status') return ask('', null);
  if (asked.kind === 'publish') return ask('/publish', { manifest: asked.manifest, plan: asked.plan });
  const { step } = asked;
  const body = step.kind === 'stop' ? { why: step.why, withdrawal: step.withdrawal } : {};
  return ask(`/${encodeURIComponent(asked.version)}/${step.kind}`, body);
}

async function directly(programme: Programme, folder: string, asked: Asked): Promise<Status> {
  if (asked.kind === 'publish') await publishRelease(programme, join(folder, 'releases'), asked.manifest, asked.plan);
  if (asked.kind === 'step') await stepRelease(programme, asked.version, asked.step);
  return statusAnswer.parse(await releaseStatus(programme));
}

/** Asks the running server, or the database when none runs. */
export function withServer(settings: ServerSettings, asked: Asked): Promise<Status> {
  return atProgramme(settings, {
    directly: (programme) => directly(programme, settings.folder, asked),
    throughServer: (office) => through(office, asked),
  });
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
