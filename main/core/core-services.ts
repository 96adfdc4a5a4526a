import type { WedgeSetting } from '../../hardware/reader/wedge-setting.ts';
import type { RestingKiosk } from '../../domain/contract/sync.ts';
import type { ThemeMessage } from '../../domain/contract/look-message.ts';
import type { CoreSpeaker } from '../speech/espeak.ts';
import type { CardKeys } from './card-keys.ts';
import type { Crowd } from './crowd.ts';
import type { DurableFactBook } from './open-fact-book.ts';
import type { House } from './house.ts';
import type { ItLog } from './it-log.ts';
import type { MachinePorts } from './machine-ports.ts';
import type { SlipPrinter } from './slip-printer.ts';
import type { PinDoor } from '../staff/pin-door.ts';
import type { Journal } from '../journal/journal.ts';
import type { Identity } from '../journal/identity.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { AskServer } from '../sync/ask-server.ts';
import type { After } from '../sync/outcome-book.ts';

/** Everything that carriers of the visit (and the desk's runtime) work with. */
export interface CoreServices {
  readonly factBook: DurableFactBook;
  readonly mirror: Mirror;
  readonly journal: Journal;
  readonly identity: Identity;
  readonly house: House;
  readonly cards: CardKeys;
  readonly printer: SlipPrinter;
  readonly log: ItLog;
  /** How the keyboard-wedge scanner of this machine is set. */
  readonly wedge: WedgeSetting;
  /** Speaks what the page has no voice for. */
  readonly speaker: CoreSpeaker;
  /** How the mall looks; null: the house's own look. */
  readonly theme: ThemeMessage | null;
  /** The queue before this kiosk. */
  readonly crowd: Crowd;
  /** Asks the server something beside the sync. */
  readonly ask: AskServer;
  readonly monotonicMs: () => number;
  readonly after: After;
  /** The machine this program runs on. */
  readonly machine: MachinePorts;
  /** The one way PINs are looked at. */
  readonly pins: PinDoor;
  /** Milliseconds since the server answered, and since a pull came through; null: not in this start. */
  readonly linkAges: () => { readonly answerMs: number | null; readonly pullMs: number | null };
  /** Other kiosks that want a hand, as the server says them; nobody knows without a line. */
  readonly restingKiosks: () => readonly RestingKiosk[];
  /** Fresh random bytes. */
  readonly random: (bytes: number) => Uint8Array;
}
