import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';

import type { StandInPort } from './message-port.ts';

/** The cores that run now; the test's control kills them. */
export const cores = new Set<ChildProcess>();

let nextPortId = 1;

class StandInUtilityProcess extends EventEmitter {
  private readonly child: ChildProcess;
  private readonly ports = new Map<number, StandInPort>();

  constructor(modulePath: string, args: string[]) {
    super();
    this.child = fork(modulePath, args, {
      execArgv: ['--import', join(import.meta.dirname, 'core-shim.ts')],
      stdio: 'inherit',
    });
    cores.add(this.child);
    this.child.on('message', (message: { kind: 'port' | 'close' | 'message'; id: number; data?: unknown }) => {
      if (message.kind === 'message') {
        this.emit('message', message.data);
        return;
      }
      const port = this.ports.get(message.id);
      if (message.kind === 'port') port?.postMessage(message.data);
      else port?.close();
    });
    this.child.on('exit', (code) => {
      cores.delete(this.child);
      for (const port of this.ports.values()) port.close();
      this.emit('exit', code ?? 1);
    });
  }

  postMessage(data: unknown, transferred: StandInPort[] = []): void {
    const ids = transferred.map((port) => {
      const id = nextPortId++;
      this.ports.set(id, port);
      port.on('message', (event: { data: unknown }) => this.child.send({ kind: 'port', id, data: event.data }));
      port.on('close', () => {
        if (this.child.connected) this.child.send({ kind: 'close', id });
      });
      return id;
    });
    if (!this.child.connected) return;
    this.child.send({ kind: 'message', data, ports: ids });
    for (const port of transferred) port.start();
  }

  kill(): boolean {
    return this.child.kill('SIGTERM');
  }
}

export const utilityProcess = {
  fork(modulePath: string, args: string[] = []): StandInUtilityProcess {
    return new StandInUtilityProcess(modulePath, args);
  },
};
