/** Reads the page as a person reads it: every text that is painted, in order, with the controls between. What is on the screen is what is said, no more and no less. */
import type { Piece } from '../../../domain/speech/piece.ts';
import { isPainted } from './controls.ts';

/** Parts that belong together and are said in one breath. */
const TOGETHER = '.row, li, dl > div, .field, .amount, .facts, .helper, .prompt, .so-far';

/** What the page's source has between words. A no-break space is no blank: it holds the groups of a number together. */
const BLANKS = /[ \n\t\r]+/g;

/** @see file comment */
export function readPage(root: ParentNode = document): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const part of root.querySelectorAll('main, .keypad-says, .training-band')) read(part, pieces);
  return pieces;
}

function read(element: Element, pieces: Piece[]): void {
  if (isSilent(element)) return;
  if (element instanceof HTMLButtonElement) return void pieces.push(controlOf(element));
  if (element.matches(TOGETHER) && element.querySelector('button') === null) return add(pieces, element, wordsOf(element));
  if (element instanceof SVGElement || labelOf(element) !== null) return add(pieces, element, wordsOf(element));
  let loose: string[] = [];
  const flush = (): void => {
    add(pieces, element, loose.join('').replace(BLANKS, ' ').trim());
    loose = [];
  };
  for (const child of element.childNodes) {
    if (child instanceof Text) loose.push(child.data);
    else if (child instanceof HTMLElement && isInline(child))
      loose.push(` ${isSilent(child) ? '' : wordsOf(child)} `.replace(/ {2}/g, ' '));
    else if (child instanceof Element) {
      flush();
      read(child, pieces);
    }
  }
  flush();
}

function add(pieces: Piece[], element: Element, text: string): void {
  if (text === '') return;
  const how = element.closest('[data-saying]')?.getAttribute('data-saying');
  const place = stepOf(element);
  pieces.push({
    kind: 'text',
    text,
    ...(place === null ? {} : { place }),
    saying: how === 'once' || how === 'on-request' ? how : 'always',
    isSecret: element.closest('[data-typed="secret"]') !== null,
    control: null,
  });
}

/** Where the open one of several steps stands among them. */
function stepOf(element: Element): { readonly at: number; readonly of: number } | null {
  if (element.getAttribute('aria-current') !== 'step') return null;
  const steps = [...(element.parentElement?.children ?? [])];
  return { at: steps.indexOf(element) + 1, of: steps.length };
}

/** A control as speech needs it. */
export function controlOf(button: HTMLButtonElement): Piece {
  const pressed = button.getAttribute('aria-pressed') ?? button.getAttribute('aria-checked');
  const isKey = button.dataset['key'] !== undefined;
  return {
    kind: 'control',
    text: nameOf(button),
    saying: 'always',
    isSecret: false,
    control: {
      role: isKey ? 'key' : button.getAttribute('role') === 'checkbox' ? 'checkbox' : 'button',
      isOn: pressed === null ? null : pressed === 'true',
      isDisabled: button.disabled,
    },
  };
}

function nameOf(button: HTMLButtonElement): string {
  const label = button.getAttribute('aria-label');
  const words = wordsOf(button);
  return label === null || words.includes(label) ? words : words === '' || label.includes(words) ? label : `${label}, ${words}`;
}

/** All words within an element, block from block parted by a comma. */
function wordsOf(element: Element): string {
  if (isSilent(element)) return '';
  const label = labelOf(element);
  const parts: string[] = label === null ? [] : [label];
  let line = '';
  for (const child of element.childNodes) {
    if (child instanceof Text) line += child.data;
    else if (child instanceof Element) {
      const words = wordsOf(child);
      if (words === '') continue;
      if (isInline(child)) line += words;
      else {
        parts.push(line, words);
        line = '';
      }
    }
  }
  parts.push(line);
  // what is drawn within a picture is said by its name already
  const drawn =
    label === null || !(element instanceof SVGElement) ? parts : parts.filter((part, at) => at === 0 || !label.includes(part.trim()));
  return drawn
    .map((part) => part.replace(BLANKS, ' ').trim())
    .filter((part) => part !== '')
    .join(', ');
}

/** Pictures and fields that bear a name. A button's and a dialogue's is said by other means. */
function labelOf(element: Element): string | null {
  return element.matches('svg[aria-label], b[aria-label], .amount[aria-label]') ? element.getAttribute('aria-label') : null;
}

function isSilent(element: Element): boolean {
  return (
    element.matches('script, style, [aria-hidden="true"], [data-saying="never"]') || (element instanceof HTMLElement && !isPainted(element))
  );
}

function isInline(element: Element): boolean {
  return !(element instanceof SVGElement) && getComputedStyle(element).display.startsWith('inline');
}
