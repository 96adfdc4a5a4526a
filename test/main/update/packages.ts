/** Real packages with a small real core in them, an operator's key, and a feed that can be made to misbehave. */
import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import type { ReleaseOrder } from '../../../domain/contract/release.ts';
import { canonicalJson } from '../../../domain/encoding/canonical-json.ts';
import type { ReleaseManifest, ReleasePackage, SignedText } from '../../../domain/release/manifest.ts';

/** How a core of the test behaves. */
export type Behaviour = 'good' | 'crashes' | 'mute' | 'paints-nothing' | 'no-journal' | 'will-not-end' | 'offline';

/**
 * The core of a package: a real process that speaks the keeper's messages. Its first argument is a folder: it reads its orders there, and writes down each start (`starts`) and each fact it made
 * (`facts`), which nothing may ever lose.
 */
const coreText = (version: string, behaviour: Behaviour): string => `
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
const folder = process.argv[2];
appendFileSync(join(folder, 'starts'), '${version}\\n', { flush: true });
${behaviour === 'crashes' ? 'process.exit(7);' : ''}
${behaviour === 'will-not-end' ? "process.on('SIGTERM', () => undefined);" : ''}
process.on('disconnect', () => process.exit(0));
let n = 0;
const read = (name) => { try { return JSON.parse(readFileSync(join(folder, name), 'utf8')); } catch { return null; } };
const say = () => {
  appendFileSync(join(folder, 'facts'), '${version} ' + (n += 1) + '\\n', { flush: true });
  const moment = read('moment.json') ?? { quietMs: 3600000, isOpen: false, minuteOfDay: 180 };
  const signs = { page: true, painted: ${String(behaviour !== 'paints-nothing')}, journal: ${String(behaviour !== 'no-journal')}, server: ${String(behaviour !== 'offline')} };
  process.send({ type: 'life', version: '${version}', ...moment, signs, aFieldOfTomorrow: true });
  process.send({ type: 'order', order: read('order.json') });
};
process.on('message', (message) => appendFileSync(join(folder, 'told'), JSON.stringify(message) + '\\n'));
${behaviour === 'mute' ? 'setInterval(() => undefined, 1000);' : 'say(); setInterval(say, 100);'}
`;

/** Lays a version out as it stands unpacked. */
export function layVersion(folder: string, version: string, behaviour: Behaviour = 'good'): void {
  mkdirSync(join(folder, 'dist', 'core'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'passage', version, type: 'module' }));
  writeFileSync(join(folder, 'dist', 'core', 'core-process.js'), coreText(version, behaviour));
  // Nothing that packs: a download must have parts worth cutting.
  writeFileSync(join(folder, 'filling'), randomBytes(300_000));
}

/** An operator with a key of their own. */
export function operator(): { readonly publicKey: string; sign(value: unknown): SignedText } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64'),
    sign: (value) => {
      const text = canonicalJson(value);
      return { text, signature: sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64') };
    },
  };
}

/** What a feed does with a request. `cut`: ends after so many bytes; `hang` after them. */
export interface FeedMood {
  kind: 'serves' | 'gone' | 'cut' | 'other-bytes' | 'endless';
  atByte: number;
}

/** Releases of a test: packed, signed and served. */
export async function releases(folder: string, platform: string) {
  mkdirSync(join(folder, 'feed'), { recursive: true });
  const mood: FeedMood = { kind: 'serves', atByte: 0 };
  const asked: string[] = [];
  const send = (response: ServerResponse, bytes: Buffer, from: number): void => {
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': bytes.length - from });
    if (mood.kind === 'cut') {
      response.write(bytes.subarray(from, Math.max(from, mood.atByte)), () => setTimeout(() => response.destroy(), 20));
      return;
    }
    response.end(bytes.subarray(from));
  };
  const server = createServer((request, response) => {
    const name = (request.url ?? '').split('/').at(-1) ?? '';
    asked.push(`${name} ${request.headers.range ?? 'all'}`);
    if (name === 'healthz') return void response.end('{}');
    if (mood.kind === 'gone') return void request.socket.destroy();
    const bytes = Buffer.from(readFileSync(join(folder, 'feed', name)));
    if (mood.kind === 'other-bytes') bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    if (mood.kind === 'endless') {
      response.writeHead(200);
      const more = (): void => void (response.destroyed || response.write(Buffer.alloc(65_536), () => setImmediate(more)));
      return more();
    }
    send(response, bytes, Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const made = operator();
  return {
    url,
    mood,
    asked,
    operator: made,
    /** Packs a version and answers the package as it would be signed. */
    pack: (version: string, behaviour: Behaviour = 'good', says = version): ReleasePackage => {
      const laid = join(folder, `laid-${version}-${behaviour}`);
      layVersion(laid, says, behaviour);
      const file = `passage-${version}.tar.gz`;
      execFileSync('tar', ['-czf', join(folder, 'feed', file), '-C', laid, '.']);
      const bytes = readFileSync(join(folder, 'feed', file));
      return {
        kind: 'web',
        platform: platform as ReleasePackage['platform'],
        file,
        bytes: statSync(join(folder, 'feed', file)).size,
        sha512: createHash('sha512').update(bytes).digest('base64'),
      };
    },
    manifest: (version: string, packages: readonly ReleasePackage[], more: Partial<ReleaseManifest> = {}): ReleaseManifest => ({
      release: 1,
      version,
      channel: 'stable',
      feed: `${url}/`,
      packages: [...packages],
      madeAtMs: 1,
      ...more,
    }),
    install: (manifest: ReleaseManifest): ReleaseOrder => ({ kind: 'install', manifest: made.sign(manifest) }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
