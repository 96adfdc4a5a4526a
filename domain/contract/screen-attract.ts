/** The screen that nobody is using: the mall's promotions, its hours, and what it has to say to all. */
import * as z from 'zod/mini';
import { localDateTime } from './primitive.ts';
import { one, posterView } from './screen-parts.ts';

/** Where the mall stands in its day. `closing`: its last hour. */
export const houseHours = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('open') }),
  z.strictObject({ state: z.literal('closing'), closesLocal: localDateTime }),
  z.strictObject({ state: z.literal('closed'), opensLocal: localDateTime }),
]);

/** What the mall says over its posters until a moment. */
export const announcementView = z.strictObject({ text: z.string(), untilLocal: localDateTime });

/** @see file comment. Posters hang in the order in which they come, each for its own `dwellMs`. */
export const attractScreens = [
  one('attract', {
    posters: z.array(posterView),
    hours: houseHours,
    announcement: z.nullable(announcementView),
    phoneUrl: z.nullable(z.string()),
    /** Somebody has come near: silent, and no visit yet. */
    near: z.boolean(),
  }),
] as const;

/** @see houseHours */
export type HouseHours = z.infer<typeof houseHours>;
/** @see announcementView */
export type AnnouncementView = z.infer<typeof announcementView>;
