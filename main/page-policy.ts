/**
 * The Content-Security-Policy of every page this system serves, in both shells: own files only, no evaluated code, no frames. Styles may be
 * set on elements (bars, countdowns, custom properties), but no sheet comes from anywhere else. `connect` lists further
 * connect-src sources, for example the web shell's own ws:// address.
 *
 * `sandbox` takes from the page what no kiosk needs, whatever script ran in it: windows, downloads, forms, print and other dialogs,
 * the pointer lock, and the question before leaving (HTML standard, "sandboxed modals flag" and its neighbours).
 */
export function contentSecurityPolicy(connect: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self'",
    ['connect-src', "'self'", ...connect].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    'sandbox allow-scripts allow-same-origin',
  ].join('; ');
}
