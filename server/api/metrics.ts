import type { Programme } from '../open-programme.ts';
import { ProofCounts } from '../proof/proof-counts.ts';
import type { Presence } from './presence.ts';

/** Figures of this process in the Prometheus text format. No names, no ids of people. */
export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #proofs: ProofCounts;
  #factsDecided = 0;

  constructor(proofs: ProofCounts = new ProofCounts()) {
    this.#proofs = proofs;
  }

  /** One answered request. `route` is the pattern, so the number of series is bounded. */
  answered(route: string, status: number): void {
    const key = `route="${route}",status="${status}"`;
    this.#requests.set(key, (this.#requests.get(key) ?? 0) + 1);
  }

  /** Facts of a push that got an outcome. */
  decided(count: number): void {
    this.#factsDecided += count;
  }

  /** The whole page. */
  async text(programme: Programme, presence: Presence): Promise<string> {
    const { feedSeq, counts } = await programme.store.read(async (transaction) => ({
      feedSeq: (await transaction.programme()).feedSeq,
      counts: await transaction.counts(),
    }));
    const lines = [
      '# TYPE passage_requests_total counter',
      ...[...this.#requests].map(([labels, count]) => `passage_requests_total{${labels}} ${count}`),
      '# TYPE passage_facts_answered_total counter',
      `passage_facts_answered_total ${this.#factsDecided}`,
      ...this.#proofs.lines(),
      '# TYPE passage_feed_seq counter',
      `passage_feed_seq ${feedSeq}`,
      '# TYPE passage_facts_waiting gauge',
      `passage_facts_waiting ${programme.decider.waitingCount()}`,
      '# TYPE passage_long_polls gauge',
      `passage_long_polls ${programme.bell.waitingCount()}`,
      '# TYPE passage_kiosks_online gauge',
      `passage_kiosks_online ${presence.onlineCount()}`,
      '# TYPE passage_kiosk_trouble gauge',
      ...presence
        .resting()
        .flatMap((each) => each.troubles.map((what) => `passage_kiosk_trouble{kiosk="${each.kioskId}",what="${what}"} 1`)),
      '# TYPE passage_rows gauge',
      ...Object.entries(counts).map(([table, count]) => `passage_rows{table="${table}"} ${count}`),
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
    ];
    return `${lines.join('\n')}\n`;
  }
}
