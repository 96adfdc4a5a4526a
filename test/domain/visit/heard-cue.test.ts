/** What a visitor hears: nothing unless the mall wants it, and never over a voice. */
import { expect, test } from 'vitest';
import { heardCue } from '../../../domain/visit/heard-cue.ts';
import { initialState } from '../../../domain/visit/state.ts';
import { house } from './fixtures.ts';

test('a mall that wants no sounds has none', () => {
  expect(heardCue(initialState(house), 'laid')).toBeNull();
});

test('a mall that wants them has them at its loudness, but never for a problem', () => {
  const state = initialState({ ...house, sounds: 2 });
  expect(heardCue(state, 'bound')).toEqual({ cue: 'bound', volume: 2 });
  expect(heardCue(state, 'problem')).toBeNull();
});

test('nothing is heard while a voice may speak', () => {
  const state = initialState({ ...house, sounds: 3 });
  for (const speech of ['private', 'aloud'] as const)
    expect(heardCue({ ...state, access: { ...state.access, speech } }, 'laid')).toBeNull();
});
