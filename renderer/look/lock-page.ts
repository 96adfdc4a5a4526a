/** What Chromium does by itself with these, no screen of a kiosk ever wants: a menu, a text taken along, a picture dragged out, a file dropped in. */
const unwanted = [
  'contextmenu',
  'dragstart',
  'dragenter',
  'dragover',
  'drop',
  'selectstart',
  'copy',
  'cut',
  'paste',
  'beforeinput',
] as const;

const isPlain = (event: MouseEvent): boolean => event.button === 0;

/**
 * Takes from a kiosk's page what the browser would do by itself: menus, selection, clipboard, dragging, zoom by the wheel, the
 * middle and the side buttons of a mouse. Fingers are tamed by `touch-action` (kit.css): a listener here would also stop a hand that rests on the glass. What the page's own buttons do is untouched: they listen to clicks, and a click needs one plain finger.
 */
export function lockPage(page: Window): void {
  const prevent = (event: Event): void => event.preventDefault();
  for (const name of unwanted) page.addEventListener(name, prevent, { capture: true });
  const preventOther = (event: MouseEvent): void => {
    if (!isPlain(event)) event.preventDefault();
  };
  // The side buttons of a mouse go back and forward in the history when the button is let go.
  for (const name of ['mousedown', 'mouseup', 'auxclick'] as const) page.addEventListener(name, preventOther, { capture: true });
  page.addEventListener('wheel', prevent, { capture: true, passive: false });
}
