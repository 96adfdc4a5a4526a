import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
  '.ico': 'image/x-icon',
  '.map': 'application/json',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
};

function decoded(path: string): string | null {
  try {
    const text = decodeURIComponent(path);
    return text.includes('\u0000') ? null : text;
  } catch {
    return null;
  }
}

/** File below `folder` that a path means, or null. `index.html` for a folder; never anything outside. */
export function fileOf(folder: string, path: string): string | null {
  const text = decoded(path);
  if (text === null) return null;
  const file = normalize(join(folder, text.endsWith('/') ? `${text}index.html` : text));
  if (!file.startsWith(folder + sep)) return null;
  return isFile(file) ? file : null;
}

/** False too for a name that the system cannot even look up (too long): anybody on this machine can ask for one, no token needed. */
function isFile(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}

/** Answers with a file. Names of built assets carry their hash, so they may be kept for ever; the index may not. */
export function sendFile(
  file: string,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): void {
  const type = types[extname(file)] ?? 'application/octet-stream';
  const isAsset = /[\\/]assets[\\/]/.test(file);
  response.writeHead(200, {
    ...headers,
    'content-type': type,
    'cache-control': isAsset ? 'public, max-age=31536000, immutable' : 'no-store',
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}
