/** What staff see at a kiosk, and what a kiosk shows that is closed, being cleaned or ended. Nothing of a visitor stands on any of them. */
import * as z from 'zod/mini';
import { count, localDate, localDateTime, say, slug } from './primitive.ts';
import { one } from './screen-parts.ts';

/** What staff can do at a kiosk. */
export const servicePart = z.enum([
  'diagnostics',
  'opening-check',
  'cleaning',
  'paper',
  'jam',
  'closing',
  'announcement',
  'training',
  'leaving',
]);

/** How a thing is: well, worth an eye, or something is to be done now. */
export const verdict = z.enum(['good', 'watch', 'act']);

/** What the machine tells of itself, a line each; `todo` says what to do where it is not well. */
export const machineLine = z.strictObject({
  id: z.enum(['reader', 'printer', 'paper', 'network', 'answer', 'journal', 'mirror', 'clock', 'disk', 'allotments', 'version']),
  verdict,
  value: say,
  todo: z.nullable(say),
});

/** Steps of the opening check, in order. */
export const checkStep = z.enum(['colours', 'touch', 'scan', 'print', 'paper', 'network']);

/** Corners of the glass. */
export const corner = z.enum(['upper-left', 'upper-right', 'lower-left', 'lower-right']);

/** How a test slip fares. */
export const testPrint = z.enum(['none', 'printing', 'printed', 'failed']);

/** @see file comment */
export const serviceScreens = [
  /** `leaving`: asked once more, because the program is about to end. `triesLeft` stands after a wrong one. */
  one('service-pin', {
    name: z.string(),
    dots: count,
    isChecking: z.boolean(),
    triesLeft: z.nullable(count),
    pausedSeconds: count,
    leaving: z.boolean(),
  }),
  /** A staff card that opens nothing here, and why. */
  one('service-refused', {
    why: z.enum(['unknown', 'not-here', 'not-yet', 'over', 'inactive']),
    onLocal: z.nullable(localDate),
  }),
  /** The page that all parts are reached from. */
  one('service', {
    name: z.string(),
    parts: z.array(servicePart),
    worst: verdict,
    todo: z.nullable(say),
    training: z.boolean(),
    closed: z.boolean(),
    announcement: z.boolean(),
    slipsLeft: z.nullable(count),
    paperLow: z.boolean(),
  }),
  one('service-diagnostics', { page: count, pages: count, lines: z.array(machineLine), scan: z.nullable(say), print: testPrint }),
  one('service-check', {
    step: z.nullable(checkStep),
    number: count,
    of: count,
    corner: z.nullable(corner),
    scan: z.nullable(say),
    print: testPrint,
    lines: z.array(machineLine),
    results: z.array(z.strictObject({ step: checkStep, ok: z.boolean() })),
  }),
  /** Pictures for staff: what to do with the paper, step by step, then a test print. */
  one('service-paper', {
    job: z.enum(['paper', 'jam']),
    step: z.enum(['open', 'take-out', 'lay-in', 'close', 'print']),
    number: count,
    of: count,
    print: testPrint,
  }),
  /** `closesLocal`: it closes then, or closed then; null: it is open. `opensLocal`: when it opens by itself. */
  one('service-closing', { closesLocal: z.nullable(localDateTime), opensLocal: z.nullable(localDateTime), choices: z.array(count) }),
  one('service-announcement', {
    texts: z.array(z.strictObject({ textId: slug, text: z.string() })),
    chosen: z.nullable(slug),
    shown: z.nullable(z.strictObject({ text: z.string(), untilLocal: localDateTime })),
    choices: z.array(count),
  }),
  one('service-training', { untilLocal: z.nullable(localDateTime), hours: count }),
  one('service-leaving', {}),
  /** A member's card was read while staff are at work. */
  one('service-card', {}),
  /** The program ends now. */
  one('service-ended', { how: z.enum(['end', 'restart']) }),
  /** Touch is dead while somebody wipes the glass. */
  one('cleaning', { secondsLeft: count, secondsAll: count }),
  /** Closed by staff. `dark`: nothing but black until a touch or a staff card. */
  one('closed', { opensLocal: z.nullable(localDateTime), dark: z.boolean() }),
] as const;

/** @see servicePart */
export type ServicePart = z.infer<typeof servicePart>;
/** @see verdict */
export type Verdict = z.infer<typeof verdict>;
/** @see machineLine */
export type MachineLine = z.infer<typeof machineLine>;
/** @see checkStep */
export type CheckStep = z.infer<typeof checkStep>;
/** @see corner */
export type Corner = z.infer<typeof corner>;
/** @see testPrint */
export type TestPrint = z.infer<typeof testPrint>;
