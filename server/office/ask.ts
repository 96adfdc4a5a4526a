import type * as z from 'zod/mini';
import { errorAnswer } from './answers.ts';

const WAIT_MS = 20_000;

async function answered<S extends z.ZodMiniType>(response: Response, schema: S): Promise<z.infer<S>> {
  const value: unknown = await response.json();
  if (!response.ok) {
    const error = errorAnswer.safeParse(value);
    throw new Error(error.success ? error.data.error.message : `The server answered ${response.status}.`);
  }
  const result = schema.safeParse(value);
  if (!result.success) throw new Error('The server is of another version than this page. Load the page again.');
  return result.data;
}

/** GET of the office API. Throws an Error that can be shown. */
export async function ask<S extends z.ZodMiniType>(path: string, schema: S): Promise<z.infer<S>> {
  return answered(await fetch(`/office/api/${path}`, { signal: AbortSignal.timeout(WAIT_MS) }), schema);
}

/** POST of the office API; the own header tells the server that no foreign form sent it. */
export async function tell<S extends z.ZodMiniType>(path: string, body: unknown, schema: S): Promise<z.infer<S>> {
  const headers = { 'content-type': 'application/json', 'x-passage-office': '1' };
  return answered(
    await fetch(`/office/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(WAIT_MS) }),
    schema,
  );
}

/** Any thrown thing as a sentence. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : 'The server does not answer.';
}
