// The preload of the visitor's screen beside a desk: the same one function as the other pages have, but what it hands out says nothing. The page can look, and that is all.
import { contextBridge, ipcRenderer } from 'electron';

import { portLink } from './port-link.ts';

contextBridge.exposeInMainWorld(
  'passage',
  Object.freeze({
    connect: (onText: (text: string) => void, onState: (up: boolean) => void): ((text: string) => void) => {
      portLink(ipcRenderer, onText, onState);
      return () => undefined;
    },
  }),
);
