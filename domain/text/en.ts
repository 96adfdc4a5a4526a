import { access } from './en/access.ts';
import { answers } from './en/answers.ts';
import { awards } from './en/awards.ts';
import { desk } from './en/desk.ts';
import { devices } from './en/devices.ts';
import { look } from './en/look.ts';
import { map } from './en/map.ts';
import { mine } from './en/mine.ts';
import { outreach } from './en/outreach.ts';
import { reasons } from './en/reasons.ts';
import { rules } from './en/rules.ts';
import { screens } from './en/screens.ts';
import { slips } from './en/slips.ts';
import { terms } from './en/terms.ts';

/** All texts in English: the source of truth for keys and for the arguments a text takes. */
export const en = {
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
} as const;
