/** Puts messages into the outbox, in the transaction of whatever they are about: they go out if and only if that is durable. */
import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import type { Language } from '../../domain/contract/primitive.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { openSealed, sealTo } from '../../domain/encoding/seal.ts';
import { uuidV7 } from '../../domain/encoding/uuid.ts';
import type { TextKey } from '../../domain/text/catalogue.ts';
import type { MessageRow } from '../store/outreach-tables.ts';
import type { ProgrammeSecrets } from '../store/rows.ts';
import type { WriteTransaction } from '../store/store.ts';

/** What is to be said, to whom, until when. `to` null: nobody; a row is written all the same, so that nothing shows it. */
export interface Draft {
  readonly channel: 'sms' | 'email';
  readonly to: string | null;
  readonly textKey: TextKey;
  readonly args: Readonly<Record<string, string | number>>;
  readonly language: Language;
  readonly expiresAtMs: number;
  /** The member it is for, so that it is erased with them; null: nobody's. */
  readonly accountId: string | null;
  readonly about: MessageRow['about'];
}

const content = z.strictObject({ to: z.string(), args: z.record(z.string(), z.union([z.string(), z.number()])) });
/** Recipient and arguments of a message. */
export type MessageContent = z.infer<typeof content>;

/** Writes one message; answers its id. */
export async function enqueue(transaction: WriteTransaction, draft: Draft, nowMs: number): Promise<string> {
  const { sealingPublic } = await transaction.secrets();
  const id = uuidV7(nowMs, randomBytes(16));
  const { channel, to, textKey, args, language, expiresAtMs, accountId, about } = draft;
  // Sealed for nobody too: the work is the same.
  const sealed = sealTo(sealingPublic, canonicalJson({ to: to ?? '', args }), randomBytes(32));
  const row: MessageRow = {
    id,
    channel,
    textKey,
    language,
    sealed: to === null ? '' : sealed,
    state: to === null ? 'dropped' : 'queued',
    attempts: 0,
    nextAtMs: nowMs,
    expiresAtMs,
    madeAtMs: nowMs,
    accountId,
    about,
  };
  await transaction.outreach.putMessages([row]);
  return id;
}

/** What a message holds, or null when it was sealed to another key. */
export function contentOf(secrets: ProgrammeSecrets, row: MessageRow): MessageContent | null {
  const text = openSealed(secrets.sealingPrivate, row.sealed);
  if (text === null) return null;
  const read = content.safeParse(JSON.parse(text));
  return read.success ? read.data : null;
}
