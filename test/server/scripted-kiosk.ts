/** A kiosk as a script: own key, own chain, signed facts; over the decider or over real HTTP. */
import { randomBytes } from 'node:crypto';
import type { Fact, FactBody, SignedFact } from '../../domain/contract/fact.ts';
import type { Head } from '../../domain/contract/sync.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { sha256Hex } from '../../domain/encoding/hash.ts';
import { signerOf } from '../../domain/encoding/signature.ts';
import type { Signer } from '../../domain/encoding/signature.ts';
import { utf8Of } from '../../domain/encoding/utf8.ts';
import { uuidV7 } from '../../domain/encoding/uuid.ts';
import { noon } from '../domain/decide/fixture.ts';

const noFacts: Head = { seq: 0, hash: '0'.repeat(64) };

/** @see file comment */
export class ScriptedKiosk {
  readonly kioskId: string;
  readonly signer: Signer;
  incarnation = 1;
  head: Head = noFacts;
  /** The whole journal, oldest first. */
  journal: SignedFact[] = [];
  constructor(kioskId: string, signer: Signer = signerOf(randomBytes(32).toString('base64'))) {
    this.kioskId = kioskId;
    this.signer = signer;
  }

  /** The same disk in another box. */
  clone(): ScriptedKiosk {
    const copy = new ScriptedKiosk(this.kioskId, this.signer);
    copy.incarnation = this.incarnation;
    copy.head = this.head;
    copy.journal = [...this.journal];
    return copy;
  }

  /** Appends a fact to the journal. */
  record(body: FactBody, over: Partial<Fact> = {}): SignedFact {
    const fact: Fact = {
      id: uuidV7(noon, randomBytes(16)),
      kioskId: this.kioskId,
      incarnation: this.incarnation,
      seq: this.head.seq + 1,
      previousHash: this.head.hash,
      registeredAtMs: noon,
      clock: 'sure',
      body,
      ...over,
    };
    return this.append(canonicalJson(fact));
  }

  /** Appends any bytes, signed, in the next place. */
  append(bytes: string): SignedFact {
    const signed = { bytes, signature: this.signer.sign(utf8Of(bytes)) };
    this.head = { seq: this.head.seq + 1, hash: sha256Hex(bytes) };
    this.journal.push(signed);
    return signed;
  }

  /** The row of the kiosk table that an enrolment would have made. */
  row(use: 'kiosk' | 'desk' = 'kiosk') {
    return {
      id: this.kioskId,
      mallId: 'mall',
      use,
      publicKey: this.signer.publicKey,
      incarnation: this.incarnation,
      startNonce: null,
      headSeq: 0,
      headHash: '0'.repeat(64),
      status: 'enrolled' as const,
      seenAtMs: noon,
      depth: 0,
    };
  }
}
