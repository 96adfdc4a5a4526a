/**
 * A stand-in for `electron`, for machines that cannot have its binary: enough of its main-process interface to run our
 * shell and preload on the machine's own Chromium. Faithful: the preload's isolated world and its limited require, the
 * frozen bridge, the protocol handler and its CSP, denied navigation and windows, ports, restarts. Not faithful: the
 * origin (passage://kiosk becomes https://kiosk.passage.test), real kiosk windows, structured clone (JSON instead).
 */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { ipcMain, Menu, protocol, session } from './main-process.ts';
export { MessageChannelMain } from './message-port.ts';
export { screen } from './screen.ts';
export { utilityProcess } from './utility-process.ts';
