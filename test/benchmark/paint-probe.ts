/**
 * Measures inside a page: from a message sent over a WebSocket to the frame that shows its effect. Start and end are read from the same
 * `performance.now()` of the same page, so no clocks have to be aligned.
 */
import type { JSHandle, Page } from 'playwright';

/** Times of one message, milliseconds since it was sent. */
export interface Painted {
  /** The DOM showed the wanted screen (a MutationObserver saw it). */
  readonly domMs: number;
  /** The frame with it was made: the first task after the next animation frame callback, so layout and paint are in it. */
  readonly paintedMs: number;
}

/** Lives in the page. */
interface InPage {
  /** Sends `message`, waits until `<html data-screen>` is `wanted`, and one frame more. Rejects after ten seconds. */
  paint(message: string, wanted: string): Promise<Painted>;
}

/** @see file comment */
export class PaintProbe {
  readonly #handle: JSHandle<InPage>;

  constructor(handle: JSHandle<InPage>) {
    this.#handle = handle;
  }

  /** Connects from within the page; `path` is of the page's own host, so its content policy allows it. */
  static async open(page: Page, path: string): Promise<PaintProbe> {
    return new PaintProbe(await page.evaluateHandle(connectInPage, path));
  }

  /** @see InPage.paint */
  paint(message: string, wanted: string): Promise<Painted> {
    return this.#handle.evaluate((probe, asked) => probe.paint(asked.message, asked.wanted), { message, wanted });
  }
}

/** Runs in the page: it may use nothing of this file. A static page's server answers with the HTML of a screen; the kiosk's devices link answers with its state, which is of no interest here. */
async function connectInPage(path: string): Promise<InPage> {
  const root = document.documentElement;
  const socket = new WebSocket(`ws://${window.location.host}${path}`);
  socket.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (typeof event.data !== 'string') return;
    const answer = JSON.parse(event.data) as { readonly html?: string; readonly screen?: string };
    if (answer.html === undefined || answer.screen === undefined) return;
    document.body.innerHTML = answer.html;
    root.dataset['screen'] = answer.screen;
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('close', () => reject(new Error(`no link to ${path}`)));
  });
  return {
    paint: (message, wanted) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no ${wanted} screen; there is ${String(root.dataset['screen'])}`)), 10_000);
        const observer = new MutationObserver(() => {
          if (root.dataset['screen'] !== wanted) return;
          const domMs = performance.now() - startMs;
          observer.disconnect();
          clearTimeout(timer);
          requestAnimationFrame(() => {
            // The callback runs before layout and paint of its frame; a message sent in it is delivered after them.
            const after = new MessageChannel();
            after.port1.onmessage = () => resolve({ domMs, paintedMs: performance.now() - startMs });
            after.port2.postMessage(null);
          });
        });
        observer.observe(root, { attributes: true, attributeFilter: ['data-screen'] });
        const startMs = performance.now();
        socket.send(message);
      }),
  };
}
