/**
 * What the operator signs: a release and the withdrawal of one. A kiosk takes neither from anybody else, whoever runs the server, the feed or the network. The
 * signature is over the canonical JSON, so that the text that was checked is the text that is read.
 */
import * as z from 'zod/mini';

import { slug } from '../contract/primitive.ts';
import { canonicalJson } from '../encoding/canonical-json.ts';
import type { Verifier } from '../encoding/signature.ts';
import { utf8Of } from '../encoding/utf8.ts';
import { programVersion } from './version.ts';

/** Largest package: an Electron package with everything in it has about 130 MB. */
export const packageBytesMax = 1024 * 1024 * 1024;

/** What a kiosk is made of: the web shell's files in a tar, or one of Electron's installers. */
export const packageKind = z.enum(['web', 'appimage', 'nsis']);

/** The system that a package runs on, in Node's words. */
export const packagePlatform = z.enum(['linux-x64', 'linux-arm64', 'win32-x64']);

/** One file of a release. `sha512` in base64, as electron-updater has it. */
export const releasePackage = z.strictObject({
  kind: packageKind,
  platform: packagePlatform,
  file: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/)),
  bytes: z.int().check(z.positive(), z.lte(packageBytesMax)),
  sha512: z.string().check(z.regex(/^[A-Za-z0-9+/]{86}==$/)),
});

/** A release as it is signed. `feed`: the folder that holds its files, an address on the operator's server (`/v1/releases/1.2.0/`) or a whole one. */
export const releaseManifest = z.strictObject({
  release: z.literal(1),
  version: programVersion,
  channel: slug,
  feed: z.string().check(z.maxLength(300), z.regex(/^(https?:\/\/[^\s?#]+|\/[A-Za-z0-9._/-]*)\/$/)),
  packages: z.array(releasePackage).check(z.minLength(1), z.maxLength(6)),
  madeAtMs: z.int().check(z.nonnegative()),
});

/** "Whoever runs this version goes back to the one before it", signed. */
export const releaseWithdrawal = z.strictObject({ withdraws: programVersion, channel: slug, madeAtMs: z.int().check(z.nonnegative()) });

/** A signed text; `signature` is Ed25519 in base64. */
export const signedText = z.strictObject({
  text: z.string().check(z.maxLength(8_000)),
  signature: z.string().check(z.regex(/^[A-Za-z0-9+/]{86}==$/)),
});

export type PackageKind = z.infer<typeof packageKind>;
export type PackagePlatform = z.infer<typeof packagePlatform>;
export type ReleasePackage = z.infer<typeof releasePackage>;
export type ReleaseManifest = z.infer<typeof releaseManifest>;
export type ReleaseWithdrawal = z.infer<typeof releaseWithdrawal>;
export type SignedText = z.infer<typeof signedText>;

/** What a signed text is worth: its content, or why it is worth nothing. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

function check<S extends z.ZodMiniType>(shape: S, signed: SignedText, keys: readonly string[], verify: Verifier): Checked<z.infer<S>> {
  const bytes = utf8Of(signed.text);
  // Signature first: nothing of a stranger's text is even read.
  if (!keys.some((key) => verify(key, bytes, signed.signature))) return { ok: false, why: 'it is not signed with a key of the operator' };
  let value: unknown;
  try {
    value = JSON.parse(signed.text);
  } catch {
    return { ok: false, why: 'it is no JSON' };
  }
  const parsed = shape.safeParse(value);
  if (!parsed.success) return { ok: false, why: `it does not fit: ${parsed.error.issues[0]?.path.join('.') ?? ''}` };
  if (canonicalJson(value) !== signed.text) return { ok: false, why: 'it is not in canonical form' };
  return { ok: true, value: parsed.data };
}

/** A release that one of the operator's keys (Ed25519 raw, base64) signed. */
export function checkManifest(signed: SignedText, keys: readonly string[], verify: Verifier): Checked<ReleaseManifest> {
  return check(releaseManifest, signed, keys, verify);
}

/** @see checkManifest */
export function checkWithdrawal(signed: SignedText, keys: readonly string[], verify: Verifier): Checked<ReleaseWithdrawal> {
  return check(releaseWithdrawal, signed, keys, verify);
}

/** The package of a release for a machine, or null. */
export function packageFor(manifest: ReleaseManifest, kind: PackageKind, platform: string): ReleasePackage | null {
  return manifest.packages.find((each) => each.kind === kind && each.platform === platform) ?? null;
}
