import type { Link } from './link.ts';

const ANSWER_MAX_BYTES = 64 * 1024 * 1024;

async function boundedText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (response.body !== null) {
    for await (const part of response.body as AsyncIterable<Uint8Array>) {
      size += part.length;
      if (size > ANSWER_MAX_BYTES) throw new Error(`the answer is longer than ${ANSWER_MAX_BYTES} bytes`);
      parts.push(part);
    }
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The link over HTTP(S) to a server's address, for example `http://127.0.0.1:8080`. */
export function fetchLink(serverUrl: string): Link {
  const address = (path: string): string => new URL(path, serverUrl).href;
  return {
    post: async (path, body, { headers, timeoutMs, signal }) => {
      const response = await fetch(address(path), {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        redirect: 'error',
      });
      return { status: response.status, body: await boundedText(response) };
    },
    download: async (path, { fromByte, timeoutMs, signal }) => {
      const response = await fetch(address(path), {
        headers: fromByte > 0 ? { range: `bytes=${fromByte}-` } : {},
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        redirect: 'error',
      });
      return { status: response.status, bytes: (response.body ?? []) as AsyncIterable<Uint8Array> };
    },
  };
}
