import type { Component } from 'svelte';
import type { Intent } from '../../domain/contract/intent.ts';
import type { Screen, ScreenOf } from '../../domain/contract/screen.ts';
import type { Speech } from '../look/speech.ts';

/** Tells the core what a touch meant. */
export type Act = (intent: Intent) => void;

/** What every screen component is given. */
export interface ScreenProps<K extends Screen['kind']> {
  readonly screen: ScreenOf<K>;
  readonly speech: Speech;
  readonly act: Act;
}

/** One component a screen; a screen without one does not compile. */
export type ScreenComponents = { readonly [K in Screen['kind']]: Component<ScreenProps<K>> };
