import type { Catalogue } from './catalogue.ts';
import { answers } from './de/answers.ts';
import { awards } from './de/awards.ts';
import { desk } from './de/desk.ts';
import { devices } from './de/devices.ts';
import { reasons } from './de/reasons.ts';
import { rules } from './de/rules.ts';
import { screens } from './de/screens.ts';
import { terms } from './de/terms.ts';

/** All texts; a missing or surplus key does not compile. */
export const de: Catalogue = { ...screens, ...reasons, ...answers, ...desk, ...terms, ...devices, ...awards, ...rules };
