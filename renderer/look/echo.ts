/**
 * The second tap of a double tap: the echo of a hasty or unsteady finger, and no second wish. FINISH would skip the page with the slip, a switch would go back to where it was, and what
 * has just opened under the finger would be touched unseen. Keys for typing and for turning pages take every tap.
 */
export const oncePerTap =
  (onpress: () => void) =>
  (event: MouseEvent): void => {
    if (event.detail < 2) onpress();
  };
