/** How many of a list's pieces lie above and below what is shown. */
export type Beyond = { readonly above: number; readonly below: number };

/** Nothing beyond. */
export const allShown: Beyond = { above: 0, below: 0 };

/** A pixel of a fraction is no cut. */
const slackPx = 2;

/**
 * An attachment for a list that scrolls by itself: pieces that would be cut at its edges are not shown at all, but for those marked `current`, and `tell` hears how many lie
 * beyond. `pieces` selects them; what matches `cover` (a head that stays) hides what lies under it.
 */
export const wholeRows =
  (pieces: string, cover: string | null, tell: (beyond: Beyond) => void) =>
  (list: HTMLElement): (() => void) => {
    let told = '';
    const look = (): void => {
      const frame = list.getBoundingClientRect();
      const top = cover === null ? frame.top : (list.querySelector(cover)?.getBoundingClientRect().bottom ?? frame.top);
      let above = 0;
      let below = 0;
      for (const piece of list.querySelectorAll<HTMLElement>(pieces)) {
        const box = piece.getBoundingClientRect();
        const isAbove = box.top < top - slackPx;
        const isBelow = box.bottom > frame.bottom + slackPx;
        const isCut = (isAbove || isBelow) && !piece.matches('.current');
        piece.style.visibility = isCut ? 'hidden' : '';
        if (isCut && isAbove) above++;
        else if (isCut) below++;
      }
      const now = `${above} ${below}`;
      if (now === told) return;
      told = now;
      tell({ above, below });
    };
    const sizes = new ResizeObserver(look);
    const contents = new MutationObserver(() => {
      for (const piece of list.querySelectorAll(pieces)) sizes.observe(piece);
      look();
    });
    sizes.observe(list);
    for (const piece of list.querySelectorAll(pieces)) sizes.observe(piece);
    contents.observe(list, { childList: true, subtree: true, attributes: true, attributeFilter: ['class'] });
    list.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      sizes.disconnect();
      contents.disconnect();
      list.removeEventListener('scroll', look);
    };
  };
