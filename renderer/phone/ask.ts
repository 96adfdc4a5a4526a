import type { PhoneView } from '../../domain/contract/phone-view.ts';

/** Longest a question waits on a slow line. */
const TIMEOUT_MS = 20_000;

/** The server's answer, or why there is none: the line, or too many phones at once. */
export type Asked = { readonly ok: true; readonly view: PhoneView } | { readonly ok: false; readonly why: 'no-line' | 'busy' };

/** Asks the server one thing. Never throws. */
export async function ask(path: string, body: Readonly<Record<string, unknown>>): Promise<Asked> {
  try {
    const answer = await fetch(`./api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.ok) return { ok: true, view: (await answer.json()) as PhoneView };
    return { ok: false, why: answer.status === 503 ? 'busy' : 'no-line' };
  } catch {
    return { ok: false, why: 'no-line' };
  }
}

/** A fresh id, where the page is not served securely too (`crypto.randomUUID` is not there then). */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
