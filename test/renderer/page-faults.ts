/** What is wrong with the page as it stands, measured in the page. Passed to `page.evaluate`, so it is one function that needs nothing around it. */
export function pageFaults(limits: { minTouch: number; minType: number; lower: boolean }): string[] {
  const faults: string[] = [];
  const slack = 1.5;
  const name = (element: Element): string => {
    const text = (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
    return `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> "${text}"`;
  };
  if (document.documentElement.scrollWidth > window.innerWidth + slack)
    faults.push(`the page is ${document.documentElement.scrollWidth} wide`);
  const hall = document.querySelector('.hall')?.getBoundingClientRect();
  const floor = document.querySelector('.floor')?.getBoundingClientRect();
  // in large text the hall turns pages: what is on another page is clipped away between two lines
  const paged = document.querySelector<HTMLElement>('.room > .hall');
  const clip = /inset\(([\d.]+)px .*? ([\d.]+)px\)/.exec(paged?.style.clipPath ?? '');
  const sheet =
    paged === null || clip === null
      ? null
      : { top: paged.getBoundingClientRect().top + Number(clip[1]), bottom: paged.getBoundingClientRect().bottom - Number(clip[2]) };
  const leaves: { element: Element; box: DOMRect; lines: readonly DOMRect[] }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || (node.textContent ?? '').trim() === '' || element.closest('script, style') !== null) continue;
    const style = getComputedStyle(element);
    if (style.visibility === 'hidden' || style.display === 'none') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // a line's box holds room for accents and descenders; what the eye sees is about 0.74 em high in its middle
    const inked = (line: DOMRect): DOMRect => {
      const above = Math.max(0, (line.height - 0.74 * Number.parseFloat(style.fontSize)) / 2);
      return new DOMRect(line.x, line.y + above, line.width, line.height - 2 * above);
    };
    const lines = [...range.getClientRects()].map(inked);
    const shown =
      sheet !== null && paged?.contains(element) === true
        ? lines.filter((each) => each.bottom > sheet.top + slack && each.top < sheet.bottom - slack)
        : lines;
    if (
      sheet !== null &&
      paged?.contains(element) === true &&
      shown.some((each) => each.top < sheet.top - 0.2 * each.height || each.bottom > sheet.bottom + 0.2 * each.height)
    )
      faults.push(`torn between two pages: ${name(element)}`);
    if (shown.length === 0) continue;
    const edges = { x: Math.min(...shown.map((each) => each.left)), y: Math.min(...shown.map((each) => each.top)) };
    const whole = new DOMRect(
      edges.x,
      edges.y,
      Math.max(...shown.map((each) => each.right)) - edges.x,
      Math.max(...shown.map((each) => each.bottom)) - edges.y,
    );
    if (whole.width === 0 || whole.height === 0) continue;
    const box = whole;
    // a word is never torn between its letters
    if (shown.length > 1) {
      for (const word of (node.textContent ?? '').matchAll(/\p{L}{2,}/gu)) {
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map((each) => Math.round(each.top))).size > 1)
          faults.push(`tears the word ${word[0]}: ${name(element)}`);
      }
    }
    const inSvg = element.closest('svg') !== null;
    if (!inSvg && Number.parseFloat(style.fontSize) < limits.minType - 0.1) faults.push(`${style.fontSize} is too small: ${name(element)}`);
    if (style.textOverflow === 'ellipsis') faults.push(`cuts with an ellipsis: ${name(element)}`);
    if (box.left < -slack || box.right > window.innerWidth + slack || box.top < -slack || box.bottom > window.innerHeight + slack)
      faults.push(`outside the glass: ${name(element)}`);
    if (
      hall !== undefined &&
      floor !== undefined &&
      element.closest('.hall') !== null &&
      element.closest('.floor') === null &&
      box.bottom > floor.top + slack
    ) {
      faults.push(`behind the floor: ${name(element)}`);
    }
    for (let holder: Element | null = element; holder !== null && holder !== document.body; holder = holder.parentElement) {
      if (!holder.matches('button, .panel, .row, .field, .notice, .facts, .poster, .dw')) continue;
      const around = holder.getBoundingClientRect();
      if (
        box.left < around.left - slack ||
        box.right > around.right + slack ||
        box.top < around.top - slack ||
        box.bottom > around.bottom + slack
      )
        faults.push(`sticks out of ${holder.className}: ${name(element)}`);
    }
    if (!inSvg) leaves.push({ element, box, lines: shown });
  }
  leaves.forEach((first, index) => {
    for (const second of leaves.slice(index + 1)) {
      if (first.element.contains(second.element) || second.element.contains(first.element)) continue;
      // lines of one paragraph may touch; two texts that share a quarter of a line may not
      const onto = first.lines.some((one) =>
        second.lines.some(
          (other) =>
            Math.min(one.right, other.right) - Math.max(one.left, other.left) > 6 &&
            Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0.35 * Math.min(one.height, other.height),
        ),
      );
      if (onto) faults.push(`${name(first.element)} lies on ${name(second.element)}`);
    }
  });
  // what is painted over a text, whether or not it can be touched
  const reach = document.createElement('style');
  reach.textContent = '*{pointer-events:auto!important}';
  document.head.append(reach);
  for (const { element, box } of leaves) {
    if (element.closest('.sr, [aria-hidden="true"]') !== null) continue;
    for (const share of [0.02, 0.5, 0.98]) {
      const [x, y] = [box.left + share * box.width, box.top + 0.5 * box.height];
      if (x < 0 || y < 0 || x >= window.innerWidth || y >= window.innerHeight) continue;
      const upper = document.elementFromPoint(x, y);
      // a parent's own ground lies under its text, a child belongs to it
      if (upper === null || upper.contains(element) || element.contains(upper)) continue;
      // a veil dims what lies under it; an svg's own box paints nothing, its shapes do
      if (upper.closest('.veil') !== null) continue;
      const paints = getComputedStyle(upper);
      const isShape = upper.closest('svg') !== null && upper.tagName !== 'svg';
      const isBare = /, 0\)$|^transparent$/.test(paints.backgroundColor) && paints.backgroundImage === 'none';
      if ((isBare && !isShape) || paints.opacity === '0') continue;
      faults.push(`painted over by <${upper.tagName.toLowerCase()} class="${upper.getAttribute('class') ?? ''}">: ${name(element)}`);
      break;
    }
  }
  reach.remove();
  for (const button of document.querySelectorAll('button')) {
    const box = button.getBoundingClientRect();
    if (box.width === 0 || getComputedStyle(button).visibility === 'hidden') continue;
    if (box.width < limits.minTouch - 0.5 || box.height < limits.minTouch - 0.5)
      faults.push(`${Math.round(box.width)} × ${Math.round(box.height)} is too small to touch: ${name(button)}`);
    const ground = button.closest('.floor')?.getBoundingClientRect();
    const choice = button.matches('.choice, .niche') && !limits.lower;
    if (ground === undefined && !choice) faults.push(`not on the floor: ${name(button)}`);
    if (ground !== undefined && (box.top < ground.top - slack || box.bottom > ground.bottom + slack || box.right > ground.right + slack))
      faults.push(`leaves the floor: ${name(button)}`);
    if (choice && floor !== undefined && box.bottom > floor.top + slack && ground === undefined)
      faults.push(`choice behind the floor: ${name(button)}`);
  }
  return [...new Set(faults)];
}
