import '../look/look.css';
import { bridge } from '#bridge';
import { mount } from 'svelte';
import * as z from 'zod/mini';
import { lockPage } from '../look/lock-page.ts';
import App from './app.svelte';

// A strict CSP forbids the function that a schema would compile itself into.
z.config({ jitless: true });

lockPage(window);
const target = document.getElementById('app');
if (target !== null) mount(App, { target, props: { bridge } });
