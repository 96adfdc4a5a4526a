import type { PackageKind, PackagePlatform, ReleaseManifest, ReleasePackage } from '../../domain/release/manifest.ts';
import { begin, beforeStart, failed, faultOfVersion, missingProof, proved, rollBack } from '../../domain/release/proving.ts';
import type { UpdateState } from '../../domain/release/proving.ts';
import { maySwitch } from '../../domain/release/switch-time.ts';
import type { SwitchPolicy } from '../../domain/release/switch-time.ts';
import type { Verifier } from '../../domain/encoding/signature.ts';
import { PROGRAM_ENDED, PROGRAM_RESTARTED } from '../program-end.ts';
import { createCoreLife } from './core-life.ts';
import { createOrderBook } from './order-book.ts';
import type { UpdateFolder } from './update-folder.ts';
import type { LifeMessage, OrderMessage, ProgramMessage } from './update-messages.ts';

/** A core that runs. */
export interface CoreChild {
  send(message: ProgramMessage): void;
  /** Ends it, by force if it must; resolves when it has ended. */
  stop(): Promise<void>;
}

/** Everything the keeper works with. Times are milliseconds of a monotonic clock. */
export interface KeeperParts {
  readonly folder: UpdateFolder;
  readonly startCore: (
    folder: string,
    heard: { readonly onMessage: (message: LifeMessage | OrderMessage) => void; readonly onExit: (code: number) => void },
  ) => CoreChild;
  /** Fetches and checks a package; answers the path of the file. */
  readonly fetch: (manifest: ReleaseManifest, wanted: ReleasePackage, signal: AbortSignal) => Promise<string>;
  readonly unpack: (file: string, folder: string, version: string) => Promise<void>;
  /** Whether the server answers this machine, whatever program it runs. */
  readonly isServerReachable: () => Promise<boolean>;
  /** `prove`: the program is another one, the page must be loaded anew and paint even if it is night; `proved`: it has; `back`: the one before runs again. */
  readonly screen: (why: 'prove' | 'proved' | 'back') => void;
  /** Staff ended the program on purpose: nobody starts it again. */
  readonly onProgramEnd: (code: number) => void;
  readonly nowMs: () => number;
  readonly after: (delayMs: number, action: () => void) => () => void;
  readonly keys: readonly string[];
  readonly verify: Verifier;
  readonly channel: string;
  readonly kind: PackageKind;
  readonly platform: PackagePlatform;
  readonly policy: SwitchPolicy;
  /** A new version has so long to prove itself, in each of its starts. */
  readonly proveMs: number;
  readonly log: (what: string, detail: Readonly<Record<string, string | number>>) => void;
}

/** Keeps one core running and its program up to date. */
export interface Keeper {
  state(): UpdateState;
  stop(): Promise<void>;
}

