/** Touches on the plan of the building. */
import * as z from 'zod/mini';
import { slug } from './primitive.ts';
import { plain } from './plain-intent.ts';

/** Spread into the union of intents. */
export const mapIntents = [
  plain('map'),
  z.strictObject({ kind: z.literal('map-floor'), floorId: slug }),
  /** A shop on the plan, or a shop named anywhere else: the plan opens at it. */
  z.strictObject({ kind: z.literal('map-shop'), tenantId: slug }),
  /** Looking for one by its name, kind or floor. */
  plain('find-shop'),
  plain('map-earlier'),
  plain('map-later'),
] as const;
