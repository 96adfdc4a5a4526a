import { rulesFi } from './rules-fi.ts';
import type { Catalogue } from './catalogue.ts';
import { answers } from './fi/answers.ts';
import { desk } from './fi/desk.ts';
import { devices } from './fi/devices.ts';
import { reasons } from './fi/reasons.ts';
import { screens } from './fi/screens.ts';

/** All texts; a missing or surplus key does not compile. */
export const fi: Catalogue = { ...screens, ...reasons, ...answers, ...desk, ...devices, ...rulesFi };
