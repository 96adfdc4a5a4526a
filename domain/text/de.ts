import type { Catalogue } from './catalogue.ts';
import { access } from './de/access.ts';
import { answers } from './de/answers.ts';
import { awards } from './de/awards.ts';
import { desk } from './de/desk.ts';
import { devices } from './de/devices.ts';
import { home } from './de/home.ts';
import { look } from './de/look.ts';
import { map } from './de/map.ts';
import { mine } from './de/mine.ts';
import { outreach } from './de/outreach.ts';
import { own } from './de/own.ts';
import { people } from './de/people.ts';
import { phone } from './de/phone.ts';
import { phonePage } from './de/phone-page.ts';
import { reasons } from './de/reasons.ts';
import { rules } from './de/rules.ts';
import { screens } from './de/screens.ts';
import { service } from './de/service.ts';
import { shift } from './de/shift.ts';
import { slips } from './de/slips.ts';
import { terms } from './de/terms.ts';

/** All texts; a missing or surplus key does not compile. */
export const de: Catalogue = {
  ...access,
  ...look,
  ...screens,
  ...home,
  ...map,
  ...mine,
  ...service,
  ...shift,
  ...slips,
  ...people,
  ...outreach,
  ...own,
  ...phone,
  ...phonePage,
  ...reasons,
  ...answers,
  ...desk,
  ...terms,
  ...devices,
  ...awards,
  ...rules,
};
