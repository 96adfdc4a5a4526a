/** Answers of the office API about people, the trail, releases and questionnaires, as these pages understand them. */
import * as z from 'zod/mini';
import { question } from '../../domain/contract/questionnaire-document.ts';

export const staffAnswer = z.object({
  rows: z.array(
    z.object({
      staffId: z.string(),
      name: z.string(),
      roles: z.array(z.string()),
      notNow: z.nullable(z.enum(['inactive', 'not-yet', 'over'])),
      active: z.boolean(),
      fromLocal: z.nullable(z.string()),
      untilLocal: z.nullable(z.string()),
      campaigns: z.array(z.string()),
      pauses: z.array(z.object({ kioskId: z.string(), untilMs: z.int() })),
    }),
  ),
});
export const staffChangedAnswer = z.object({ feedSeq: z.int(), madePin: z.optional(z.nullable(z.string())) });
export const trailAnswer = z.object({
  more: z.boolean(),
  rows: z.array(
    z.object({
      logSeq: z.int(),
      atMs: z.int(),
      kioskId: z.string(),
      staffId: z.nullable(z.string()),
      act: z.string(),
      subject: z.nullable(z.string()),
      detail: z.nullable(z.string()),
    }),
  ),
});
const member = z.object({
  accountId: z.string(),
  cards: z.array(z.object({ last4: z.string(), medium: z.enum(['plastic', 'slip', 'phone']) })),
  openedAtMs: z.int(),
  state: z.enum(['member', 'new', 'unconfirmed', 'leaving', 'left']),
  untilMs: z.nullable(z.int()),
  phoneConfirmed: z.boolean(),
  consent: z.nullable(z.object({ sms: z.boolean(), email: z.boolean() })),
});
export const memberAnswer = z.object({
  status: z.enum(['found', 'closed-card', 'none']),
  member: z.nullable(member),
  leaveWaitDays: z.int(),
});
export const leavingAnswer = z.object({ accountId: z.string(), untilMs: z.nullable(z.int()) });
export const saidAnswer = z.object({ done: z.boolean() });
export const releasesAnswer = z.object({
  releases: z.array(
    z.object({
      version: z.string(),
      channel: z.string(),
      state: z.enum(['running', 'paused', 'stopped', 'done']),
      why: z.string(),
      begun: z.int(),
      failPercent: z.int(),
      isTakenBack: z.boolean(),
      plan: z.array(
        z.object({
          percent: z.nullable(z.int()),
          kioskIds: z.array(z.string()),
          startsAtMs: z.int(),
          healthyMs: z.int(),
          begun: z.nullable(z.object({ atMs: z.int(), kiosks: z.int() })),
          isSkipped: z.boolean(),
        }),
      ),
      waitedFor: z.array(z.string()),
      kiosks: z.array(z.object({ kioskId: z.string(), standing: z.enum(['untold', 'told', 'new', 'healthy', 'failed']) })),
    }),
  ),
  kiosks: z.array(
    z.object({
      kioskId: z.string(),
      version: z.string(),
      phase: z.string(),
      channel: z.string(),
      sinceMs: z.int(),
      seenAtMs: z.int(),
      detail: z.string(),
      refused: z.array(z.object({ version: z.string(), why: z.string() })),
    }),
  ),
});
const sum = z.nullable(z.int());
export const questionnairesAnswer = z.array(
  z.object({
    questionnaireId: z.string(),
    title: z.object({ en: z.string() }),
    fromLocal: z.string(),
    untilLocal: z.string(),
    answered: sum,
    asked: z.array(question),
    questions: z.array(
      z.object({
        questionId: z.string(),
        answered: sum,
        choices: z.array(z.object({ choiceId: z.string(), count: sum })),
        meanHundredths: sum,
      }),
    ),
  }),
);

export type Person = z.infer<typeof staffAnswer>['rows'][number];
export type Trail = z.infer<typeof trailAnswer>;
export type Member = z.infer<typeof member>;
export type FoundMember = z.infer<typeof memberAnswer>;
export type Releases = z.infer<typeof releasesAnswer>;
export type Release = Releases['releases'][number];
export type Questionnaire = z.infer<typeof questionnairesAnswer>[number];
