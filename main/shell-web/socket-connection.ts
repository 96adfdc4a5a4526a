import type { RawData, WebSocket } from 'ws';

import type { ClientConnection } from '../core/connection.ts';

/** A keyboard wedge at the full rate of USB presses 500 keys a second, and a long fiscal code has 700 characters. */
const MESSAGES_PER_SECOND_MAX = 2000;
const WAITING_MAX_BYTES = 8 * 1024 * 1024;

function textOf(data: RawData): string {
  return Buffer.isBuffer(data)
    ? data.toString('utf8')
    : Array.isArray(data)
      ? Buffer.concat(data).toString('utf8')
      : Buffer.from(data).toString('utf8');
}

function jsonOf(data: RawData, isBinary: boolean): unknown {
  if (isBinary) return undefined;
  try {
    return JSON.parse(textOf(data));
  } catch {
    return undefined;
  }
}

/** A WebSocket as a connection. A page that floods, or that reads nothing, is closed: it reconnects and gets a fresh screen. */
export function socketConnection(socket: WebSocket, nowMs: () => number): ClientConnection {
  let windowStartMs = nowMs();
  let inWindow = 0;
  socket.on('error', () => socket.terminate());
  return {
    send: (message) => {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > WAITING_MAX_BYTES) {
        socket.terminate();
        return;
      }
      socket.send(JSON.stringify(message));
    },
    onMessage: (listener) => {
      socket.on('message', (data, isBinary) => {
        if (nowMs() - windowStartMs >= 1000) {
          windowStartMs = nowMs();
          inWindow = 0;
        }
        inWindow += 1;
        if (inWindow > MESSAGES_PER_SECOND_MAX) socket.close(1008, 'too many messages');
        else listener(jsonOf(data, isBinary));
      });
    },
    onClose: (listener) => {
      socket.once('close', () => listener());
    },
    close: () => socket.close(4001, 'another page has taken over'),
  };
}
