/** The part of Electron's MessagePortMain that a connection needs; structural, so that the core runs without Electron. */
export interface CorePort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** `process.parentPort` of a utilityProcess. */
export interface CoreParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown; readonly ports: readonly CorePort[] }) => void): unknown;
  /** To the shell. */
  postMessage(message: unknown): void;
}

/** One page at the other end of a port; messages are JSON values, on the wire JSON text, as on the web shell's socket. */
export interface PortConnection {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

function connectionOf(port: CorePort): PortConnection {
  return {
    send(message) {
      port.postMessage(JSON.stringify(message));
    },
    onMessage(listener) {
      port.on('message', (event) => {
        let message: unknown;
        try {
          message = typeof event.data === 'string' ? JSON.parse(event.data) : undefined;
        } catch {
          message = undefined; // not JSON: the contract's strict parse refuses undefined and says so
        }
        listener(message);
      });
      port.start();
    },
    onClose(listener) {
      port.on('close', listener);
    },
    close() {
      port.close();
    },
  };
}

function pageOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'client') return null;
  return 'page' in data && typeof data.page === 'string' ? data.page : null;
}

/** In the core under Electron: calls `onConnection` for each page that the shell hands over a port for. */
export function acceptPorts(parentPort: CoreParentPort, onConnection: (connection: PortConnection, page: string) => void): void {
  parentPort.on('message', (event) => {
    const [port] = event.ports;
    const page = pageOf(event.data);
    if (port !== undefined && page !== null) onConnection(connectionOf(port), page);
  });
}
