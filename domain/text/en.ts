import { rulesEn } from './rules-en.ts';
import { answers } from './en/answers.ts';
import { desk } from './en/desk.ts';
import { devices } from './en/devices.ts';
import { reasons } from './en/reasons.ts';
import { screens } from './en/screens.ts';

/** All texts in English: the source of truth for keys and for the arguments a text takes. */
export const en = { ...screens, ...reasons, ...answers, ...desk, ...devices, ...rulesEn } as const;
