import type { RestingKiosk } from '../../domain/contract/sync.ts';

/** What the service screen and the page's frame may know of the link. */
export interface SyncStatus {
  /** An answer within the last 10 s and no failure since. */
  readonly online: boolean;
  readonly phase: 'not-enrolled' | 'starting' | 'filling' | 'running' | 'fenced' | 'revoked' | 'stopped';
  /** Facts the server does not know yet. */
  readonly waitingFacts: number;
  /** Last failure in words for IT; null while all is well. */
  readonly trouble: string | null;
}

const FRESH_MS = 10_000;

/** Whether the server answers: an answer makes it up, a failure takes it down at once, silence after 10 s. */
export interface LinkState {
  answered(): void;
  failed(): void;
  online(): boolean;
  /** Monotonic time of the last answer; null = none in this start. */
  lastAnswerMs(): number | null;
  /** A pull came through: the lists are complete. */
  pulled(): void;
  /** Monotonic time of the last pull that came through; null = none in this start. */
  lastPullMs(): number | null;
  /** Where visitors open the server on their own phones, as it said last. */
  heardPublicUrl(url: string | null): void;
  publicUrl(): string | null;
  /** Kiosks of the house that want a hand, as the server said last. */
  heardResting(kiosks: readonly RestingKiosk[]): void;
  resting(): readonly RestingKiosk[];
}

/** `onChange` is called when the link goes up or is known to be down. */
export function createLinkState(monotonicMs: () => number, onChange: (online: boolean) => void): LinkState {
  let lastMs: number | null = null;
  let isUp = false;
  let pulledMs: number | null = null;
  let publicUrl: string | null = null;
  let resting: readonly RestingKiosk[] = [];
  return {
    answered: () => {
      lastMs = monotonicMs();
      if (isUp) return;
      isUp = true;
      onChange(true);
    },
    failed: () => {
      if (!isUp) return;
      isUp = false;
      onChange(false);
    },
    online: () => isUp && lastMs !== null && monotonicMs() - lastMs <= FRESH_MS,
    lastAnswerMs: () => lastMs,
    pulled: () => void (pulledMs = monotonicMs()),
    lastPullMs: () => pulledMs,
    heardPublicUrl: (url) => void (publicUrl = url),
    publicUrl: () => publicUrl,
    // the same list stays the same: whoever compares sees no change
    heardResting: (kiosks) => {
      if (JSON.stringify(kiosks) !== JSON.stringify(resting)) resting = kiosks;
    },
    resting: () => resting,
  };
}
