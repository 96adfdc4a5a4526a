import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

import { contentSecurityPolicy } from '../page-policy.ts';

/** The scheme of our pages; `passage://kiosk/index.html` is a secure, standard origin without a network behind it. */
export const scheme = 'passage';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
};

/**
 * The file a page's address names inside `folder`, or null: other hosts than `host`, paths that leave the folder,
 * NUL, and kinds of files we do not ship are all refused.
 */
export function fileFor(address: string, host: string, folder: string): { path: string; contentType: string } | null {
  const url = URL.parse(address);
  if (url === null || url.protocol !== `${scheme}:` || url.host !== host) return null;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const file = normalize(join(folder, path === '/' || path === '' ? '/index.html' : path));
  if (!file.startsWith(normalize(folder) + sep)) return null;
  const contentType = contentTypes[extname(file)];
  return contentType === undefined ? null : { path: file, contentType };
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers: { 'content-security-policy': contentSecurityPolicy() } });
}

/** Answers the page's requests from its built folder, each answer with the policy; everything else is 404. */
export function pageHandler(host: string, folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return refusal(405);
    const file = fileFor(request.url, host, folder);
    if (file === null) return refusal(404);
    try {
      const body = await readFile(file.path);
      return new Response(new Uint8Array(body), {
        headers: {
          'content-type': file.contentType,
          'content-security-policy': contentSecurityPolicy(),
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        },
      });
    } catch {
      return refusal(404);
    }
  };
}
