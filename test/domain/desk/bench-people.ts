/** Members of the bench by the last four digits of their card. */

/** A recognisable id. */
export const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Account by card, each desk its own: cards are linked on the way. */
export const benchPeople = (): Map<string, string> =>
  new Map([
    ['4821', uuid(1)],
    ['7730', uuid(2)],
    ['0912', uuid(3)],
    ['6666', uuid(6)],
    ['5150', uuid(8)],
  ]);
