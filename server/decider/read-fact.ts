import { createHash } from 'node:crypto';
import { fact as factSchema } from '../../domain/contract/fact.ts';
import type { Fact, SignedFact } from '../../domain/contract/fact.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import type { Verifier } from '../../domain/encoding/signature.ts';

/** A fact as it came off the wire: understood, or bytes with as much of an envelope as could be made out. */
export type IncomingFact =
  | { readonly kind: 'read'; readonly fact: Fact; readonly hash: string; readonly bytes: string; readonly signature: string | null }
  | {
      readonly kind: 'unread';
      readonly why: 'unreadable' | 'unsigned';
      readonly detail: string;
      readonly id: string;
      readonly claimedSeq: number | null;
      readonly claimedPreviousHash: string | null;
      readonly hash: string;
      readonly bytes: string;
      readonly signature: string;
    };

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** SHA-256 of a text's UTF-8 bytes, hex; Node's, because every fact and log row passes here. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A stable id for bytes that name none: the same bytes sent again get the same answer. */
function idFromHash(hash: string): string {
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-${hash.slice(12, 16)}-${hash.slice(16, 20)}-${hash.slice(20, 32)}`;
}

function parsed(bytes: string): unknown {
  try {
    return JSON.parse(bytes);
  } catch {
    return null;
  }
}

function unread(signed: SignedFact, hash: string, value: unknown, why: 'unreadable' | 'unsigned', detail: string): IncomingFact {
  const envelope = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const { id, seq, previousHash } = envelope;
  return {
    kind: 'unread',
    why,
    detail,
    hash,
    bytes: signed.bytes,
    signature: signed.signature,
    // Who signed is not known then, so the id inside is nobody's word: another kiosk's answer must not be had by repeating its bytes.
    id: why === 'unreadable' && typeof id === 'string' && uuidShape.test(id) ? id : idFromHash(hash),
    claimedSeq: typeof seq === 'number' && Number.isSafeInteger(seq) && seq > 0 ? seq : null,
    claimedPreviousHash: typeof previousHash === 'string' && /^[0-9a-f]{64}$/.test(previousHash) ? previousHash : null,
  };
}

/**
 * Reads one pushed fact of kiosk `kioskId`: signature over the exact bytes, canonical form, strict schema, its own kiosk. What fails is not
 * thrown away: it comes back `unread` with the reason, to be parked in its place of the chain.
 */
export function readFact(signed: SignedFact, kioskId: string, publicKey: string, verify: Verifier): IncomingFact {
  const hash = hashText(signed.bytes);
  const value = parsed(signed.bytes);
  if (!verify(publicKey, Buffer.from(signed.bytes, 'utf8'), signed.signature)) {
    return unread(signed, hash, value, 'unsigned', 'the signature does not fit these bytes and this kiosk');
  }
  const result = factSchema.safeParse(value);
  if (!result.success) {
    const issue = result.error.issues[0];
    return unread(signed, hash, value, 'unreadable', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'no fact'}`);
  }
  if (canonicalJson(result.data) !== signed.bytes) return unread(signed, hash, value, 'unreadable', 'the bytes are not canonical JSON');
  if (result.data.kioskId !== kioskId) return unread(signed, hash, null, 'unreadable', `it names kiosk ${result.data.kioskId}`);
  return { kind: 'read', fact: result.data, hash, bytes: signed.bytes, signature: signed.signature };
}
