import type { Bridge, CoreLink } from '../bridge/bridge.ts';
import { devicesAnswer } from '../../domain/contract/devices.ts';
import type { DevicesAnswer, DevicesRequest, DevicesState } from '../../domain/contract/devices.ts';

type Presented = Extract<DevicesAnswer, { type: 'presented' }>;
type Slip = Extract<DevicesAnswer, { type: 'slip' }>;

/** The devices page's side of the talk with its hub. */
export class DevicesSession {
  #state: DevicesState | null = $state.raw(null);
  #presented: Presented | null = $state.raw(null);
  #slip: Slip | null = $state.raw(null);
  #up = $state(false);
  readonly #link: CoreLink;

  constructor(bridge: Bridge) {
    this.#link = bridge.connect(
      (message) => this.#receive(message),
      (up) => {
        this.#up = up;
      },
    );
  }

  /** How everything stands; null while the core is away. */
  get state(): DevicesState | null {
    return this.#up ? this.#state : null;
  }

  /** What was presented last. */
  get presented(): Presented | null {
    return this.#presented;
  }

  /** The slip that is shown as a picture. */
  get slip(): Slip | null {
    return this.#slip;
  }

  send(request: DevicesRequest): void {
    this.#link.send(request);
  }

  #receive(message: unknown): void {
    const parsed = devicesAnswer.safeParse(message);
    if (!parsed.success) return;
    if (parsed.data.type === 'presented') this.#presented = parsed.data;
    else if (parsed.data.type === 'slip') this.#slip = parsed.data;
    else this.#take(parsed.data);
  }

  /** A slip that has just come out is shown at once. */
  #take(state: DevicesState): void {
    const newest = state.slips[0]?.slip;
    const before = this.#state?.slips[0]?.slip;
    this.#state = state;
    if (newest !== undefined && newest !== before) this.send({ type: 'slip', slip: newest });
  }
}
