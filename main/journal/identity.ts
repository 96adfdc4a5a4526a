import type { EnrolAnswer, Head } from '../../domain/contract/sync.ts';
import type { Journal } from './journal.ts';
import { firstReference } from './reference-counter.ts';

/** Who this kiosk is, as the server said at enrolment. */
export interface Enrolment {
  readonly kioskId: string;
  readonly use: 'kiosk' | 'desk';
  /** Key of card hashes, base64. */
  readonly cardSecret: string;
  /** X25519 public key of the server, base64. */
  readonly sealingKey: string;
  /** Key of voucher codes, base64. */
  readonly voucherKey: string;
}

/** How the server treats this kiosk. */
export type Standing = 'enrolled' | 'fenced' | 'revoked';

/** Enrolment, incarnation and what the server last said of the chain; all durable in journal.db. */
export interface Identity {
  /** null before the first enrolment. */
  enrolment(): Enrolment | null;
  incarnation(): number;
  standing(): Standing;
  /** End of our chain as the server knows it; facts above are to be pushed. */
  serverHead(): Head;
  serverEpoch(): string | null;
  /** The nonce of a start that was sent and not answered yet, made durable first: the same start twice gets the same answer. */
  startNonce(make: () => string): string;
  /** Takes a (new) enrolment. Our chain goes on if the server's head is in it; else another chain begins at that head. */
  enrolled(answer: EnrolAnswer): void;
  started(incarnation: number): void;
  setStanding(standing: Standing): void;
  heardHead(head: Head, serverEpoch: string): void;
  /** How far a fenced journal was uploaded. */
  forkUploadedSeq(): number;
  setForkUploaded(seq: number): void;
}

const ZERO_HASH = '0'.repeat(64);

function storedEnrolment(journal: Journal): Enrolment | null {
  const text = journal.get('enrolment');
  // Written by `enrolled` below from a strictly parsed answer, read by nobody else.
  return text === null ? null : (JSON.parse(text) as Enrolment);
}

function headOf(text: string | null): Head {
  const [seq, hash] = text?.split(' ') ?? [];
  return seq === undefined || hash === undefined ? { seq: 0, hash: ZERO_HASH } : { seq: Number(seq), hash };
}

/** The identity kept in this journal. */
export function openIdentity(journal: Journal): Identity {
  let enrolment = storedEnrolment(journal);
  let incarnation = Number(journal.get('incarnation') ?? 0);
  let standing = (journal.get('standing') ?? 'enrolled') as Standing;
  let head = headOf(journal.get('server-head'));
  let epoch = journal.get('server-epoch');
  return {
    enrolment: () => enrolment,
    incarnation: () => incarnation,
    standing: () => standing,
    serverHead: () => head,
    serverEpoch: () => epoch,
    startNonce: (make) => {
      const stored = journal.get('start-nonce');
      if (stored !== null && stored !== '') return stored;
      const nonce = make();
      journal.set({ 'start-nonce': nonce });
      return nonce;
    },
    enrolled: (answer) => {
      enrolment = {
        kioskId: answer.kioskId,
        use: answer.use,
        cardSecret: answer.cardSecret,
        sealingKey: answer.sealingKey,
        voucherKey: answer.voucherKey,
      };
      incarnation = answer.incarnation;
      standing = 'enrolled';
      head = answer.head;
      epoch = answer.serverEpoch;
      const ours =
        head.seq === 0 ? (journal.end().seq === 0 ? ZERO_HASH : journal.hashAt(1) === null ? null : ZERO_HASH) : journal.hashAt(head.seq);
      if (ours !== head.hash) journal.beginChain(head, answer.serverTimeMs);
      journal.set({
        enrolment: JSON.stringify(enrolment),
        incarnation: String(incarnation),
        standing,
        'server-head': `${head.seq} ${head.hash}`,
        'server-epoch': epoch,
        'start-nonce': '',
        'fork-uploaded': '0',
        reference: String(Math.max(firstReference(head), Number(journal.get('reference') ?? 0))),
      });
    },
    started: (next) => {
      incarnation = next;
      journal.set({ incarnation: String(next), 'start-nonce': '' });
    },
    setStanding: (next) => {
      if (next === standing) return;
      standing = next;
      journal.set({ standing: next });
    },
    heardHead: (next, serverEpoch) => {
      if (next.seq === head.seq && next.hash === head.hash && serverEpoch === epoch) return;
      if (serverEpoch !== epoch) journal.reopenAbove(next.seq);
      head = next;
      epoch = serverEpoch;
      journal.set({ 'server-head': `${next.seq} ${next.hash}`, 'server-epoch': serverEpoch });
    },
    forkUploadedSeq: () => Number(journal.get('fork-uploaded') ?? 0),
    setForkUploaded: (seq) => journal.set({ 'fork-uploaded': String(seq) }),
  };
}
