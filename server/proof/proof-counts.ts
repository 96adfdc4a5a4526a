import type { AuthorityAnswer } from './receipt-verifier.ts';

/** Answers of authorities in this process, by verifier and kind. */
export class ProofCounts {
  readonly #counts = new Map<string, number>();

  /** One answer came, or none. */
  asked(verifier: string, kind: AuthorityAnswer['kind']): void {
    const labels = `verifier="${verifier}",answer="${kind}"`;
    this.#counts.set(labels, (this.#counts.get(labels) ?? 0) + 1);
  }

  /** Lines of the Prometheus text format. */
  lines(): readonly string[] {
    return [
      '# TYPE passage_proof_answers_total counter',
      ...[...this.#counts].map(([labels, n]) => `passage_proof_answers_total{${labels}} ${n}`),
    ];
  }
}
