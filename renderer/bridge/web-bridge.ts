import type { Bridge, CoreLink } from './bridge.ts';
import { ownContract } from './own-contract.ts';

const RETRY_FIRST_MS = 100;
const RETRY_MAX_MS = 2000;
/** The shell's word for: another page has this link now. Two pages that took it from each other would never rest. */
const CLOSE_TAKEN_OVER = 4001;
/** The shell's word for: this page was built from another contract than the core, so an update has been. The server has the page that fits. */
const CLOSE_OTHER_CONTRACT = 4002;
const NEW_PAGE_AFTER_MS = 5000;

/** The parts of `window.location` that name the link. */
export interface PageLocation {
  readonly protocol: string;
  readonly host: string;
  readonly pathname: string;
  readonly hash: string;
  readonly search: string;
}

/**
 * The link's address on the host that served the page, with the per-start token that came in the page's address, and the contract that the page was built from:
 * `/` talks over `/link`, `/devices/` over `/devices-link`.
 */
export function linkAddress(page: PageLocation): string {
  const scheme = page.protocol === 'https:' ? 'wss' : 'ws';
  const [, folder = '', rest] = page.pathname.split('/');
  const path = folder === '' || rest === undefined ? 'link' : `${folder}-link`;
  const inHash = new URLSearchParams(page.hash.replace(/^#/, '')).get('token');
  const token = inHash ?? new URLSearchParams(page.search).get('token') ?? '';
  const contract = ownContract === '' ? '' : `&contract=${ownContract}`;
  return `${scheme}://${page.host}/${path}?token=${encodeURIComponent(token)}${contract}`;
}

function connect(onMessage: (message: unknown) => void, onState: (up: boolean) => void): CoreLink {
  let socket: WebSocket | null = null;
  let retryMs = RETRY_FIRST_MS;
  const open = (): void => {
    const current = new WebSocket(linkAddress(window.location));
    socket = current;
    let wasUp = false;
    current.addEventListener('open', () => {
      wasUp = true;
      retryMs = RETRY_FIRST_MS;
      onState(true);
    });
    current.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (typeof event.data === 'string') onMessage(JSON.parse(event.data) as unknown);
    });
    current.addEventListener('close', (event) => {
      if (wasUp) onState(false);
      if (event.code === CLOSE_TAKEN_OVER) return;
      if (event.code === CLOSE_OTHER_CONTRACT) {
        setTimeout(() => window.location.reload(), NEW_PAGE_AFTER_MS);
        return;
      }
      // For ever, because a kiosk has nobody to press reload; the pause is bounded, so a restarted core is found within 2 s.
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

/** The bridge of the web shell: JSON text over a WebSocket to the host that served the page. */
export const bridge: Bridge = Object.freeze({ connect });
