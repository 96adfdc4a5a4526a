import { EventEmitter } from 'node:events';

/** MessagePortMain: queues until start(), JSON instead of structured clone, `close` reaches the other end. */
export class StandInPort extends EventEmitter {
  peer: StandInPort | null = null;
  private started = false;
  private closed = false;
  private readonly waiting: unknown[] = [];

  postMessage(message: unknown): void {
    const copy: unknown = JSON.parse(JSON.stringify(message));
    const { peer } = this;
    if (peer === null || peer.closed) return;
    if (peer.started) queueMicrotask(() => peer.emit('message', { data: copy, ports: [] }));
    else peer.waiting.push(copy);
  }

  start(): void {
    this.started = true;
    for (const data of this.waiting.splice(0)) queueMicrotask(() => this.emit('message', { data, ports: [] }));
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    const { peer } = this;
    if (peer !== null && !peer.closed) {
      peer.closed = true;
      queueMicrotask(() => peer.emit('close'));
    }
  }
}

/** Two ports, entangled. */
export class MessageChannelMain {
  readonly port1 = new StandInPort();
  readonly port2 = new StandInPort();

  constructor() {
    this.port1.peer = this.port2;
    this.port2.peer = this.port1;
  }
}
