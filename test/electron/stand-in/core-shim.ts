// Loaded into the core before its bundle: gives it the `process.parentPort` of a utilityProcess over Node's own channel.
import { EventEmitter } from 'node:events';

import { MessageChannelMain } from './message-port.ts';
import type { StandInPort } from './message-port.ts';

type FromShell =
  { kind: 'message'; data: unknown; ports: number[] } | { kind: 'port'; id: number; data: unknown } | { kind: 'close'; id: number };

const parentPort = new EventEmitter();
let isHeard = false;
const waiting: unknown[] = [];
const ports = new Map<number, StandInPort>();

function openPort(id: number): StandInPort {
  const { port1, port2 } = new MessageChannelMain();
  ports.set(id, port1);
  port1.on('message', (event: { data: unknown }) => process.send?.({ kind: 'port', id, data: event.data }));
  port1.on('close', () => process.send?.({ kind: 'close', id }));
  port1.start();
  return port2;
}

/** Like Electron, what comes before the core listens is kept for it. */
function deliver(event: unknown): void {
  if (isHeard) parentPort.emit('message', event);
  else waiting.push(event);
}

parentPort.on('newListener', (name) => {
  if (name !== 'message' || isHeard) return;
  isHeard = true;
  queueMicrotask(() => {
    for (const event of waiting.splice(0)) parentPort.emit('message', event);
  });
});

process.on('message', (message: FromShell) => {
  if (message.kind === 'message') deliver({ data: message.data, ports: message.ports.map(openPort) });
  else if (message.kind === 'port') ports.get(message.id)?.postMessage(message.data);
  else ports.get(message.id)?.close();
});
process.on('disconnect', () => process.exit(0));

const postMessage = (data: unknown): void => {
  process.send?.({ kind: 'message', data });
};
Object.defineProperty(process, 'parentPort', { value: Object.assign(parentPort, { postMessage }) });
