/**
 * The devices page: what a person without hardware does to the simulated devices of one kiosk or desk. Everything goes through twins at the byte
 * handle (HID reports, a TCP printer); nothing here reaches above a driver.
 */
import * as z from 'zod/mini';
import { boundedText, count, currency, localDateTime, slug } from './primitive.ts';

/** What a demo card is there to show. `unknown`: of the mall's own range, nobody's yet. `blank`: plastic for a newcomer. `payment`: a bank's; no real number. */
export const demoCardUse = z.enum(['member', 'family', 'unknown', 'blank', 'payment', 'staff', 'test']);

/**
 * The kit of the demo mall, a JSON file beside its data (`--demo FILE`): cards to swipe, shops whose receipts to scan. `label` is a name or a hint
 * in no language ("A. 4821", "M. Lind").
 */
export const demoKit = z.strictObject({
  kit: z.literal(1),
  mallName: boundedText(100),
  currency,
  cards: z
    .array(z.strictObject({ label: boundedText(60), number: z.string().check(z.regex(/^\d{12,19}$/)), use: demoCardUse }))
    .check(z.maxLength(300)),
  /** `tillFn` null: its receipts bear no code. */
  tenants: z
    .array(
      z.strictObject({ tenantId: slug, name: boundedText(80), category: slug, tillFn: z.nullable(z.string().check(z.regex(/^\d{16}$/))) }),
    )
    .check(z.maxLength(200)),
  /** Tills that no list of the mall knows; the clock of one may go wrong by so many minutes. */
  unknownTills: z
    .array(z.strictObject({ tillFn: z.string().check(z.regex(/^\d{16}$/)), clockErrorMinutes: z.int() }))
    .check(z.maxLength(20)),
  receiptMinimumMinor: count,
  receiptMaxAgeHours: count,
  /** Zone of the tills: UTC offsets, ascending, as in the mall document. */
  clock: z.strictObject({ offsets: z.array(z.strictObject({ atMs: z.int(), offsetMinutes: z.int() })).check(z.minLength(1)) }),
});

/** Kinds of demo receipts, made fresh on demand. `again` scans the last one once more. */
export const demoReceiptKind = z.enum([
  'sale',
  'unknown-till',
  'wrong-clock-till',
  'refund',
  'too-old',
  'yesterday',
  'below-minimum',
  'future',
  'test',
  'again',
  'not-a-receipt',
]);

/** What can be done to the printer. `run-out-soon`: the paper ends in the middle of the next slip. `mute`: it answers nothing more. */
export const printerAct = z.enum([
  'paper-out',
  'near-end',
  'refill',
  'run-out-soon',
  'cover-open',
  'cover-close',
  'jam-next',
  'clear-jam',
  'offline',
  'online',
  'power-off',
  'power-on',
  'cable-out',
  'cable-in',
  'mute',
  'talk',
  'slow',
  'fast',
]);

/** Page to hub. */
export const devicesRequest = z.discriminatedUnion('type', [
  /** Swipes the n-th card of the kit; `as` how: stripe, or the QR of a slip or phone. */
  z.strictObject({ type: z.literal('card'), card: count, as: z.enum(['stripe', 'code']) }),
  z.strictObject({ type: z.literal('receipt'), kind: demoReceiptKind, tenantId: z.nullable(slug), amountMinor: count, minutesAgo: count }),
  z.strictObject({ type: z.literal('text'), text: boundedText(4096) }),
  /** The scanner sees a code that it cannot read. */
  z.strictObject({ type: z.literal('unreadable') }),
  z.strictObject({ type: z.literal('reader'), which: z.enum(['card', 'scanner']), plugged: z.boolean() }),
  z.strictObject({ type: z.literal('printer'), act: printerAct }),
  z.strictObject({ type: z.literal('network'), cut: z.boolean() }),
  /** The approach sensor sees somebody. A real one sends its key through the page. */
  z.strictObject({ type: z.literal('near') }),
  /** Minutes that the machine's clock goes wrong; counts as a restart, because only then it matters. */
  z.strictObject({ type: z.literal('clock'), offsetMinutes: z.int().check(z.gte(-525600), z.lte(525600)) }),
  z.strictObject({ type: z.literal('slip'), slip: count }),
]);

/** How everything stands. Card numbers stay in the core: the page gets labels and last four. */
export const devicesState = z.strictObject({
  type: z.literal('state'),
  kioskId: z.string(),
  use: z.enum(['kiosk', 'desk']),
  mallName: z.string(),
  currency,
  clockLocal: localDateTime,
  /** The devices page of the other one, null if there is none. */
  peerUrl: z.nullable(z.string()),
  cards: z.array(z.strictObject({ label: z.string(), last4: z.string(), use: demoCardUse })),
  shops: z.array(z.strictObject({ tenantId: slug, name: z.string(), hasCode: z.boolean() })),
  cardReader: z.boolean(),
  scanner: z.boolean(),
  printer: z.strictObject({
    paper: z.enum(['ok', 'near-end', 'out']),
    coverOpen: z.boolean(),
    jammed: z.boolean(),
    offline: z.boolean(),
    powered: z.boolean(),
    cabled: z.boolean(),
    mute: z.boolean(),
    slow: z.boolean(),
    waitingBytes: count,
  }),
  networkCut: z.boolean(),
  clockOffsetMinutes: z.int(),
  receiptMinimumMinor: count,
  /** Slips that came out, newest first: what can be asked for by number. */
  slips: z.array(z.strictObject({ slip: count, atLocal: localDateTime, bytes: count })),
});

/** Hub to page. */
export const devicesAnswer = z.discriminatedUnion('type', [
  devicesState,
  /** What was presented last, and whether a driver took it; `code` the text as on paper. */
  z.strictObject({
    type: z.literal('presented'),
    what: z.enum(['card', 'receipt', 'text', 'unreadable']),
    label: z.string(),
    code: z.nullable(z.string()),
    taken: z.boolean(),
  }),
  /** A slip as a picture, drawn from its very bytes, and what the decoder did not understand. */
  z.strictObject({
    type: z.literal('slip'),
    slip: count,
    svg: z.string(),
    widthDots: count,
    /** `at`: index of the first byte. */
    unknown: z.array(z.strictObject({ at: count, hex: z.string(), why: z.string() })),
    /** Texts of the codes on it. */ codes: z.array(z.string()),
    bytes: count,
  }),
]);

/** @see demoKit */
export type DemoKit = z.infer<typeof demoKit>;
/** @see demoCardUse */
export type DemoCardUse = z.infer<typeof demoCardUse>;
/** @see demoReceiptKind */
export type DemoReceiptKind = z.infer<typeof demoReceiptKind>;
/** @see printerAct */
export type PrinterAct = z.infer<typeof printerAct>;
/** @see devicesRequest */
export type DevicesRequest = z.infer<typeof devicesRequest>;
/** @see devicesState */
export type DevicesState = z.infer<typeof devicesState>;
/** @see devicesAnswer */
export type DevicesAnswer = z.infer<typeof devicesAnswer>;
