import type { Catalogue } from './catalogue.ts';
import { access } from './ru/access.ts';
import { answers } from './ru/answers.ts';
import { awards } from './ru/awards.ts';
import { desk } from './ru/desk.ts';
import { devices } from './ru/devices.ts';
import { look } from './ru/look.ts';
import { map } from './ru/map.ts';
import { mine } from './ru/mine.ts';
import { outreach } from './ru/outreach.ts';
import { reasons } from './ru/reasons.ts';
import { rules } from './ru/rules.ts';
import { screens } from './ru/screens.ts';
import { slips } from './ru/slips.ts';
import { terms } from './ru/terms.ts';

/** All texts; a missing or surplus key does not compile. */
export const ru: Catalogue = {
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
