import { access } from './en/access.ts';
import { answers } from './en/answers.ts';
import { awards } from './en/awards.ts';
import { desk } from './en/desk.ts';
import { devices } from './en/devices.ts';
import { home } from './en/home.ts';
import { look } from './en/look.ts';
import { map } from './en/map.ts';
import { mine } from './en/mine.ts';
import { outreach } from './en/outreach.ts';
import { own } from './en/own.ts';
import { people } from './en/people.ts';
import { phone } from './en/phone.ts';
import { phonePage } from './en/phone-page.ts';
import { reasons } from './en/reasons.ts';
import { rules } from './en/rules.ts';
import { screens } from './en/screens.ts';
import { service } from './en/service.ts';
import { shift } from './en/shift.ts';
import { slips } from './en/slips.ts';
import { terms } from './en/terms.ts';

/** All texts in English: the source of truth for keys and for the arguments a text takes. */
export const en = {
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
} as const;
