/** Whether a paper is proven, who is asked, and what that means for it until then. By the mall's policy for its format. */
import type { HoldReason } from '../contract/refusal.ts';
import type { ReceiptDocument, SettingsDocument } from '../contract/document.ts';
import type { Paper } from './paper.ts';

/** @see judgeProof */
export interface ProofVerdict {
  readonly proof: ReceiptDocument['proof'];
  readonly hold: HoldReason | null;
  /** A visitor's own words are all there is, and nobody will be asked about them. */
  readonly isTyped: boolean;
}

/** What the mall asks of receipts of one format. */
type ProofPolicy = Pick<SettingsDocument['receiptProof'][number], 'unproven' | 'online'>;

/** Where the mall has said nothing: give, ask nobody. */
const trusting: ProofPolicy = { unproven: 'give', online: false };

/** The mall's word for this format, or for all others. */
export function proofPolicy({ receiptProof }: Pick<SettingsDocument, 'receiptProof'>, format: string): ProofPolicy {
  return receiptProof.find((one) => one.format === format) ?? receiptProof.find((one) => one.format === '*') ?? trusting;
}

/**
 * Judges a paper. A signature that fits proves it; one that does not fit waits for people to look at the paper, whoever registered it: print fails too. One that should prove
 * the paper and cannot be checked waits as well, or a forger would only have to name an algorithm of his own. Everything else goes by the policy. Staff have the paper in their hands, so theirs waits for no proof, but is asked about all the same. What a visitor told where the code is silent is not given
 * points for before the authority or the desk has said so.
 */
export function judgeProof(settings: Pick<SettingsDocument, 'receiptProof'>, paper: Paper, byStaff: boolean): ProofVerdict {
  const { format, verified, owesProof, completed } = paper;
  if (format === null) return { proof: 'none', hold: null, isTyped: true };
  if (verified === false) return { proof: 'failed', hold: 'proof-failed', isTyped: completed };
  if (verified === true) return { proof: 'proven', hold: null, isTyped: completed };
  if (owesProof) return { proof: 'none', hold: byStaff ? null : 'no-proof', isTyped: completed };
  const { unproven, online } = proofPolicy(settings, format);
  const waits = !byStaff && (unproven === 'hold' || (online && completed));
  if (online) return { proof: 'pending', hold: waits ? 'proof-pending' : null, isTyped: false };
  return { proof: 'none', hold: waits ? 'no-proof' : null, isTyped: completed };
}
