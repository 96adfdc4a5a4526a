import type { ReleaseOrder } from '../../domain/contract/release.ts';
import { checkManifest, checkWithdrawal, packageFor } from '../../domain/release/manifest.ts';
import type { ReleaseManifest, ReleasePackage, SignedText } from '../../domain/release/manifest.ts';
import { faultOfVersion, rollBack } from '../../domain/release/proving.ts';
import type { UpdateState } from '../../domain/release/proving.ts';
import type { KeeperParts } from './keeper.ts';

const RETRY_FIRST_MS = 60_000;
const RETRY_MAX_MS = 6 * 3_600_000;

/** What the server wants of this kiosk, as far as the operator signed it, and how far its fetching is. */
export interface OrderBook {
  /** The server's word, as it stands; null: stay as you are. */
  take(order: ReleaseOrder | null): void;
  wanted(): { readonly version: string; readonly isReady: boolean } | null;
  isWithdrawn(): boolean;
  phase(): 'steady' | 'fetching' | 'waiting';
  /** Why the last order was not taken, or is not fetched yet; '' where all is well. */
  refusal(): string;
  /** Begins to fetch what is wanted, if nothing is being fetched and its pause is over. */
  fetchDue(): void;
  /** The order was carried out. */
  done(): void;
  /** Ends what is being fetched. */
  drop(): void;
}

interface Wanted {
  readonly manifest: ReleaseManifest;
  readonly file: ReleasePackage;
  readonly giveUp: AbortController;
  isFetching: boolean;
  isReady: boolean;
  tries: number;
  retryAtMs: number;
}

type Parts = Pick<KeeperParts, 'folder' | 'fetch' | 'unpack' | 'nowMs' | 'keys' | 'verify' | 'channel' | 'kind' | 'platform' | 'log'>;

/** @see OrderBook. Signature first: nothing of an order that the operator did not sign is acted on. */
export function createOrderBook(parts: Parts, state: () => UpdateState): OrderBook {
  let wanted: Wanted | null = null;
  let isWithdrawn = false;
  let refusal = '';
  const refuse = (why: string): void => {
    if (why !== refusal && why !== '') parts.log('order-refused', { why });
    refusal = why;
  };
  const drop = (): void => {
    wanted?.giveUp.abort();
    wanted = null;
  };
  const takeWithdrawal = (signed: SignedText): void => {
    drop();
    const checked = checkWithdrawal(signed, parts.keys, parts.verify);
    if (!checked.ok) return refuse(`withdrawal: ${checked.why}`);
    const { current, previous } = state();
    if (checked.value.channel !== parts.channel || checked.value.withdraws !== current) return refuse('');
    if (previous === null || !parts.folder.has(previous) || rollBack(state(), '', true) === null)
      return refuse(`${current} is withdrawn, and there is nothing to go back to`);
    refuse('');
    isWithdrawn = true;
  };
  const faultOf = (manifest: ReleaseManifest): string | null => {
    if (manifest.channel !== parts.channel) return `release: it is for channel ${manifest.channel}, this kiosk takes ${parts.channel}`;
    const fault = faultOfVersion(state(), manifest.version);
    if (fault !== null) return `release: ${fault}`;
    if (packageFor(manifest, parts.kind, parts.platform) !== null) return null;
    return `release ${manifest.version} has no package for ${parts.kind} on ${parts.platform}`;
  };
  const takeRelease = (signed: SignedText): void => {
    const checked = checkManifest(signed, parts.keys, parts.verify);
    const fault = checked.ok ? faultOf(checked.value) : `release: ${checked.why}`;
    const file = checked.ok ? packageFor(checked.value, parts.kind, parts.platform) : null;
    if (!checked.ok || file === null || fault !== null) {
      drop();
      return refuse(fault ?? '');
    }
    if (wanted?.manifest.version === checked.value.version && wanted.file.sha512 === file.sha512) return;
    refuse('');
    drop();
    wanted = { manifest: checked.value, file, giveUp: new AbortController(), isFetching: false, isReady: false, tries: 0, retryAtMs: 0 };
  };
  const fetchOne = async (one: Wanted): Promise<void> => {
    one.isFetching = true;
    const { version } = one.manifest;
    try {
      const file = await parts.fetch(one.manifest, one.file, one.giveUp.signal);
      await parts.unpack(file, parts.folder.freshUnpacking(version), version);
      if (wanted !== one || one.giveUp.signal.aborted) return;
      parts.folder.keep(version);
      one.isReady = true;
      refuse('');
      parts.log('release-ready', { version });
    } catch (error) {
      if (one.giveUp.signal.aborted) return;
      one.retryAtMs = parts.nowMs() + Math.min(RETRY_FIRST_MS * 2 ** one.tries, RETRY_MAX_MS);
      one.tries += 1;
      refuse(`release ${version}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      one.isFetching = false;
    }
  };
  return {
    take: (order) => {
      isWithdrawn = false;
      if (order === null) {
        drop();
        refuse('');
      } else if (order.kind === 'withdraw') takeWithdrawal(order.withdrawal);
      else takeRelease(order.manifest);
    },
    wanted: () => (wanted === null ? null : { version: wanted.manifest.version, isReady: wanted.isReady }),
    isWithdrawn: () => isWithdrawn,
    phase: () => (wanted === null ? 'steady' : wanted.isReady ? 'waiting' : 'fetching'),
    refusal: () => refusal,
    fetchDue: () => {
      if (wanted !== null && !wanted.isFetching && !wanted.isReady && parts.nowMs() >= wanted.retryAtMs) void fetchOne(wanted);
    },
    done: () => {
      wanted = null;
      isWithdrawn = false;
    },
    drop,
  };
}
