/** What is wrong with the desk page as it stands, measured in the page. Passed to `page.evaluate`, so it is one function that needs nothing around it. */
export function deskFaults(): string[] {
  const found: string[] = [];
  const slack = 1.5;
  const name = (node: Element): string =>
    `${node.tagName.toLowerCase()}.${node.getAttribute('class') ?? ''} "${(node.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)}"`;
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth || root.scrollHeight > root.clientHeight) found.push('the page scrolls');

  for (const node of document.querySelectorAll('main.desk *')) {
    if (!(node instanceof HTMLElement)) continue;
    const box = node.getBoundingClientRect();
    if (box.width === 0) continue;
    if (box.right > innerWidth + 1 || box.left < -1) found.push(`outside: ${name(node)}`);
    const style = getComputedStyle(node);
    if (node.scrollWidth > node.clientWidth + 1 && style.display !== 'inline' && !['auto', 'scroll'].includes(style.overflowX))
      found.push(`too wide: ${name(node)}`);
    // the paper at hand is seen whole: its last word may be the one that says what to do
    const holder = node.closest('.problems')?.getBoundingClientRect();
    if (holder !== undefined && node.matches('.problem.current') && (box.top < holder.top - slack || box.bottom > holder.bottom + slack))
      found.push(`the paper at hand is cut: ${name(node)}`);
  }

  const parts = [...document.querySelectorAll('.strip, .head, .body, .under, .foot, .middle')].map((node) => node.getBoundingClientRect());
  parts.forEach((box, i) => {
    const before = parts[i - 1];
    if (before !== undefined && box.top < before.bottom - 1) found.push('parts of the screen lie over each other');
    if (box.bottom > innerHeight + 1) found.push('a part ends below the window');
  });

  /** What of a line its scrolling parents let through. */
  const shownOf = (element: Element, line: DOMRect): DOMRect => {
    let { left, top, right, bottom } = line;
    for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
      if (getComputedStyle(parent).overflowY === 'visible') continue;
      const box = parent.getBoundingClientRect();
      left = Math.max(left, box.left);
      top = Math.max(top, box.top);
      right = Math.min(right, box.right);
      bottom = Math.min(bottom, box.bottom);
    }
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  };
  const under = document.querySelector('.all-keys');
  const lines: { element: Element; box: DOMRect }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || (node.textContent ?? '').trim() === '' || element.closest('script, style, .away') !== null) continue;
    // what a veil dims waits
    if (under !== null && !under.contains(element) && element.closest('.strip') === null) continue;
    const style = getComputedStyle(element);
    if (style.visibility === 'hidden') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    if (range.getClientRects().length === 0) continue;
    if (Number.parseFloat(style.fontSize) < 16) found.push(`small: ${name(element)}`);
    if (style.textOverflow === 'ellipsis') found.push(`cuts with an ellipsis: ${name(element)}`);
    // a word is never torn between its letters
    for (const word of (node.textContent ?? '').matchAll(/\p{L}{2,}/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((each) => Math.round(each.top))).size > 1)
        found.push(`tears the word ${word[0]}: ${name(element)}`);
    }
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width === 0) continue;
      // what the eye sees of a line is about 0.74 em high in its middle
      const above = Math.max(0, (rect.height - 0.74 * Number.parseFloat(style.fontSize)) / 2);
      const inked = new DOMRect(rect.x, rect.y + above, rect.width, rect.height - 2 * above);
      const shown = shownOf(element, inked);
      if (shown.height === 0 || shown.width === 0) continue;
      if (shown.height < inked.height - slack || shown.width < inked.width - slack) found.push(`cut: ${name(element)}`);
      lines.push({ element, box: shown });
    }
  }
  lines.forEach((first, index) => {
    for (const second of lines.slice(index + 1)) {
      if (first.element.contains(second.element) || second.element.contains(first.element)) continue;
      if (first.element.closest('thead') !== null || second.element.closest('.told') !== null) continue;
      const wide = Math.min(first.box.right, second.box.right) - Math.max(first.box.left, second.box.left);
      const high = Math.min(first.box.bottom, second.box.bottom) - Math.max(first.box.top, second.box.top);
      if (wide > 3 && high > 0.35 * Math.min(first.box.height, second.box.height))
        found.push(`${name(first.element)} lies on ${name(second.element)}`);
    }
  });
  // what is painted over a text: a head over a row, a panel over a line
  for (const { element, box } of lines) {
    for (const share of [0.02, 0.5, 0.98]) {
      const [x, y] = [box.left + share * box.width, box.top + 0.5 * box.height];
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
      const upper = document.elementFromPoint(x, y);
      if (upper === null || upper.contains(element) || element.contains(upper)) continue;
      // what just happened stands over what the visitor sees, for a few seconds
      if (upper.closest('.told') !== null && element.closest('.visitor') !== null) continue;
      found.push(`painted over by ${name(upper)}: ${name(element)}`);
      break;
    }
  }
  return [...new Set(found)];
}
