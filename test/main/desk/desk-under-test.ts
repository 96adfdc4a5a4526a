/** A whole desk without a window: real journal, real drivers over simulated devices, the real server. */
import { randomBytes, scryptSync } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import * as z from 'zod/mini';

import { cardNumber, demoCardRanges } from '../../../domain/card/card-range.ts';
import type { CardPurpose } from '../../../domain/card/card-range.ts';
import type { DeskPageMessage } from '../../../domain/contract/desk-intent.ts';
import { deskCoreMessage } from '../../../domain/contract/desk-screen.ts';
import type { DeskScreen, DeskScreenOf } from '../../../domain/contract/desk-screen.ts';
import { adjustableClock } from '../../../main/core/adjustable-clock.ts';
import { rangesOf } from '../../../main/core/card-keys.ts';
import type { CoreClock } from '../../../main/core/clock.ts';
import type { ClientConnection } from '../../../main/core/connection.ts';
import { createCore } from '../../../main/core/create-core.ts';
import { openReaders } from '../../../main/core/reader-set.ts';
import { startDevices } from '../../../main/core/start-devices.ts';
import { createDesk } from '../../../main/desk/create-desk.ts';
import { fetchLink } from '../../../main/sync/fetch-link.ts';
import { cuttableLink } from '../../../main/sync/link.ts';
import { fnOf, noon } from '../../domain/decide/fixture.ts';
import { listedLog } from '../core-under-test.ts';
import { realServer } from '../real-server.ts';

const startedAtMs = performance.now();
export const nowMs = (): number => Math.trunc(noon + performance.now() - startedAtMs);
const clock: CoreClock = { monotonicMs: () => performance.now(), wallMs: nowMs, bootId: () => 'boot' };

/** Text of a fiscal receipt of a shop of the test mall, or of any `fn`; printed half an hour before the test's now. */
export const code = (shop: string, number: number, amountMinor: number, kind: 1 | 2 = 1, at = '20261121T1130'): string =>
  `t=${at}&s=${(amountMinor / 100).toFixed(2)}&fn=${fnOf[shop] ?? shop}&i=${number}&fp=${1_000_000_000 + number}&n=${kind}`;

/** The `serial`-th card of a range. */
export const card = (purpose: CardPurpose, serial: number): string => {
  const range = demoCardRanges.find((each) => each.purpose === purpose);
  if (range === undefined) throw new Error(`no ${purpose} range`);
  return cardNumber(range, serial);
};

/** A server with two members of staff who have PIN 1234. */
export async function serverWithStaff(folder: string) {
  const server = await realServer(join(folder, 'server'), nowMs);
  onTestFinished(() => server.close());
  const salt = Buffer.from('a-salt-of-the-test');
  const pinHash = `1024:8:1:${salt.toString('base64')}:${scryptSync('1234', salt, 32, { N: 1024, r: 8, p: 1 }).toString('base64')}`;
  const person = (id: string, name: string, mark: string) => ({
    kind: 'staff' as const,
    id,
    version: 1,
    name,
    cardKey: mark.repeat(64),
    pinHash,
    pinRound: 0,
    campaigns: [],
    validFromMs: null,
    untilMs: null,
    roles: ['desk' as const],
    ownAccountId: null,
    active: true,
  });
  await server.programme.decider.act(
    [{ kind: 'catalogue.put', items: [person('m-lind', 'M. Lind', 'e'), person('h-berg', 'H. Berg', 'f')], stocks: [] }],
    'mall',
  );
  return server;
}

