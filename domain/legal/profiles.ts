/** The profiles there are. One more country is one more file and one more line. */
import type { LegalProfile } from './profile.ts';
import { dePromotion } from './profiles/de-promotion.ts';
import { fiPromotion } from './profiles/fi-promotion.ts';
import { gbPromotion } from './profiles/gb-promotion.ts';
import { generic } from './profiles/generic.ts';
import { kzPromotion } from './profiles/kz-promotion.ts';
import { ruFreeDraw } from './profiles/ru-free-draw.ts';
import { ruGift } from './profiles/ru-gift.ts';
import { sgPromotion } from './profiles/sg-promotion.ts';

/** Every profile, by id. */
export const legalProfiles: readonly LegalProfile[] = [
  dePromotion,
  fiPromotion,
  gbPromotion,
  generic,
  kzPromotion,
  ruFreeDraw,
  ruGift,
  sgPromotion,
];

/** The profile of that id, or null. */
export const legalProfile = (id: string): LegalProfile | null => legalProfiles.find((profile) => profile.id === id) ?? null;
