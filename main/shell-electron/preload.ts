// Runs in the page's isolated world, sandboxed. The page gets one frozen object with one function; neither ipcRenderer nor
// the port itself crosses over, only text.
import { contextBridge, ipcRenderer } from 'electron';

import { portLink } from './port-link.ts';

contextBridge.exposeInMainWorld(
  'passage',
  Object.freeze({
    connect: (onText: (text: string) => void, onState: (up: boolean) => void): ((text: string) => void) =>
      portLink(ipcRenderer, onText, onState),
  }),
);
