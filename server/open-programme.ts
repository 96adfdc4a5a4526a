import type { MallDocument } from '../domain/contract/document.ts';
import type { Verifier } from '../domain/encoding/signature.ts';
import { Decider } from './decider/decider.ts';
import { nodeVerifier } from './decider/node-signature.ts';
import { FeedBell } from './feed-bell.ts';
import { openStore } from './store/open-store.ts';
import type { StorePlace } from './store/open-store.ts';
import type { ProgrammeSecrets } from './store/rows.ts';
import type { Store } from './store/store.ts';

/** How a programme is opened; the clock is injected, `secrets` only for a programme that is founded now (null: random ones). */
export interface ProgrammeOptions {
  readonly place: StorePlace;
  readonly nowMs: () => number;
  readonly secrets: ProgrammeSecrets | null;
  readonly verify?: Verifier;
  /** Called after each commit that changed documents. */
  readonly onCommit?: (feedSeq: number) => void;
}

/** A programme in this process: its store, its decider, its bell. */
export interface Programme {
  readonly store: Store;
  readonly decider: Decider;
  readonly bell: FeedBell;
  readonly nowMs: () => number;
  /** Finishes what is being decided and closes the database. */
  close(): Promise<void>;
}

/** Opens (founds, migrates) the programme. Throws StoreError when its database cannot be used. */
export async function openProgramme(options: ProgrammeOptions): Promise<Programme> {
  const store = await openStore(options.place, options.nowMs(), options.secrets);
  const bell = new FeedBell(store);
  const decider = new Decider({
    store,
    verify: options.verify ?? nodeVerifier(),
    nowMs: options.nowMs,
    onCommit: (feedSeq) => {
      bell.ring(feedSeq);
      options.onCommit?.(feedSeq);
    },
  });
  const close = async () => {
    bell.close();
    await decider.close();
    await store.close();
  };
  return { store, decider, bell, nowMs: options.nowMs, close };
}

/** The malls of the programme, by id. */
export function mallsOf(store: Store): Promise<readonly MallDocument[]> {
  return store.read((transaction) => transaction.documentsOf('mall', '', 100));
}