/** Starts a desk in `folder`; with a code it enrols first. */
export async function deskIn(folder: string, url: string, enrolCode: string | null) {
  mkdirSync(folder, { recursive: true });
  const network = cuttableLink(fetchLink(url));
  const told: string[] = [];
  const devices = await startDevices({ simulate: true, printer: { kind: 'none' }, link: network, clock: adjustableClock(clock) });
  const { simulation, bus } = devices;
  if (simulation === null || bus === null) throw new Error('no simulation');
  const core = createCore({
    folder,
    link: network,
    clock,
    random: (bytes) => randomBytes(bytes),
    log: listedLog(told),
    printer: devices.printer,
    enrolCode,
    use: 'desk',
    createDesk: createDesk(folder),
    pullWaitMs: 300,
    after: (delayMs, action) => {
      const timer = setTimeout(action, delayMs);
      return () => clearTimeout(timer);
    },
  });
  const readers = await openReaders(() => rangesOf(core.services.house.catalogue()?.mall ?? null), bus, listedLog([]));
  readers.onEvent((event) => {
    core.readersOpen(readers.openCount());
    core.reader(event);
  });
  const screens: DeskScreen[] = [];
  const cues: string[] = [];
  let heard: (message: unknown) => void = () => undefined;
  const connection: ClientConnection = {
    send: (message) => {
      const parsed = z.parse(deskCoreMessage, message);
      if (parsed.type === 'cue') cues.push(parsed.cue);
      else screens.push(parsed.screen);
    },
    onMessage: (listener) => void (heard = listener),
    onClose: () => undefined,
    close: () => undefined,
  };
  core.connect(connection);
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    readers.close();
    await core.close();
    await devices.close();
  };
  onTestFinished(close);
  const send = (message: DeskPageMessage): void => heard(message);
  const press = (...keys: string[]): void =>
    keys.forEach((key) =>
      send({ type: 'intent', intent: { kind: 'key', key, code: /^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : key } }),
    );
  const now = (): DeskScreen | undefined => screens.at(-1);
  const on = async <K extends DeskScreen['kind']>(
    kind: K,
    fits: (screen: DeskScreenOf<K>) => boolean = () => true,
  ): Promise<DeskScreenOf<K>> => {
    const isIt = (screen: DeskScreen | undefined): screen is DeskScreenOf<K> => screen?.kind === kind && fits(screen as DeskScreenOf<K>);
    await expect
      .poll(() => (isIt(now()) ? 'there' : JSON.stringify(now()).slice(0, 4000) + told.join('\n').slice(0, 2000)), { timeout: 8000 })
      .toBe('there');
    const screen = now();
    if (!isIt(screen)) throw new Error('the screen went on');
    return screen;
  };
  await expect.poll(() => core.services.house.catalogue() !== null && readers.openCount() >= 2, { timeout: 10_000 }).toBe(true);
  const signIn = async (code_ = 'm-lind'): Promise<void> => {
    await on('locked');
    press(...code_, 'Enter');
    await on('pin');
    press(...'1234', 'Enter');
    await expect.poll(() => now()?.kind, { timeout: 8000 }).not.toBe('pin');
    if (now()?.kind === 'shift-start') await beginShift();
  };
  /** Counts every gift as the books have it and begins. */
  const beginShift = async (): Promise<void> => {
    const { rows } = await on('shift-start', (screen) => screen.known);
    for (let i = 0; i < rows.length; i += 1) press('0', 'Enter');
    press('Enter');
    await expect.poll(() => now()?.kind, { timeout: 8000 }).not.toBe('shift-start');
  };
  return { core, network, simulation, devices, screens, cues, told, send, press, now, on, signIn, close, folder };
}

/** A running desk under test. */
export type DeskUnderTest = Awaited<ReturnType<typeof deskIn>>;

/** Swipes a card that nobody knows and opens an account for it. */
export async function newMember(desk: DeskUnderTest, serial: number): Promise<string> {
  await desk.on('ready');
  desk.simulation.cardReader.swipeNumber(card('member', serial));
  await desk.on('ready', (screen) => screen.frame.keys.some((hint) => hint.key === 'J'));
  desk.press('j');
  const last4 = card('member', serial).slice(-4);
  await desk.on('stack', (screen) => screen.last4 === last4);
  return last4;
}
