/**
 * Which areas of the texts (`domain/text/<code>/<area>.ts`) each page carries; test/house/carried-texts.test.ts finds a text that a page says, or is told to say, and does not carry.
 * What slips, office, desk and phones say is no load of the kiosk.
 */
export const carriedAreas = {
  kiosk: [
    'access',
    'answers',
    'awards',
    'home',
    'look',
    'map',
    'mine',
    'outreach',
    'own',
    'people',
    'phone',
    'reasons',
    'screens',
    'service',
  ],
  desk: ['answers', 'awards', 'desk', 'mine', 'outreach', 'own', 'people', 'reasons', 'screens', 'shift'],
  visitor: ['awards', 'look', 'reasons', 'screens', 'shift'],
  devices: ['devices'],
  office: [],
  phone: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A page of ours. */
export type PageName = keyof typeof carriedAreas;
