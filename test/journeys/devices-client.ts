/** The devices page as a script: the same protocol, the same byte-level twins behind it. */
import { WebSocket } from 'ws';
import * as z from 'zod/mini';
import { repeatMs } from '../../hardware/reader/repeat-gate.ts';
import { devicesAnswer, type DevicesAnswer, type DevicesRequest, type DevicesState } from '../../domain/contract/devices.ts';

const WAIT_MS = 10_000;

/** Connects to the devices link of a core; `pageUrl` is the devices page with its token. */
export async function connectDevices(pageUrl: string): Promise<DevicesClient> {
  const url = new URL(pageUrl);
  const socket = new WebSocket(`ws://${url.host}/devices-link?token=${url.searchParams.get('token') ?? url.hash.replace('#token=', '')}`, {
    origin: url.origin,
  });
  const client = new DevicesClient(socket);
  await client.until(() => client.state !== null);
  return client;
}

/** @see file comment */
export class DevicesClient {
  state: DevicesState | null = null;
  readonly slips: Extract<DevicesAnswer, { type: 'slip' }>[] = [];
  last: Extract<DevicesAnswer, { type: 'presented' }> | null = null;
  readonly #socket: WebSocket;
  readonly #listeners = new Set<() => void>();

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      const answer = z.parse(devicesAnswer, JSON.parse(data.toString('utf8')));
      if (answer.type === 'state') this.state = answer;
      if (answer.type === 'slip') this.slips.push(answer);
      if (answer.type === 'presented') this.last = answer;
      for (const listener of [...this.#listeners]) listener();
    });
    socket.on('error', () => undefined);
  }

  /** Sends a request as the page would. */
  send(request: DevicesRequest): void {
    this.#socket.send(JSON.stringify(request));
  }

  /** Shows a paper once more after a moment: at once the scanner's driver takes it for one that still lies there. */
  async showAgain(text: string): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, repeatMs + 100));
    this.send({ type: 'text', text });
  }

  /** Swipes the card whose label holds `label`. */
  swipe(label: string, as: 'stripe' | 'code' = 'stripe'): void {
    const card = this.state?.cards.findIndex((each) => each.label.includes(label)) ?? -1;
    if (card < 0) throw new Error(`no demo card "${label}" in ${JSON.stringify(this.state?.cards)}`);
    this.send({ type: 'card', card, as });
  }

  /** Scans a fresh receipt of a shop; answers its code, for scanning the same paper elsewhere. */
  async receipt(
    tenantId: string | null,
    amountMinor: number,
    kind: Extract<DevicesRequest, { type: 'receipt' }>['kind'] = 'sale',
    minutesAgo = 30,
  ): Promise<string> {
    this.last = null;
    this.send({ type: 'receipt', kind, tenantId, amountMinor, minutesAgo });
    await this.until(() => this.last !== null);
    return this.last === null ? '' : ((this.last as Extract<DevicesAnswer, { type: 'presented' }>).code ?? '');
  }

  /** Waits, at most ten seconds, until something holds after a message. */
  until(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#listeners.delete(look);
        reject(new Error(`devices: waited ${WAIT_MS} ms in vain; state ${JSON.stringify(this.state)}`));
      }, WAIT_MS);
      const look = (): void => {
        if (!holds()) return;
        clearTimeout(timer);
        this.#listeners.delete(look);
        resolve();
      };
      this.#listeners.add(look);
    });
  }

  close(): void {
    this.#socket.close();
  }
}
