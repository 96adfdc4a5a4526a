import type { App, Session, WebContents } from 'electron';

import { isKeyAllowed } from './allowed-keys.ts';
import { scheme } from './protocol.ts';

function lockContents(contents: WebContents, keypad: ReadonlySet<string>): void {
  // A page never goes anywhere: screens change by messages. Reloads are ours and do not pass here.
  contents.on('will-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('before-input-event', (event, input) => {
    if (!isKeyAllowed(input, keypad)) event.preventDefault();
  });
  contents.setIgnoreMenuShortcuts(true);
  // A page that asks not to be left would hold a reload: preventing this event lets it go.
  contents.on('will-prevent-unload', (event) => {
    event.preventDefault();
  });
  contents.on('did-finish-load', () => {
    contents.setZoomFactor(1);
    contents.setVisualZoomLevelLimits(1, 1).catch(() => undefined); // the page went away: the next load sets it again
  });
  contents.on('zoom-changed', () => {
    contents.setZoomFactor(1);
  });
}

/** Every page of the app, also one that somebody opens later by mistake: no navigation, no windows, no web views, no keys but those that are needed. @see isKeyAllowed */
export function lockNavigation(app: App, keypad: ReadonlySet<string>): void {
  app.on('web-contents-created', (_event, contents) => {
    lockContents(contents, keypad);
  });
}

/** The session's doors: no permission of any kind, no device, no download, and no request that is not to our own files. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !details.url.startsWith(`${scheme}://`) });
  });
}
