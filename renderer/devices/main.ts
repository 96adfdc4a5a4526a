import '../look/look.css';
import './devices.css';
import { mount } from 'svelte';
import * as z from 'zod/mini';
import App from './app.svelte';
import { devicesLink } from './devices-link.ts';

// A strict CSP forbids the function that a schema would compile itself into.
z.config({ jitless: true });

const target = document.getElementById('app');
if (target !== null) mount(App, { target, props: { bridge: devicesLink } });
