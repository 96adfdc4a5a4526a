// The part of a preload that holds the port; neither ipcRenderer nor the port itself crosses over, only text.
import type { IpcRenderer } from 'electron';

import { channels } from './channels.ts';

/** The DOM's MessagePort as far as we use it (this project has no DOM types). */
interface PagePort {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown): void;
  addEventListener(type: 'close', listener: () => void): void;
  close(): void;
}

/** Asks the shell for the core, now and after each loss, and tells what arrives; hands out the way to say something. */
export function portLink(ipcRenderer: IpcRenderer, onText: (text: string) => void, onState: (up: boolean) => void): (text: string) => void {
  let port: PagePort | null = null;
  const lose = (lost: PagePort): void => {
    if (port !== lost) return;
    port = null;
    onState(false);
  };
  ipcRenderer.removeAllListeners(channels.corePort);
  ipcRenderer.on(channels.corePort, (event) => {
    const [fresh] = event.ports as readonly PagePort[];
    if (fresh === undefined) return;
    const old = port;
    if (old !== null) {
      lose(old);
      old.close();
    }
    port = fresh;
    fresh.addEventListener('close', () => {
      lose(fresh);
    });
    fresh.onmessage = (message) => {
      if (typeof message.data === 'string') onText(message.data);
    };
    onState(true);
  });
  ipcRenderer.send(channels.hello);
  return (text) => port?.postMessage(text);
}
