import type { Catalogue } from './catalogue.ts';
import { access } from './ru/access.ts';
import { answers } from './ru/answers.ts';
import { awards } from './ru/awards.ts';
import { desk } from './ru/desk.ts';
import { devices } from './ru/devices.ts';
import { reasons } from './ru/reasons.ts';
import { rules } from './ru/rules.ts';
import { screens } from './ru/screens.ts';
import { slips } from './ru/slips.ts';
import { terms } from './ru/terms.ts';

/** All texts; a missing or surplus key does not compile. */
export const ru: Catalogue = { ...access, ...screens, ...slips, ...reasons, ...answers, ...desk, ...terms, ...devices, ...awards, ...rules };
