/*
 * Large text (EN 301 549, 5.1.4): the capital H of every text spans at least 0.7 degrees at 700 mm.
 *   H = 0.7 × π × 700 mm / 180 = 8.55 mm; a 32-inch board of 1080 × 1920 has √(1080² + 1920²) / 812.8 mm = 2.71 px a millimetre: 23.2 px.
 *   Capitals are 0.700 em high in Golos Text and 0.658 em in Ysabeau Office, so 33.1 px and 35.3 px of type would do.
 * The smallest text becomes 40 px: 10.3 and 9.7 mm (0.85 and 0.79 degrees), which also holds on 27 inches (8.7 and 8.2 mm).
 */
/** The smallest text of the large mode, in rem. */
export const LARGE_LEAST_REM = 4;
/** The smallest text otherwise, in rem (LOOK section 2). */
const LEAST_REM = 2.7;
/** Type of this size is large already and stays as it is. */
const LARGE_ENOUGH_REM = 7.6;

/** What a size of type becomes in the large mode: the smaller, the more it grows. All in rem. */
export function largeRem(rem: number): number {
  if (rem >= LARGE_ENOUGH_REM) return rem;
  const grown =
    LARGE_LEAST_REM + ((Math.max(rem, LEAST_REM) - LEAST_REM) * (LARGE_ENOUGH_REM - LARGE_LEAST_REM)) / (LARGE_ENOUGH_REM - LEAST_REM);
  return Math.ceil(grown * 10) / 10;
}

/** A size of type as a CSS value that grows with `--large` (0 or 1, tokens.css). */
export function typeSize(rem: number): string {
  const large = largeRem(rem);
  return large <= rem ? `${rem}rem` : `max(${rem}rem, ${large}rem * var(--large))`;
}
