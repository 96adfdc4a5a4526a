import { contentSecurityPolicy } from '../page-policy.ts';

const closedFeatures = [
  ...['camera', 'microphone', 'geolocation', 'display-capture', 'screen-wake-lock', 'fullscreen', 'payment', 'midi'],
  ...['usb', 'serial', 'hid', 'bluetooth', 'clipboard-read', 'clipboard-write', 'local-fonts', 'idle-detection'],
];

/** Headers of every answer of the web shell: the page may load its own files and talk to its own core, nothing else. */
export function pageHeaders(port: number): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy([`ws://127.0.0.1:${port}`, `ws://localhost:${port}`]),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': closedFeatures.map((feature) => `${feature}=()`).join(', '),
  };
}
