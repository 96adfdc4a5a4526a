/** The operator's key on the operator's own machine: made, and used to sign. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { releaseManifest, releaseWithdrawal } from '../../domain/release/manifest.ts';
import type { ReleasePackage, SignedText } from '../../domain/release/manifest.ts';
import type { ServerSettings } from '../../server/settings/server-settings.ts';
import { withServer } from './publish.ts';
import { WrongUse } from './wrong-use.ts';

function publicOf(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
}

function keyIn(file: string): KeyObject {
  const key = createPrivateKey(readFileSync(file));
  if (key.asymmetricKeyType !== 'ed25519') throw new WrongUse(`${file} holds no Ed25519 key; make one with passage release key`);
  return key;
}

function signed(value: unknown, key: KeyObject): SignedText {
  const text = canonicalJson(value);
  return { text, signature: sign(null, Buffer.from(text, 'utf8'), key).toString('base64') };
}

/** Makes a key; a file that is there stays. */
export function makeKey(file: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  console.log(`${file} holds the secret key. Every kiosk needs the public one:\nPASSAGE_OPERATOR_KEYS=${publicOf(privateKey)}`);
}

const kinds = [
  { kind: 'web', platform: 'linux-x64', ending: 'linux-x64.tar.gz' },
  { kind: 'web', platform: 'linux-arm64', ending: 'linux-arm64.tar.gz' },
  { kind: 'appimage', platform: 'linux-x64', ending: 'linux-x64.AppImage' },
  { kind: 'appimage', platform: 'linux-arm64', ending: 'linux-arm64.AppImage' },
  { kind: 'nsis', platform: 'win32-x64', ending: 'win32-x64.exe' },
] as const;

async function sha512Of(file: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const part of createReadStream(file)) hash.update(part as Uint8Array);
  return hash.digest('base64');
}

/** The index that electron-updater asks the feed for. */
function indexOf(version: string, { file, sha512, bytes }: ReleasePackage, madeAtMs: number): string {
  const at = new Date(madeAtMs).toISOString();
  return `version: ${version}\nfiles:\n  - url: ${file}\n    sha512: ${sha512}\n    size: ${bytes}\npath: ${file}\nsha512: ${sha512}\nreleaseDate: '${at}'\n`;
}

/** Where electron-updater's generic provider looks, by package. */
function indexNameOf({ kind, platform }: ReleasePackage): string | null {
  if (kind === 'web') return null;
  return kind === 'nsis' ? 'latest.yml' : `latest-linux${platform === 'linux-arm64' ? '-arm64' : ''}.yml`;
}

/** What is signed. */
export interface SignOptions {
  readonly folder: string;
  readonly version: string;
  readonly keyFile: string;
  readonly channel: string;
  /** null: the server's own folder of this version. */
  readonly feed: string | null;
  readonly nowMs: number;
}

/** Signs what lies in a folder: writes release.json, and the indexes that electron-updater reads. Throws WrongUse when there is nothing to sign. */
export async function signFolder({ folder, version, keyFile, channel, feed, nowMs }: SignOptions): Promise<void> {
  const key = keyIn(keyFile);
  const packages: ReleasePackage[] = [];
  for (const { kind, platform, ending } of kinds) {
    const file = `passage-${version}-${ending}`;
    if (!existsSync(join(folder, file))) continue;
    packages.push({ kind, platform, file, bytes: statSync(join(folder, file)).size, sha512: await sha512Of(join(folder, file)) });
  }
  if (packages.length === 0)
    throw new WrongUse(
      `there is no package of version ${version} in ${folder}; they are called ${kinds.map(({ ending }) => `passage-${version}-${ending}`).join(', ')}`,
    );
  const manifest = { release: 1, version, channel, feed: feed ?? `/v1/releases/${version}/`, packages, madeAtMs: nowMs };
  const parsed = releaseManifest.safeParse(manifest);
  if (!parsed.success)
    throw new WrongUse(`${parsed.error.issues[0]?.path.join('.') ?? ''} cannot be signed: ${parsed.error.issues[0]?.message ?? ''}`);
  for (const one of packages) {
    const name = indexNameOf(one);
    if (name !== null) writeFileSync(join(folder, name), indexOf(version, one, nowMs));
  }
  writeFileSync(join(folder, 'release.json'), `${JSON.stringify(signed(parsed.data, key), null, 2)}\n`);
  console.log(`${join(folder, 'release.json')}: version ${version} for ${channel}, signed with ${publicOf(key)}`);
  for (const { file, bytes, sha512 } of packages) console.log(`  ${file}  ${bytes} bytes  SHA-512 ${sha512}`);
}

/** A signed "go back" for a version that this server knows. */
export async function withdrawalOf(settings: ServerSettings, version: string, keyFile: string, nowMs: number): Promise<SignedText> {
  const { releases } = await withServer(settings, { kind: 'status' });
  const channel = releases.find((each) => each.version === version)?.channel;
  if (channel === undefined) throw new WrongUse(`there is no release ${version} here`);
  return signed(releaseWithdrawal.parse({ withdraws: version, channel, madeAtMs: nowMs }), keyIn(keyFile));
}

/** Writes a signed "go back" as a file, for the office page of a server that this machine does not reach. A file that is there stays. */
export function writeWithdrawal({ folder, version, channel, keyFile, nowMs }: Omit<SignOptions, 'feed'>): void {
  const withdrawal = releaseWithdrawal.safeParse({ withdraws: version, channel, madeAtMs: nowMs });
  if (!withdrawal.success) throw new WrongUse(`${version} on ${channel} is no release that can be withdrawn`);
  const file = join(folder, `withdrawal-${version}.json`);
  writeFileSync(file, `${JSON.stringify(signed(withdrawal.data, keyIn(keyFile)), null, 2)}\n`, { flag: 'wx' });
  console.log(`${file}: whoever of channel ${channel} runs ${version} goes back. Choose it in the office, under Releases, with Roll back.`);
}
