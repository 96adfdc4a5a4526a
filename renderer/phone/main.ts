import './phone.css';
import { mount } from 'svelte';
import App from './app.svelte';
import { followScheme } from './follow-scheme.ts';
import { PhonePage } from './phone-page.svelte.ts';
import { openKeepsake } from './keepsake.ts';
import { openStepTrail } from './step-trail.ts';

followScheme(document.documentElement, (query) => matchMedia(query));
const place = document.getElementById('phone');
if (place !== null) {
  const page = new PhonePage(openKeepsake(sessionStorage, location, history, navigator.languages), (back) =>
    openStepTrail(history, window, back),
  );
  mount(App, { target: place, props: { page } });
  void page.open();
}
