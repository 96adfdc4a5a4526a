import '../look/look.css';
import { mount } from 'svelte';
import type { Bridge } from '../bridge/bridge.ts';
import * as z from 'zod/mini';
import { coreMessage } from '../../domain/contract/core-message.ts';
import { lookMessage } from '../../domain/contract/look-message.ts';
import App from './app.svelte';

/*
 * The kiosk page without a core: whoever opens it (tests, screenshots) hands the messages in and reads the touches. It is the same app with
 * nothing else changed; only the bridge is a pair of arrays, and what does not fit the contract is not handed on. It is no part of the product's build.
 */
declare global {
  interface Window {
    gallery: { receive: (message: unknown) => void; connected: (up: boolean) => void; readonly sent: unknown[] };
  }
}

z.config({ jitless: true });

const bridge: Bridge = {
  connect(onMessage, onState) {
    const sent: unknown[] = [];
    const fitting = z.union([coreMessage, lookMessage]);
    const receive = (message: unknown): void => {
      if (fitting.safeParse(message).success) onMessage(message);
    };
    window.gallery = { receive, connected: onState, sent };
    onState(true);
    return { send: (message) => sent.push(message) };
  },
};

const target = document.getElementById('app');
if (target !== null) mount(App, { target, props: { bridge } });
