import { rulesDe } from './rules-de.ts';
import type { Catalogue } from './catalogue.ts';
import { answers } from './de/answers.ts';
import { desk } from './de/desk.ts';
import { devices } from './de/devices.ts';
import { reasons } from './de/reasons.ts';
import { screens } from './de/screens.ts';

/** All texts; a missing or surplus key does not compile. */
export const de: Catalogue = { ...screens, ...reasons, ...answers, ...desk, ...devices, ...rulesDe };
