/**
 * Certificates that Austrian tills sign with, from files: X.509 as PEM (one or a chain), DER, DER in base64, or the "crypto container" that tills write for the authority's checking program
 * (JSON, `certificateOrPublicKeyMap`), which also holds the bare keys of closed systems.
 */
import { createPublicKey, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { open } from 'node:fs/promises';
import * as z from 'zod/mini';
import { rksvSerial, rksvTillKey } from '../../domain/receipt/rksv-till.ts';
import { WrongSetting } from '../../server/settings/server-settings.ts';

/** A key under the till key that receipts name it by. `point`: uncompressed, 65 bytes. `name`: whose it is, for people. */
export interface TillCertificate {
  readonly tillKey: string;
  readonly point: Uint8Array;
  readonly name: string;
}

const mostBytes = 4_000_000;
/** Who issues such certificates, by a word in their name, and what receipts call them (RKSV, annex, section 2). */
const providers: readonly (readonly [RegExp, string])[] = [
  [/a-trust/i, 'AT1'],
  [/globaltrust|e-commerce monitoring/i, 'AT2'],
  [/prime-?sign|cryptas/i, 'AT3'],
];
const container = z.object({
  certificateOrPublicKeyMap: z.record(
    z.string(),
    z.object({ id: z.string(), signatureDeviceType: z.enum(['CERTIFICATE', 'PUBLIC_KEY']), signatureCertificateOrPublicKey: z.string() }),
  ),
});

/** Points by till key, from several files. */
export async function readCertificates(paths: readonly string[], provider: string | null): Promise<ReadonlyMap<string, Uint8Array>> {
  const all = await Promise.all(paths.map((path) => certificatesOf(path, provider)));
  return new Map(all.flat().map(({ tillKey, point }) => [tillKey, point]));
}

/**
 * What one file holds. `provider` overrules the issuer's name. Throws WrongSetting where the file is none of these, holds no P-256 key (certificates of authorities in a chain have other
 * keys and are passed over), or does not say whose certificates they are.
 */
export async function certificatesOf(path: string, provider: string | null): Promise<readonly TillCertificate[]> {
  if (provider !== null && !/^AT\d{1,4}$/.test(provider)) throw new WrongSetting(`--provider ${provider}: say AT0, AT1, AT2 or AT3.`);
  const bytes = await bytesOf(path);
  const found = bytes.toString('latin1').trimStart().startsWith('{')
    ? ofContainer(path, bytes, provider)
    : derOf(path, bytes).flatMap((der) => ofCertificate(path, der, provider));
  if (found.length === 0) throw new WrongSetting(`${path}: no certificate with a P-256 key in it; Austrian tills sign with no other.`);
  return found;
}

async function bytesOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(mostBytes);
    const { bytesRead } = await file.read(buffer, 0, mostBytes);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function derOf(path: string, bytes: Buffer): readonly Buffer[] {
  if (bytes[0] === 0x30) return [bytes];
  const text = bytes.toString('latin1');
  const blocks = text.split('-----BEGIN CERTIFICATE-----').slice(1);
  if (blocks.length > 0) return blocks.map((block) => Buffer.from(block.split('-----END')[0] ?? '', 'base64'));
  if (/^[A-Za-z0-9+/=\s]+$/.test(text)) return [Buffer.from(text, 'base64')];
  throw new WrongSetting(`${path} is no certificate: PEM, DER or a till's crypto container (JSON) is wanted.`);
}

function ofCertificate(path: string, der: Buffer, provider: string | null): TillCertificate[] {
  const certificate = certificateOf(path, der);
  const point = pointOf(certificate.publicKey);
  if (point === null) return [];
  const issuer = provider ?? providers.find(([word]) => word.test(certificate.issuer))?.[1];
  if (issuer === undefined)
    throw new WrongSetting(
      `${path}: the issuer ${oneLine(certificate.issuer)} is not known here; say whose it is with --provider ATn, as receipts do.`,
    );
  const serial = rksvSerial(certificate.serialNumber);
  if (serial === null) throw new WrongSetting(`${path}: the serial number ${certificate.serialNumber} is longer than 20 bytes.`);
  return [{ tillKey: rksvTillKey(issuer, serial), point, name: oneLine(certificate.subject) }];
}

function certificateOf(path: string, der: Buffer): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch (error) {
    throw new WrongSetting(`${path} is no X.509 certificate: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function ofContainer(path: string, bytes: Buffer, provider: string | null): TillCertificate[] {
  const read = container.safeParse(jsonOf(path, bytes));
  if (!read.success)
    throw new WrongSetting(`${path} is JSON, but no crypto container: it has no certificateOrPublicKeyMap as tills write it.`);
  return Object.values(read.data.certificateOrPublicKeyMap).flatMap((each) => {
    const der = Buffer.from(each.signatureCertificateOrPublicKey, 'base64');
    if (each.signatureDeviceType === 'CERTIFICATE') return ofCertificate(path, der, provider);
    const serial = rksvSerial(each.id);
    if (serial === null) throw new WrongSetting(`${path}: the key's name ${each.id} is not as receipts write it.`);
    const point = pointOf(publicKeyOf(path, der));
    return point === null ? [] : [{ tillKey: rksvTillKey(provider ?? 'AT0', serial), point, name: each.id }];
  });
}

function jsonOf(path: string, bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new WrongSetting(`${path} is no JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function publicKeyOf(path: string, der: Buffer): KeyObject {
  try {
    return createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch (error) {
    throw new WrongSetting(`${path} holds a key that cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** Uncompressed point of a P-256 key; null for any other key. */
function pointOf(key: KeyObject): Uint8Array | null {
  if (key.asymmetricKeyType !== 'ec' || key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return null;
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Uint8Array.from([4, ...Buffer.from(x, 'base64url'), ...Buffer.from(y, 'base64url')]);
}

function oneLine(name: string): string {
  return name.replaceAll('\n', ', ');
}
