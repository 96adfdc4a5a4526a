import '../look/look.css';
import { bridge } from '#bridge';
import { mount } from 'svelte';
import { lockPage } from '../look/lock-page.ts';
import App from './app.svelte';

lockPage(window);
const target = document.getElementById('app');
if (target !== null) mount(App, { target, props: { bridge } });
