/**
 * How a kiosk changes its program and back, as data: what stands in the file that survives every power cut. The rules: a new version has few starts and little time to prove itself;
 * what failed is never tried again by itself; without an order of the operator nothing older is ever begun.
 */
import * as z from 'zod/mini';

import { compareVersions, programVersion } from './version.ts';

/** A new version may be started this often before it has proved itself. */
export const STARTS_MAX = 3;
/** How many versions a kiosk remembers as failed. */
export const REFUSED_MAX = 16;

/** Why a version is not tried again. */
export const refusedVersion = z.strictObject({ version: programVersion, why: z.string().check(z.maxLength(200)) });

/** The file. `previous` is kept beside `current` and is what a roll-back goes to. */
export const updateState = z.strictObject({
  current: programVersion,
  previous: z.nullable(programVersion),
  /** The current version has still to prove itself. `isOrdered`: it is the one before, gone back to by the operator's order. */
  proving: z.nullable(z.strictObject({ starts: z.int().check(z.nonnegative()), isOrdered: z.boolean() })),
  refused: z.array(refusedVersion).check(z.maxLength(REFUSED_MAX)),
});

export type UpdateState = z.infer<typeof updateState>;

/** A kiosk with the version it was installed with. */
export function installedState(version: string): UpdateState {
  return { current: version, previous: null, proving: null, refused: [] };
}

/** Why a version is not begun, or null: it may be. */
export function faultOfVersion(state: UpdateState, version: string): string | null {
  if (state.proving !== null) return 'another change is not finished';
  if (version === state.current) return 'it runs already';
  if (compareVersions(version, state.current) < 0) return 'it is older than the one that runs';
  const refused = state.refused.find((each) => each.version === version);
  return refused === undefined ? null : `it failed here: ${refused.why}`;
}

/** The state once `version` is switched to; throws where `faultOfVersion` has something to say. */
export function begin(state: UpdateState, version: string): UpdateState {
  const fault = faultOfVersion(state, version);
  if (fault !== null) throw new Error(`${version} is not begun: ${fault}`);
  return { ...state, current: version, previous: state.current, proving: { starts: 0, isOrdered: false } };
}

function refuse(refused: UpdateState['refused'], version: string, why: string): UpdateState['refused'] {
  const others = refused.filter((each) => each.version !== version);
  return [...others, { version, why: why.slice(0, 200) }].slice(-REFUSED_MAX);
}

/** Back to the version before, because the current one failed or was withdrawn. Null where there is none to go back to, or it failed itself. */
export function rollBack(state: UpdateState, why: string, isOrdered: boolean): UpdateState | null {
  const { previous } = state;
  if (previous === null || state.refused.some((each) => each.version === previous)) return null;
  return {
    current: previous,
    previous: null,
    proving: isOrdered ? { starts: 0, isOrdered } : null,
    refused: refuse(state.refused, state.current, why),
  };
}

/** What to do before a start of the core: run it (the state counts the start), or go back first. */
export function beforeStart(state: UpdateState): { readonly state: UpdateState; readonly rolledBack: boolean } {
  if (state.proving === null) return { state, rolledBack: false };
  if (state.proving.starts < STARTS_MAX)
    return { state: { ...state, proving: { ...state.proving, starts: state.proving.starts + 1 } }, rolledBack: false };
  return failed(state, `it did not prove itself in ${STARTS_MAX} starts`);
}

/** The current version failed while it had to prove itself. With nothing to go back to it stays, as a kiosk that tries is better than none. */
export function failed(state: UpdateState, why: string): { readonly state: UpdateState; readonly rolledBack: boolean } {
  const back = rollBack(state, why, false);
  return back === null ? { state: { ...state, proving: null }, rolledBack: false } : { state: back, rolledBack: true };
}

/** The current version has proved itself. */
export function proved(state: UpdateState): UpdateState {
  return { ...state, proving: null };
}

/** What a core says of itself; each must be true once. */
export interface SignsOfLife {
  /** The page is connected with the core. */
  readonly page: boolean;
  /** It has painted a screen, and owes none. */
  readonly painted: boolean;
  /** The journal opened and can be written. */
  readonly journal: boolean;
  /** The server answered in this start. */
  readonly server: boolean;
}

/** What is missing for the proof, in words; null: nothing. A server that nobody reaches is not the version's fault. */
export function missingProof(signs: SignsOfLife | null, isServerReachable: boolean | null): string | null {
  if (signs === null) return 'the core says nothing';
  if (!signs.journal) return 'the journal does not open';
  if (!signs.page) return 'no page is connected';
  if (!signs.painted) return 'the page paints nothing';
  if (!signs.server && isServerReachable !== false) return 'the server does not answer it';
  return null;
}
