import type { Bridge } from '../bridge/bridge.ts';
import { lookMessage } from '../../domain/contract/look-message.ts';
import type { LookMessage } from '../../domain/contract/look-message.ts';
import { visitorCoreMessage } from '../../domain/contract/visitor-screen.ts';
import type { VisitorScreen } from '../../domain/contract/visitor-screen.ts';

/** The visitor's page looks at the desk and says nothing to it: the last screen, and nothing else. */
export class VisitorSession {
  #screen: VisitorScreen | null = $state.raw(null);
  #up = $state(false);

  constructor(bridge: Bridge, onLook: (message: LookMessage) => void) {
    bridge.connect(
      (message) => this.#receive(message, onLook),
      (up) => (this.#up = up),
    );
  }

  /** The screen to show; null while the core is away or speaks another version. */
  get screen(): VisitorScreen | null {
    return this.#up ? this.#screen : null;
  }

  #receive(message: unknown, onLook: (message: LookMessage) => void): void {
    const look = lookMessage.safeParse(message);
    if (look.success) return onLook(look.data);
    const parsed = visitorCoreMessage.safeParse(message);
    this.#screen = parsed.success ? parsed.data.screen : null;
  }
}
