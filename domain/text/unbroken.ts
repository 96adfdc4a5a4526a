const NBSP = '\u00a0';

/** A text that people wrote, with its figures kept whole: no line ends within "12 000", or between a figure and its sign, and none begins with a dash. */
export function unbroken(text: string): string {
  return text.replace(/(\d) (?=\d{3}(?!\d)|[₽€$£%])/g, `$1${NBSP}`).replace(/(\S) (?=[–—](?: |$))/g, `$1${NBSP}`);
}
