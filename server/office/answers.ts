/** Answers of the office API as this page understands them; anything else is a server of another version and is said so. */
import * as z from 'zod/mini';
import { campaignVersion } from '../../domain/contract/campaign.ts';
import { localized } from '../../domain/contract/primitive.ts';
import { shiftDocument } from '../../domain/contract/shift.ts';

const { kind: _kind, version: _version, ...shiftRow } = shiftDocument.shape;

export const todayAnswer = z.object({
  malls: z.array(z.object({ id: z.string(), name: z.string(), currency: z.string(), zone: z.string() })),
  held: z.int(),
  unknownTills: z.int(),
  alarms: z.int(),
  kiosksOnline: z.int(),
  serverTimeMs: z.int(),
});
export const fileProblem = z.object({
  file: z.string(),
  line: z.int(),
  column: z.int(),
  where: z.string(),
  what: z.string(),
  nearest: z.nullable(z.string()),
});
export const checkAnswer = z.object({
  problems: z.array(fileProblem),
  warnings: z.array(fileProblem),
  version: z.nullable(campaignVersion),
  rule: z.nullable(z.string()),
  sameAs: z.nullable(z.int()),
  feedSeq: z.nullable(z.int()),
});
export const campaignsAnswer = z.object({
  rows: z.array(
    z.object({ id: z.string(), versions: z.array(campaignVersion), rule: z.string(), brief: z.string(), untilLocal: z.string() }),
  ),
  more: z.boolean(),
});
export const tillsAnswer = z.object({
  rows: z.array(z.object({ id: z.string(), heldReceipts: z.int(), fromMs: z.int() })),
  more: z.boolean(),
  tenants: z.array(z.object({ id: z.string(), name: z.string(), floor: z.string() })),
});
export const heldAnswer = z.object({
  more: z.boolean(),
  rows: z.array(
    z.object({
      id: z.string(),
      reference: z.string(),
      tenantId: z.nullable(z.string()),
      tillKey: z.nullable(z.string()),
      amountMinor: z.int(),
      currency: z.string(),
      purchasedAtLocal: z.string(),
      holds: z.array(z.string()),
    }),
  ),
});
export const kiosksAnswer = z.array(
  z.object({
    id: z.string(),
    mallId: z.string(),
    use: z.string(),
    status: z.string(),
    facts: z.int(),
    seenAtMs: z.int(),
    depth: z.int(),
    program: z.nullable(z.object({ version: z.string(), phase: z.string(), detail: z.string() })),
  }),
);
export const stockAnswer = z.object({
  gifts: z.array(z.object({ id: z.string(), name: localized, pricePoints: z.nullable(z.int()), active: z.boolean() })),
  resources: z.array(
    z.object({ id: z.string(), total: z.int(), leased: z.int(), bound: z.int(), handedOut: z.int(), lost: z.int(), shortfall: z.int() }),
  ),
  more: z.boolean(),
});
export const alarmsAnswer = z.object({
  alarms: z.array(z.object({ id: z.string(), atMs: z.int(), kind: z.string(), kioskId: z.nullable(z.string()), detail: z.string() })),
  parked: z.array(z.object({ kioskId: z.string(), seq: z.int(), why: z.string(), atMs: z.int(), hash: z.string() })),
});
export const referenceAnswer = z.object({
  reference: z.string(),
  items: z.array(
    z.object({
      document: z.looseObject({ kind: z.string(), state: z.string() }),
      postings: z.array(z.object({ account: z.string(), unit: z.string(), amount: z.int(), reason: z.string() })),
    }),
  ),
});
export const codeAnswer = z.object({ code: z.string(), kioskId: z.string() });
export const shiftsAnswer = z.object({
  more: z.boolean(),
  gifts: z.array(z.object({ id: z.string(), name: localized })),
  staff: z.array(z.object({ id: z.string(), name: z.string() })),
  rows: z.array(z.object(shiftRow)),
});
export const doneAnswer = z.object({ feedSeq: z.int() });
export const errorAnswer = z.object({ error: z.object({ kind: z.string(), message: z.string() }) });

export type Today = z.infer<typeof todayAnswer>;
export type Check = z.infer<typeof checkAnswer>;
export type FileProblem = z.infer<typeof fileProblem>;
export type Campaigns = z.infer<typeof campaignsAnswer>;
export type Tills = z.infer<typeof tillsAnswer>;
export type Held = z.infer<typeof heldAnswer>;
export type Kiosks = z.infer<typeof kiosksAnswer>;
export type Stock = z.infer<typeof stockAnswer>;
export type Shifts = z.infer<typeof shiftsAnswer>;
export type Alarms = z.infer<typeof alarmsAnswer>;
export type Reference = z.infer<typeof referenceAnswer>;
