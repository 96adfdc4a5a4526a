/** Gifts that the house has drawn. `parcel` stands for every gift without a drawing of its own. */
export const giftNames = [
  'hare',
  'mug',
  'umbrella',
  'bag',
  'ticket',
  'lantern',
  'ball',
  'book',
  'plant',
  'candle',
  'scarf',
  'flask',
  'parcel',
] as const;
export type GiftName = (typeof giftNames)[number];

/** The drawing for a name that came in data: an unknown or missing name gives the parcel. */
export function giftDrawing(name: string | undefined): GiftName {
  return giftNames.find((known) => known === name) ?? 'parcel';
}
