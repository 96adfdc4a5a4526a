/**
 * The one way a PIN is looked at, on kiosk and desk alike. Wrong ones are counted for each person in journal.db, which outlives every restart; a pause
 * begins with a fact of the trail, so the server hears of it and raises an alarm.
 */
import * as z from 'zod/mini';

import { noTrouble, pauseLeftMs, pauseText, pinTrouble, triedPin } from '../../domain/staff/pin-lock.ts';
import type { PinRules, PinTrouble } from '../../domain/staff/pin-lock.ts';
import { notNow } from '../../domain/staff/may-work.ts';
import type { CoreServices } from '../core/core-services.ts';
import { verifyPin } from './verify-pin.ts';

/** What became of a try. `left`: tries before the next pause; `pausedMs`: entry waits so long. */
export interface PinAnswer {
  readonly ok: boolean;
  readonly left: number;
  readonly pausedMs: number;
}

/** @see file comment */
export interface PinDoor {
  /** What is left of somebody's pause. */
  pausedMs(staffId: string): number;
  /** Looks at a PIN; slow on purpose. Never rejects for a wrong one. */
  check(staffId: string, pin: string): Promise<PinAnswer>;
}

type DoorServices = Pick<CoreServices, 'journal' | 'mirror' | 'factBook' | 'house' | 'log'>;

const KEY = 'pin-troubles';
/** As many people as may stand in the list; beyond that whoever is in no pause any more is forgotten first. */
const PEOPLE_MAX = 500;
const usualRules: PinRules = { tries: 5, pausesMs: [30_000, 120_000, 600_000, 1_800_000] };

const troubles = z.record(z.string(), pinTrouble);

/** The door of one core. */
export function createPinDoor(services: DoorServices): PinDoor {
  const rules = (): PinRules => {
    const service = services.house.catalogue()?.settings.service;
    return service === undefined ? usualRules : { tries: service.pinTries, pausesMs: service.pinPausesMs };
  };
  const kept = (): Record<string, PinTrouble> => {
    const text = services.journal.get(KEY);
    if (text === null) return {};
    try {
      return troubles.parse(JSON.parse(text));
    } catch (error) {
      services.log.error('pin-troubles-unreadable', error);
      return {};
    }
  };
  const person = (staffId: string) => services.mirror.list('staff').find((one) => one.id === staffId);
  /** What was tried before the office set a PIN or ended the pause counts no more, and is forgotten with the next try. */
  const keyOf = (staffId: string): string => {
    const round = person(staffId)?.pinRound ?? 0;
    return round === 0 ? staffId : `${staffId}/${round}`;
  };
  const keep = (staffId: string, trouble: PinTrouble | null): void => {
    const all = Object.entries(kept()).filter(([key]) => key.split('/')[0] !== staffId);
    const nowMs = services.factBook.nowMs();
    const room = all.length < PEOPLE_MAX ? all : all.filter(([, one]) => one.pausedUntilMs > nowMs).slice(-PEOPLE_MAX);
    services.journal.set({ [KEY]: JSON.stringify(Object.fromEntries(trouble === null ? room : [...room, [keyOf(staffId), trouble]])) });
  };
  const pausedMs = (staffId: string): number => {
    const trouble = kept()[keyOf(staffId)];
    return trouble === undefined ? 0 : pauseLeftMs(trouble, services.factBook.nowMs(), rules());
  };
  return {
    pausedMs,
    check: async (staffId, pin) => {
      const waitMs = pausedMs(staffId);
      if (waitMs > 0) return { ok: false, left: 0, pausedMs: waitMs };
      const tried = triedPin(kept()[keyOf(staffId)] ?? noTrouble, services.factBook.nowMs(), rules());
      keep(staffId, tried.trouble);
      const staff = person(staffId);
      const may = staff !== undefined && notNow(staff, services.factBook.nowMs()) === null;
      if (may && (await verifyPin(pin, staff.pinHash))) {
        keep(staffId, null);
        return { ok: true, left: rules().tries, pausedMs: 0 };
      }
      if (tried.lockedMs > 0) {
        services.log.warn('pin-locked', { staffId, rounds: tried.trouble.rounds });
        services.factBook.record({
          kind: 'service.act',
          staffId,
          act: 'pin-locked',
          detail: pauseText(rules().tries, tried.trouble.rounds, tried.lockedMs),
        });
      }
      return { ok: false, left: tried.left, pausedMs: tried.lockedMs };
    },
  };
}
