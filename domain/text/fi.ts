import type { Catalogue } from './catalogue.ts';
import { access } from './fi/access.ts';
import { answers } from './fi/answers.ts';
import { awards } from './fi/awards.ts';
import { desk } from './fi/desk.ts';
import { devices } from './fi/devices.ts';
import { reasons } from './fi/reasons.ts';
import { rules } from './fi/rules.ts';
import { screens } from './fi/screens.ts';
import { slips } from './fi/slips.ts';
import { terms } from './fi/terms.ts';

/** All texts; a missing or surplus key does not compile. */
export const fi: Catalogue = { ...access, ...screens, ...slips, ...reasons, ...answers, ...desk, ...terms, ...devices, ...awards, ...rules };
