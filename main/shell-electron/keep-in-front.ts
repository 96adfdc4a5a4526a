import type { BrowserWindow } from 'electron';

const PAUSE_MS = 250;

/** Whether the shell itself is ending; until then the window stays. */
export interface Ending {
  isEnding: boolean;
}

/**
 * A kiosk's window cannot be closed, and whatever put it aside (a gesture of the system, a window of another program, Alt+Tab) is undone.
 * At most once in a quarter of a second, so that two programs that both want to be in front do not burn the machine.
 */
export function keepInFront(window: BrowserWindow, ending: Readonly<Ending>): void {
  let isWaiting = false;
  const restore = (): void => {
    if (isWaiting || ending.isEnding) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      if (ending.isEnding || window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      if (!window.isVisible()) window.show();
      if (!window.isKiosk()) window.setKiosk(true);
      window.moveTop();
      window.focus();
    }, PAUSE_MS);
  };
  window.on('close', (event) => {
    if (!ending.isEnding) event.preventDefault();
  });
  window.on('minimize', restore);
  window.on('hide', restore);
  window.on('blur', restore);
  window.on('leave-full-screen', restore);
  window.on('unmaximize', restore);
}
