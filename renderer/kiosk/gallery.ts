import '../look/look.css';
import { mount } from 'svelte';
import type { Bridge } from '../bridge/bridge.ts';
import * as z from 'zod/mini';
import App from './app.svelte';

/*
 * The kiosk page without a core: whoever opens it (tests, screenshots) hands the messages in and reads the touches. It is the same app with
 * the same strict parse; only the bridge is a pair of arrays. It is no part of the product's build.
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
    window.gallery = { receive: onMessage, connected: onState, sent };
    onState(true);
    return { send: (message) => sent.push(message) };
  },
};

const target = document.getElementById('app');
if (target !== null) mount(App, { target, props: { bridge } });
