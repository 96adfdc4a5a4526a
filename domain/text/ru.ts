import { rulesRu } from './rules-ru.ts';
import type { Catalogue } from './catalogue.ts';
import { answers } from './ru/answers.ts';
import { desk } from './ru/desk.ts';
import { devices } from './ru/devices.ts';
import { reasons } from './ru/reasons.ts';
import { screens } from './ru/screens.ts';

/** All texts; a missing or surplus key does not compile. */
export const ru: Catalogue = { ...screens, ...reasons, ...answers, ...desk, ...devices, ...rulesRu };
