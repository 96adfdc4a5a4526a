import type * as z from 'zod/mini';
import { WIRE_VERSION } from '../../domain/contract/wire-version.ts';
import type { Identity } from '../journal/identity.ts';
import type { KioskKey } from '../journal/kiosk-key.ts';
import { call } from './call.ts';
import type { Called } from './call.ts';
import type { Link } from './link.ts';

/** Asks the server one thing beside the sync: signed, bounded, never throwing. `fields` are those of the request besides version and kiosk. */
export type AskServer = <S extends z.core.$ZodType>(
  path: string,
  fields: Readonly<Record<string, unknown>>,
  answer: S,
  options: { readonly timeoutMs: number; readonly signal: AbortSignal },
) => Promise<Called<z.output<S>>>;

/** The one of a running core. Before enrolment nothing goes out. */
export function askServer(link: Link, key: KioskKey, identity: Identity): AskServer {
  return async (path, fields, answer, { timeoutMs, signal }) => {
    const kioskId = identity.enrolment()?.kioskId;
    if (kioskId === undefined) return { ok: false, failure: { kind: 'no-answer', detail: 'not enrolled' } };
    return call({ link, key, signal }, path, { wireVersion: WIRE_VERSION, kioskId, ...fields }, answer, timeoutMs);
  };
}
