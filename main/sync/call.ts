import * as z from 'zod/mini';

import { apiError } from '../../domain/contract/sync.ts';
import type { ApiError } from '../../domain/contract/sync.ts';
import type { KioskKey } from '../journal/kiosk-key.ts';
import type { Link } from './link.ts';

/** Why a call gave nothing. `no-answer`: try again later. `said-no`: the server's own words. `nonsense`: an answer outside the contract. */
export type CallFailure =
  | { readonly kind: 'no-answer'; readonly detail: string }
  | { readonly kind: 'said-no'; readonly status: number; readonly error: ApiError['error'] }
  | { readonly kind: 'nonsense'; readonly detail: string };

/** Result of one call. */
export type Called<T> = { readonly ok: true; readonly answer: T } | { readonly ok: false; readonly failure: CallFailure };

/** What every call needs. */
export interface Caller {
  readonly link: Link;
  readonly key: KioskKey;
  readonly signal: AbortSignal;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** POSTs one signed request and parses the answer strictly. Never throws. */
export async function call<S extends z.core.$ZodType>(
  caller: Caller,
  path: string,
  request: unknown,
  answer: S,
  timeoutMs: number,
): Promise<Called<z.output<S>>> {
  const body = JSON.stringify(request);
  let received: { readonly status: number; readonly body: string };
  try {
    received = await caller.link.post(path, body, {
      headers: { 'x-passage-signature': caller.key.sign(body) },
      timeoutMs,
      signal: caller.signal,
    });
  } catch (error) {
    return { ok: false, failure: { kind: 'no-answer', detail: error instanceof Error ? error.message : String(error) } };
  }
  const value = json(received.body);
  if (received.status === 200) {
    const parsed = z.safeParse(answer, value);
    if (parsed.success) return { ok: true, answer: parsed.data };
    return { ok: false, failure: { kind: 'nonsense', detail: `${path}: ${z.prettifyError(parsed.error).slice(0, 500)}` } };
  }
  const said = z.safeParse(apiError, value);
  if (said.success) return { ok: false, failure: { kind: 'said-no', status: received.status, error: said.data.error } };
  return { ok: false, failure: { kind: 'nonsense', detail: `${path}: status ${received.status}` } };
}
