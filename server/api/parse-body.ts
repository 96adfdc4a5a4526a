import type * as z from 'zod/mini';
import { WIRE_VERSION, WIRE_VERSION_MIN } from '../../domain/contract/wire-version.ts';
import { ApiFailure } from './api-failure.ts';

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiFailure('malformed', 'The body is no JSON.');
  }
}

/** Strict parse of a JSON body. Throws ApiFailure 'malformed' with the path of the first fault. */
export function parseBody<S extends z.ZodMiniType>(schema: S, body: unknown): z.infer<S> {
  const value = json(typeof body === 'string' ? body : '');
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new ApiFailure('malformed', issue?.message ?? 'The body does not fit.', issue?.path.join('.') ?? null);
}

/** The same for the wire of kiosks: another version is its own error, told before anything else is looked at. */
export function parseWireBody<S extends z.ZodMiniType>(schema: S, body: unknown): z.infer<S> {
  const value = json(typeof body === 'string' ? body : '');
  const version = typeof value === 'object' && value !== null && 'wireVersion' in value ? value.wireVersion : null;
  if (typeof version === 'number' && (version < WIRE_VERSION_MIN || version > WIRE_VERSION)) {
    throw new ApiFailure(
      'wire-version',
      `This server speaks wire versions ${WIRE_VERSION_MIN} to ${WIRE_VERSION}, the kiosk ${version}. Update the ${version > WIRE_VERSION ? 'server' : 'kiosk'}.`,
      'wireVersion',
    );
  }
  return parseBody(schema, body);
}
