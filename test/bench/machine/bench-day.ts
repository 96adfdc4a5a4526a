/**
 * What the machine's clock says when it is started: a Wednesday at noon in the demo mall. A fixed day, because campaigns, mall days and limits a day go by the
 * clock, and a visit must come to the same at night as at noon.
 */
export const benchDayMs = Date.UTC(2026, 10, 18, 9);
