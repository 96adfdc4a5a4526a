import type { Catalogue } from './catalogue.ts';
import { access } from './fi/access.ts';
import { answers } from './fi/answers.ts';
import { awards } from './fi/awards.ts';
import { desk } from './fi/desk.ts';
import { devices } from './fi/devices.ts';
import { home } from './fi/home.ts';
import { look } from './fi/look.ts';
import { map } from './fi/map.ts';
import { mine } from './fi/mine.ts';
import { outreach } from './fi/outreach.ts';
import { own } from './fi/own.ts';
import { people } from './fi/people.ts';
import { phone } from './fi/phone.ts';
import { phonePage } from './fi/phone-page.ts';
import { reasons } from './fi/reasons.ts';
import { rules } from './fi/rules.ts';
import { screens } from './fi/screens.ts';
import { service } from './fi/service.ts';
import { shift } from './fi/shift.ts';
import { slips } from './fi/slips.ts';
import { terms } from './fi/terms.ts';

/** All texts; a missing or surplus key does not compile. */
export const fi: Catalogue = {
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
