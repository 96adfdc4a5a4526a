import type { ClientConnection } from '../core/connection.ts';

/** Whether somebody is at the page, seen from what is shown there: right for every machine behind it, kiosk, desk and service alike. */
export interface ScreenMoment {
  /** Every connection of the page passes through here. */
  through(connection: ClientConnection): ClientConnection;
  /** How long nobody has been there, milliseconds; null: somebody is. Without a page nobody can be. */
  quietMs(): number | null;
  isPageThere(): boolean;
  /** The page that is there has painted a screen. */
  hasPainted(): boolean;
}

/** Screens that nobody stands in front of. */
const quietKinds: ReadonlySet<string> = new Set(['attract', 'resting', 'closed', 'locked']);

function kindOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !('type' in message) || message.type !== 'screen' || !('screen' in message))
    return null;
  const { screen } = message;
  return typeof screen === 'object' && screen !== null && 'kind' in screen && typeof screen.kind === 'string' ? screen.kind : null;
}

/** `nowMs`: a monotonic clock. Any message of the page (a touch, a key) begins the quiet anew. */
export function createScreenMoment(nowMs: () => number): ScreenMoment {
  let page: ClientConnection | null = null;
  let isBusy = false;
  let hasPainted = false;
  let quietSinceMs = nowMs();
  return {
    through: (connection) => {
      page = connection;
      isBusy = false;
      hasPainted = false;
      connection.onClose(() => {
        if (page !== connection) return;
        page = null;
        if (isBusy) quietSinceMs = nowMs();
        isBusy = false;
      });
      return {
        ...connection,
        send: (message) => {
          const kind = kindOf(message);
          if (kind !== null && page === connection) {
            const wasBusy = isBusy;
            isBusy = !quietKinds.has(kind);
            if (wasBusy && !isBusy) quietSinceMs = nowMs();
          }
          connection.send(message);
        },
        onMessage: (listener) =>
          connection.onMessage((message) => {
            const isPaint = typeof message === 'object' && message !== null && 'type' in message && message.type === 'painted';
            if (isPaint) hasPainted ||= page === connection;
            else quietSinceMs = nowMs();
            listener(message);
          }),
      };
    },
    quietMs: () => (isBusy ? null : Math.max(0, nowMs() - quietSinceMs)),
    isPageThere: () => page !== null,
    hasPainted: () => page !== null && hasPainted,
  };
}
