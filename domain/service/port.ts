/**
 * The service machine's two closed unions, as the visit has its own: staff at work on a kiosk, and what they have set it to. It stands beside the visit: while
 * staff are at work no touch and no scan reaches the visit.
 */
import type { SettingsDocument } from '../contract/document.ts';
import type { ServiceAct } from '../contract/fact.ts';
import type { Intent } from '../contract/intent.ts';
import type { Language } from '../contract/primitive.ts';
import type { Offsets } from '../time/zone.ts';
import type { KioskModes } from './modes.ts';

/** What one may do here: `desk` less than `service` and `lead`. */
export type ServiceRole = 'desk' | 'service' | 'lead';

/** Who is at work. */
export interface ServiceStaff {
  readonly staffId: string;
  readonly name: string;
  readonly role: ServiceRole;
}

/** What the machine tells of itself. Ages and times are milliseconds. */
export interface MachineState {
  /** Names of the readers that are open. */
  readonly readers: readonly string[];
  readonly readerGone: boolean;
  readonly printer: 'ok' | 'paper-near-end' | 'paper-out' | 'gone';
  readonly printerModel: string | null;
  readonly online: boolean;
  /** Since the server last answered; null: not since the start. */
  readonly answerAgeMs: number | null;
  /** Facts the server does not have yet. */
  readonly waitingFacts: number;
  /** Since the lists were last known to be complete; null: not since the start. */
  readonly mirrorAgeMs: number | null;
  readonly clock: 'sure' | 'unsure';
  /** null: the system does not say. */
  readonly diskFreeMb: number | null;
  /** Gifts that this kiosk may promise by itself. */
  readonly allotmentUnits: number;
  readonly version: string;
}

/** State of the house as service needs it. `nowMs` is server time by the kiosk's estimate. */
export interface ServiceHouse {
  readonly nowMs: number;
  readonly offsets: Offsets;
  /** The mall's next opening. */
  readonly opensAtMs: number;
  readonly machine: MachineState;
  readonly limits: SettingsDocument['service'];
}

/** What a reader sent, as much as may be told of it. */
export interface SeenScan {
  readonly what: 'member' | 'test' | 'staff' | 'cleaning' | 'strange-card' | 'payment' | 'receipt' | 'voucher' | 'code' | 'unreadable';
  readonly symbology: string | null;
  /** Characters of a code; null for cards. */
  readonly length: number | null;
}

/** What happened. `atMs` is monotonic milliseconds of the core. */
export type ServiceEvent = { readonly atMs: number } & (
  | { readonly kind: 'touched'; readonly intent: Intent }
  /** `visitIdle`: no visitor is there. */
  | { readonly kind: 'ticked'; readonly visitIdle: boolean }
  | { readonly kind: 'house.changed'; readonly house: ServiceHouse }
  | { readonly kind: 'staff-card.read'; readonly cardToken: string; readonly scan: SeenScan }
  | { readonly kind: 'cleaning-card.read'; readonly scan: SeenScan }
  | { readonly kind: 'scanned'; readonly scan: SeenScan }
  /** `pausedMs`: wrong PINs before; entry waits. */
  | { readonly kind: 'staff.found'; readonly staff: ServiceStaff; readonly pausedMs: number }
  | { readonly kind: 'staff.refused'; readonly why: StaffRefusal; readonly onLocal: string | null }
  /** Who is at work may not be any more. */
  | { readonly kind: 'staff.gone'; readonly staffId: string; readonly why: StaffRefusal; readonly onLocal: string | null }
  | { readonly kind: 'pin.checked'; readonly staffId: string; readonly ok: boolean; readonly left: number; readonly pausedMs: number }
  | { readonly kind: 'test.printed'; readonly jobId: string; readonly ok: boolean }
  /** The printer moved so much paper. */
  | { readonly kind: 'paper.moved'; readonly mm: number }
);

/** Why a staff card opens nothing. */
export type StaffRefusal = 'unknown' | 'not-here' | 'not-yet' | 'over' | 'inactive';

/** How a program ends. */
export type EndHow = 'end' | 'restart';

/** What to do. Each has one carrier in main/service. */
export type ServiceEffect =
  | { readonly kind: 'find-staff'; readonly cardToken: string }
  | { readonly kind: 'verify-pin'; readonly staffId: string; readonly pin: string }
  /** Fact service.act. */
  | { readonly kind: 'record'; readonly staffId: string | null; readonly act: ServiceAct; readonly detail: string | null }
  /** Durable before anything that follows. */
  | { readonly kind: 'keep-modes'; readonly modes: KioskModes }
  | { readonly kind: 'print-test'; readonly jobId: string; readonly language: Language | null }
  | { readonly kind: 'end-program'; readonly how: EndHow };
