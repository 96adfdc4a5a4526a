import type { Catalogue } from './catalogue.ts';
import { access } from './ru/access.ts';
import { answers } from './ru/answers.ts';
import { awards } from './ru/awards.ts';
import { desk } from './ru/desk.ts';
import { devices } from './ru/devices.ts';
import { home } from './ru/home.ts';
import { look } from './ru/look.ts';
import { map } from './ru/map.ts';
import { mine } from './ru/mine.ts';
import { outreach } from './ru/outreach.ts';
import { own } from './ru/own.ts';
import { people } from './ru/people.ts';
import { phone } from './ru/phone.ts';
import { phonePage } from './ru/phone-page.ts';
import { reasons } from './ru/reasons.ts';
import { rules } from './ru/rules.ts';
import { screens } from './ru/screens.ts';
import { service } from './ru/service.ts';
import { shift } from './ru/shift.ts';
import { slips } from './ru/slips.ts';
import { terms } from './ru/terms.ts';

/** All texts; a missing or surplus key does not compile. */
export const ru: Catalogue = {
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
