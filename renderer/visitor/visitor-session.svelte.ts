import type { Bridge } from '../bridge/bridge.ts';
import type { LookMessage } from '../../domain/contract/look-message.ts';
import type { VisitorCoreMessage, VisitorScreen } from '../../domain/contract/visitor-screen.ts';
import { PageTexts } from '../look/page-texts.ts';

/** The visitor's page looks at the desk and says nothing to it: the last screen, and nothing else. A screen whose texts are not to be had is not shown: the house's opening stands. */
export class VisitorSession {
  #screen: VisitorScreen | null = $state.raw(null);
  #up = $state(false);
  readonly #texts: PageTexts;
  #newest = 0;

  constructor(bridge: Bridge, onLook: (message: LookMessage) => void, texts = new PageTexts()) {
    this.#texts = texts;
    bridge.connect(
      (message) => this.#receive(message as VisitorCoreMessage | LookMessage, onLook),
      (up) => (this.#up = up),
    );
  }

  /** The screen to show; null while the core is away or speaks another version. */
  get screen(): VisitorScreen | null {
    return this.#up ? this.#screen : null;
  }

  #receive(message: VisitorCoreMessage | LookMessage, onLook: (message: LookMessage) => void): void {
    if (message.type !== 'screen') return onLook(message);
    this.#newest += 1;
    if (this.#texts.has(message.screen.frame.language)) this.#show(message.screen);
    else void this.#showWorded(this.#newest, message.screen);
  }

  #show(screen: VisitorScreen): void {
    this.#screen = screen;
    this.#texts.gatherRest();
  }

  async #showWorded(newest: number, screen: VisitorScreen): Promise<void> {
    const isHere = await this.#texts.fetch(screen.frame.language);
    if (newest !== this.#newest) return;
    if (isHere) this.#show(screen);
    else this.#screen = null;
  }
}
