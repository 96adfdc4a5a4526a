import { mount } from 'svelte';
import * as z from 'zod/mini';
import './office.css';
import Office from './office.svelte';

// A strict CSP forbids `new Function`, which the schema library would otherwise use.
z.config({ jitless: true });

const target = document.getElementById('office');
if (target !== null) mount(Office, { target });
