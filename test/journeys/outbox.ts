/** What the server would have sent: the files of its outbox. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitUntil, type Mall } from './mall.ts';

/** Names of all messages so far; none before the first. */
export function messagesOf(mall: Mall): readonly string[] {
  try {
    return readdirSync(join(mall.serverFolder, 'outbox')).filter((name) => name.endsWith('.txt'));
  } catch {
    return [];
  }
}

/** The text of the message that comes after `before` messages. */
export async function nextMessage(mall: Mall, before: number): Promise<string> {
  await waitUntil(async () => messagesOf(mall).length > before);
  const newest = [...messagesOf(mall)].sort().at(-1) ?? '';
  return readFileSync(join(mall.serverFolder, 'outbox', newest), 'utf8');
}

/** The digits of the code in a message; '' where there is none. */
export function codeIn(message: string): string {
  return /\b\d{6}\b/.exec(message)?.[0] ?? '';
}

/** The digits of the code in the message that comes after `before` messages. */
export async function nextCode(mall: Mall, before: number): Promise<string> {
  return codeIn(await nextMessage(mall, before));
}
