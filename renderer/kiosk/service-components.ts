/** Which component shows which screen of service, of cleaning and of a closed kiosk. */
import Service from './screens/service.svelte';
import ServicePin from './screens/service-pin.svelte';
import ServiceRefused from './screens/service-refused.svelte';
import ServiceDiagnostics from './screens/service-diagnostics.svelte';
import ServiceCheck from './screens/service-check.svelte';
import ServicePaper from './screens/service-paper.svelte';
import ServiceClosing from './screens/service-closing.svelte';
import ServiceAnnouncement from './screens/service-announcement.svelte';
import ServiceTraining from './screens/service-training.svelte';
import ServiceLeaving from './screens/service-leaving.svelte';
import ServiceCard from './screens/service-card.svelte';
import ServiceEnded from './screens/service-ended.svelte';
import Cleaning from './screens/cleaning.svelte';
import Closed from './screens/closed.svelte';

/** @see file comment */
export const serviceComponents = {
  service: Service,
  'service-pin': ServicePin,
  'service-refused': ServiceRefused,
  'service-diagnostics': ServiceDiagnostics,
  'service-check': ServiceCheck,
  'service-paper': ServicePaper,
  'service-closing': ServiceClosing,
  'service-announcement': ServiceAnnouncement,
  'service-training': ServiceTraining,
  'service-leaving': ServiceLeaving,
  'service-card': ServiceCard,
  'service-ended': ServiceEnded,
  cleaning: Cleaning,
  closed: Closed,
} as const;
