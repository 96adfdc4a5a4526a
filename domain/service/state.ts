/** The service machine as data. Who is at work and their page are in memory only and gone when they go; modes are kept. */
import type { CheckStep, TestPrint } from '../contract/screen-service.ts';
import type { KioskModes } from './modes.ts';
import type { SeenScan, ServiceEffect, ServiceHouse, ServiceStaff, StaffRefusal } from './port.ts';

/** How the program may be left; `dark` leaves it running behind a black screen. */
export type LeaveHow = 'end' | 'restart' | 'dark';

/** A slip that was asked for, by job. */
export interface PrintTry {
  readonly state: TestPrint;
  readonly jobId: string;
}

/** Nothing was printed yet. */
export const noPrint: PrintTry = { state: 'none', jobId: '' };

/** The page before staff. */
export type ServicePage =
  | {
      readonly kind: 'pin';
      readonly staff: ServiceStaff;
      readonly digits: string;
      readonly checking: boolean;
      readonly left: number | null;
      readonly pausedUntilMs: number;
      /** Asked once more, for this. */
      readonly leaving: LeaveHow | null;
    }
  | { readonly kind: 'refused'; readonly why: StaffRefusal; readonly onLocal: string | null; readonly untilMs: number }
  | { readonly kind: 'home' }
  | { readonly kind: 'diagnostics'; readonly at: number; readonly scan: SeenScan | null; readonly print: PrintTry }
  | {
      readonly kind: 'check';
      /** Place in the steps; past the last one: the result. */
      readonly at: number;
      readonly corners: number;
      readonly scan: SeenScan | null;
      readonly print: PrintTry;
      readonly results: readonly { readonly step: CheckStep; readonly ok: boolean }[];
      readonly sinceMs: number;
    }
  | { readonly kind: 'paper'; readonly job: 'paper' | 'jam'; readonly at: number; readonly print: PrintTry }
  | { readonly kind: 'closing' }
  | { readonly kind: 'announcement'; readonly chosen: string | null }
  | { readonly kind: 'training' }
  | { readonly kind: 'leaving' }
  | { readonly kind: 'card' }
  | { readonly kind: 'ended'; readonly how: 'end' | 'restart' };

/** The whole machine. */
export interface ServiceState {
  readonly house: ServiceHouse;
  readonly modes: KioskModes;
  readonly staff: ServiceStaff | null;
  readonly page: ServicePage | null;
  /** Touch is dead until then; null: it lives. */
  readonly cleaningUntilMs: number | null;
  readonly nowMs: number;
  readonly lastActiveAtMs: number;
  readonly serial: number;
}

/** What a step gives. */
export interface ServiceStep {
  readonly state: ServiceState;
  readonly effects: readonly ServiceEffect[];
}

/** At start, with what was kept. */
export function initialService(house: ServiceHouse, modes: KioskModes): ServiceState {
  return { house, modes, staff: null, page: null, cleaningUntilMs: null, nowMs: 0, lastActiveAtMs: 0, serial: 1 };
}

/** A step that changes nothing but the state. */
export const stay = (state: ServiceState, effects: readonly ServiceEffect[] = []): ServiceStep => ({ state, effects });

/** The state with other modes, and the effect that keeps them. */
export function withModes(state: ServiceState, modes: KioskModes, effects: readonly ServiceEffect[] = []): ServiceStep {
  return { state: { ...state, modes }, effects: [{ kind: 'keep-modes', modes }, ...effects] };
}

/** The entry of the trail for who is at work. */
export function acted(
  state: ServiceState,
  act: Extract<ServiceEffect, { kind: 'record' }>['act'],
  detail: string | null = null,
): ServiceEffect {
  return { kind: 'record', staffId: state.staff?.staffId ?? null, act, detail };
}

/** Slips that the roll still holds. */
export function slipsLeft({ house, modes }: ServiceState): number {
  return Math.max(0, Math.floor((house.limits.rollMm - modes.paper.usedMm) / house.limits.slipMm));
}

/** Whether the roll runs out soon, by count or by the printer's own word. */
export function isPaperLow(state: ServiceState): boolean {
  return slipsLeft(state) <= state.house.limits.slipsLow || state.house.machine.printer === 'paper-near-end';
}

/** Whether a closing has come. */
export function isClosed({ house, modes }: ServiceState): boolean {
  return modes.closing !== null && house.nowMs >= modes.closing.atMs;
}
