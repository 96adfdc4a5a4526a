import type { Catalogue } from './catalogue.ts';
import { access } from './de/access.ts';
import { answers } from './de/answers.ts';
import { awards } from './de/awards.ts';
import { desk } from './de/desk.ts';
import { devices } from './de/devices.ts';
import { look } from './de/look.ts';
import { map } from './de/map.ts';
import { mine } from './de/mine.ts';
import { outreach } from './de/outreach.ts';
import { reasons } from './de/reasons.ts';
import { rules } from './de/rules.ts';
import { screens } from './de/screens.ts';
import { slips } from './de/slips.ts';
import { terms } from './de/terms.ts';

/** All texts; a missing or surplus key does not compile. */
export const de: Catalogue = {
  ...access,
  ...look,
  ...screens,
  ...map,
  ...mine,
  ...slips,
  ...outreach,
  ...reasons,
  ...answers,
  ...desk,
  ...terms,
  ...devices,
  ...awards,
  ...rules,
};
