import '../look/look.css';
import './desk.css';
import { bridge } from '#bridge';
import { mount } from 'svelte';
import App from './app.svelte';

const target = document.getElementById('app');
if (target !== null) mount(App, { target, props: { bridge } });
