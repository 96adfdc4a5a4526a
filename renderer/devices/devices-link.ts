import type { Bridge, CoreLink } from '../bridge/bridge.ts';
import { linkAddress } from '../bridge/web-bridge.ts';

const RETRY_FIRST_MS = 100;
const RETRY_MAX_MS = 2000;

/** The devices page is a browser's page in both shells, so its link is always a WebSocket: `/devices-link` beside the page's own `/link`. */
function connect(onMessage: (message: unknown) => void, onState: (up: boolean) => void): CoreLink {
  let socket: WebSocket | null = null;
  let retryMs = RETRY_FIRST_MS;
  const open = (): void => {
    const current = new WebSocket(linkAddress(window.location).replace('/link?', '/devices-link?'));
    socket = current;
    current.addEventListener('open', () => {
      retryMs = RETRY_FIRST_MS;
      onState(true);
    });
    current.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (typeof event.data === 'string') onMessage(JSON.parse(event.data) as unknown);
    });
    current.addEventListener('close', () => {
      onState(false);
      setTimeout(open, retryMs);
      retryMs = Math.min(retryMs * 2, RETRY_MAX_MS);
    });
  };
  open();
  return {
    send(message) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
  };
}

/** @see connect */
export const devicesLink: Bridge = Object.freeze({ connect });
