/** What the office page may send. Strict: an unknown key is a page of another version. */
import * as z from 'zod/mini';
import { memberProfile } from '../../domain/audience/member-profile.ts';
import { kioskId, slug, uuid } from '../../domain/contract/primitive.ts';

/** A campaign file, pasted or dropped. */
export const campaignText = z.strictObject({ fileName: z.string().check(z.maxLength(200)), text: z.string().check(z.maxLength(200_000)) });

/** A device that is to be enrolled. */
export const newDevice = z.strictObject({ kioskId, mallId: slug, use: z.enum(['kiosk', 'desk']) });

/** An unknown till and the shop it stands in. */
export const tillMapping = z.strictObject({ tillKey: z.string().check(z.minLength(1), z.maxLength(80)), tenantId: slug });

/** A plan file as it stands. */
export const planText = z.strictObject({ fileName: z.string().check(z.maxLength(200)), text: z.string().check(z.maxLength(400_001)) });

/** A questionnaire file as it stands. */
export const questionnaireText = z.strictObject({
  fileName: z.string().check(z.maxLength(200)),
  text: z.string().check(z.maxLength(100_001)),
});

/** Keys that receipts of tills are signed with (uncompressed point, base64), and the shop of tills that stand in none yet. */
export const signingKeys = z.strictObject({
  keys: z
    .array(
      z.strictObject({
        tillKey: z.string().check(z.minLength(1), z.maxLength(80)),
        signingKey: z.string().check(z.minLength(1), z.maxLength(200)),
      }),
    )
    .check(z.minLength(1), z.maxLength(500)),
  tenantId: z.nullable(slug),
});

/** New number of units of a gift in stock. */
export const stockCount = z.strictObject({
  resourceId: z.string().check(z.regex(/^stock:[a-z0-9-]{1,64}$/)),
  total: z.int().check(z.nonnegative(), z.lte(1_000_000)),
});

/** A device by its name. */
export const deviceName = z.strictObject({ kioskId });

/** What a member told of themselves, and what the office knows; replaces what was there. */
export const memberProfileSet = z.strictObject({ accountId: uuid, profile: memberProfile });
