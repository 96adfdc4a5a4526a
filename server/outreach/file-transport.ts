/** Messages as files in a folder: for demo, development and tests. The recipient is cut to its last digits; what a developer needs is the text. */
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MessageTransport, OutgoingMessage } from './message-transport.ts';

const filesMax = 200;

/** Last four of a number, first letter and domain of an address. */
export function maskedRecipient(to: string): string {
  const at = to.indexOf('@');
  return at < 0 ? `••${to.slice(-4)}` : `${to.slice(0, 1)}••${to.slice(at)}`;
}

function contentOf({ channel, to, language, text }: OutgoingMessage): string {
  return `to: ${maskedRecipient(to)}\nchannel: ${channel}\nlanguage: ${language}\n\n${text}\n`;
}

/** The oldest go, so that a folder nobody empties stays small. */
async function tidy(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
  for (const name of names.slice(0, Math.max(0, names.length - filesMax))) await rm(join(folder, name), { force: true });
}

/** Writes `<milliseconds>-<id>.txt` into `folder`, whole or not at all; the same message again is the same file. */
export function fileTransport(folder: string): MessageTransport {
  return {
    name: 'file',
    channels: ['sms', 'email'],
    timeoutMs: 5_000,
    send: async (message) => {
      await mkdir(folder, { recursive: true });
      const name = `${String(message.expiresAtMs).padStart(15, '0')}-${message.id}.txt`;
      const draft = join(folder, `${name}.part`);
      await writeFile(draft, contentOf(message), { mode: 0o600 });
      await rename(draft, join(folder, name));
      await tidy(folder);
      return { kind: 'sent' };
    },
  };
}
