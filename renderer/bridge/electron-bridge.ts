import type { Bridge, CoreLink } from './bridge.ts';

/** What main/shell-electron/preload.ts puts into the page's world; text only, so nothing of Electron leaks through. */
interface PassagePreload {
  connect(onText: (text: string) => void, onState: (up: boolean) => void): (text: string) => void;
}

declare global {
  interface Window {
    readonly passage: PassagePreload;
  }
}

function connect(onMessage: (message: unknown) => void, onState: (up: boolean) => void): CoreLink {
  // Deliberately no fallback: without its preload this page must fail loudly, not look for a server.
  const sendText = window.passage.connect((text) => {
    onMessage(JSON.parse(text) as unknown);
  }, onState);
  return {
    send(message) {
      sendText(JSON.stringify(message));
    },
  };
}

/** The bridge of the Electron shell: JSON text over the core's message port, held by the preload. */
export const bridge: Bridge = Object.freeze({ connect });