const TICK_MS = 1_000;
const PROGRAM_EVERY_MS = 10_000;
const PAUSE_FIRST_MS = 250;
const PAUSE_MAX_MS = 10_000;
const HEALTHY_AFTER_MS = 60_000;
/** @see Keeper. Throws when nothing is installed in the folder. */
export function startKeeper(parts: KeeperParts): Keeper {
  const { folder, log, nowMs } = parts;
  const found = folder.read();
  if (found === null) throw new Error('no version is installed here: see docs/updates.md, "The first version"');
  let state: UpdateState = found;
  let child: CoreChild | null = null;
  const life = createCoreLife(nowMs);
  let pauseMs = PAUSE_FIRST_MS;
  const orders = createOrderBook(parts, () => state);
  let isBusy = false;
  let isStopped = false;
  let toldAtMs = Number.NEGATIVE_INFINITY;
  let told = '';
  let cancelTick = (): void => undefined;

  const tell = (): void => {
    const { channel, kind, platform } = parts;
    const phase = state.proving === null ? orders.phase() : 'proving';
    const detail = orders.refusal().slice(0, 200);
    const message: ProgramMessage = { type: 'program', phase, channel, kind, platform, refused: state.refused, detail };
    const text = JSON.stringify(message);
    if (child === null || (text === told && nowMs() - toldAtMs < PROGRAM_EVERY_MS)) return;
    child.send(message);
    told = text;
    toldAtMs = nowMs();
  };
  /** Makes a state true. On a full disk it is true at least here: the start that has to be counted is counted, and the way back is gone. */
  const become = (next: UpdateState): void => {
    state = next;
    try {
      folder.put(next);
    } catch (error) {
      log('update-not-written', { reason: error instanceof Error ? error.message : String(error) });
    }
  };
  const launch = (): void => {
    if (isStopped) return;
    const counted = beforeStart(state);
    // A version that somebody deleted by hand is nothing to go back to.
    const next = folder.has(counted.state.current) ? counted : { state: proved(state), rolledBack: false };
    if (next.state !== state) become(next.state);
    if (next.rolledBack) {
      log('rolled-back', { to: state.current, why: state.refused.at(-1)?.why ?? '' });
      parts.screen('back');
    }
    life.started();
    told = '';
    const started = parts.startCore(folder.folderOf(state.current), {
      onMessage: (message) => {
        if (child !== started) return;
        if (message.type === 'order') return orders.take(message.order);
        life.heard(message);
      },
      onExit: (code) => {
        if (child !== started) return;
        child = null;
        if (isStopped || isBusy) return;
        if (code === PROGRAM_ENDED || code === PROGRAM_RESTARTED) return endedByStaff(code);
        if (life.ageMs() >= HEALTHY_AFTER_MS) pauseMs = PAUSE_FIRST_MS;
        log('core-ended', { code, version: state.current });
        parts.after(pauseMs, launch);
        pauseMs = Math.min(pauseMs * 2, PAUSE_MAX_MS);
      },
    });
    child = started;
    tell();
  };
  /** Staff at the kiosk wanted it: no fault of a version, so the start is not counted. */
  const endedByStaff = (code: number): void => {
    log('ended-by-staff', { code });
    if (state.proving !== null) become({ ...state, proving: { ...state.proving, starts: Math.max(0, state.proving.starts - 1) } });
    if (code === PROGRAM_RESTARTED) return launch();
    isStopped = true;
    cancelTick();
    parts.onProgramEnd(code);
  };
  /** Ends the core, changes the program, starts the core: the one place where it changes. */
  const change = async (make: () => UpdateState | null): Promise<void> => {
    isBusy = true;
    try {
      const ending = child;
      child = null;
      await ending?.stop();
      if (isStopped) return;
      const before = state;
      const next = make();
      if (next !== null && folder.has(next.current)) {
        state = next;
        try {
          folder.put(next);
        } catch (error) {
          // The file may or may not say the new version; the start below counts either way, and the link follows the file at the next one.
          state = folder.read() ?? before;
          log('update-not-written', { reason: error instanceof Error ? error.message : String(error) });
        }
        pauseMs = PAUSE_FIRST_MS;
        orders.done();
        log('program-changed', { from: before.current, to: state.current });
      }
    } finally {
      isBusy = false;
    }
    launch();
    parts.screen(state.proving === null ? 'back' : 'prove');
  };
  const prove = async (): Promise<void> => {
    const signs = life.signsOf(state.current);
    const isOver = life.ageMs() >= parts.proveMs;
    const missing = missingProof(signs, null);
    if (missing !== null && !isOver) return;
    const why = missing === null ? null : missingProof(signs, await parts.isServerReachable());
    if (state.proving === null || child === null || isStopped) return;
    if (why === null) {
      log('proved', { version: state.current });
      become(proved(state));
      folder.tidy(state);
      parts.screen('proved');
      return;
    }
    log('not-proved', { version: state.current, why });
    await change(() => failed(state, why).state);
  };
  const look = async (): Promise<void> => {
    if (child === null || isBusy) return;
    if (state.proving !== null) return prove();
    const { version, isReady } = orders.wanted() ?? { version: null, isReady: false };
    if (!orders.isWithdrawn() && !isReady) return orders.fetchDue();
    if (!maySwitch(life.moment(), parts.policy)) return;
    if (orders.isWithdrawn()) await change(() => rollBack(state, 'withdrawn by the operator', true));
    else if (version !== null) await change(() => (faultOfVersion(state, version) === null ? begin(state, version) : null));
  };
  const tick = (): void => {
    look()
      .catch((error: unknown) => log('update-trouble', { reason: error instanceof Error ? error.message : String(error) }))
      .finally(() => {
        tell();
        if (!isStopped) cancelTick = parts.after(TICK_MS, tick);
      });
  };
  folder.tidy(state);
  launch();
  tick();
  return {
    state: () => state,
    stop: async () => {
      isStopped = true;
      cancelTick();
      orders.drop();
      const ending = child;
      child = null;
      await ending?.stop();
    },
  };
}
