import * as z from 'zod/mini';
import { claimAnswer, claimRequest } from '../../domain/contract/claim.ts';
import { codeAskAnswer, codeAskRequest, codeCheckAnswer, codeCheckRequest } from '../../domain/contract/one-time-code.ts';
import {
  apiError,
  enrolAnswer,
  enrolRequest,
  pullAnswer,
  pullRequest,
  pushAnswer,
  pushRequest,
  startAnswer,
  startRequest,
} from '../../domain/contract/sync.ts';
import { seekAnswer, seekRequest } from '../../domain/contract/shift.ts';
import { releaseAnswer, releaseRequest } from '../../domain/contract/release.ts';
import { WIRE_VERSION } from '../../domain/contract/wire-version.ts';
import {
  campaignText,
  deviceName,
  memberProfileSet,
  newDevice,
  planText,
  signingKeys,
  stockCount,
  tillMapping,
} from './office-contract.ts';
import { newPin, newStaff, staffEnd } from '../staff/office-staff.ts';

/** The kiosk's endpoints: one table from which routes and their description come. */
export const wireRoutes = {
  '/v1/enrol': {
    request: enrolRequest,
    answer: enrolAnswer,
    summary: 'A one-time code makes a kiosk known by its public key',
    signed: false,
  },
  '/v1/start': { request: startRequest, answer: startAnswer, summary: 'Trades incarnation n for n+1', signed: true },
  '/v1/push': {
    request: pushRequest,
    answer: pushAnswer,
    summary: 'Facts in seq order, at most 200; answered after they are durable',
    signed: true,
  },
  '/v1/pull': {
    request: pullRequest,
    answer: pullAnswer,
    summary: 'Documents changed after a cursor; long poll of at most 25 s',
    signed: true,
  },
  '/v1/claim': {
    request: claimRequest,
    answer: claimAnswer,
    summary: "Kept receipts go to the visitor's own phone",
    signed: true,
  },
  '/v1/code/ask': {
    request: codeAskRequest,
    answer: codeAskAnswer,
    summary: 'Sends a one-time code to a number; the same answer whether somebody has it or not',
    signed: true,
  },
  '/v1/code/check': {
    request: codeCheckRequest,
    answer: codeCheckAnswer,
    summary: 'Checks the digits of a one-time code; at most five wrong tries',
    signed: true,
  },
  '/v1/desk/seek': {
    request: seekRequest,
    answer: seekAnswer,
    summary: 'Whose account: by a sealed phone number or a receipt; for staff at a desk, bounded an hour',
    signed: true,
  },
  '/v1/release': {
    request: releaseRequest,
    answer: releaseAnswer,
    summary: "How the kiosk's program is; the answer says what it should be, signed by the operator",
    signed: true,
  },
} as const;

/** What the office may change: the same for its page and for other programs with its token. */
const officeChanges = {
  'campaigns/check': { request: campaignText, summary: 'Checks a campaign file' },
  'campaigns/load': { request: campaignText, summary: 'Loads a campaign file as the next version' },
  'tills/map': { request: tillMapping, summary: 'Says which shop a till stands in' },
  'plans/load': { request: planText, summary: 'Checks and loads the plan of the building' },
  'tills/keys': { request: signingKeys, summary: 'Loads keys that receipts of tills are signed with' },
  'stock/count': { request: stockCount, summary: 'Sets how many units of a gift there are' },
  'members/profile': { request: memberProfileSet, summary: 'Sets what is known of a member; kept sealed, told to kiosks as bits' },
  'kiosks/code': { request: newDevice, summary: 'Makes an enrolment code' },
  'staff/put': { request: newStaff, summary: 'Adds a member of staff, or changes everything of theirs' },
  'staff/pin': { request: newPin, summary: 'Sets another PIN' },
  'staff/end': { request: staffEnd, summary: 'A member of staff works here no longer, at once or after a last day' },
  'kiosks/revoke': { request: deviceName, summary: 'Takes a lost device out of service' },
} as const;

function content(schema: z.ZodMiniType) {
  return { 'application/json': { schema: z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) } };
}

/** OpenAPI 3.1 of the wire and of what the office changes, made from the very schemas that parse it. */
export function openApi(): Record<string, unknown> {
  const signature = {
    name: 'x-passage-signature',
    in: 'header',
    required: true,
    schema: { type: 'string' },
    description: 'Ed25519 over the body text, base64',
  };
  const paths = Object.entries(wireRoutes).map(([path, route]) => [
    path,
    {
      post: {
        summary: route.summary,
        parameters: route.signed ? [signature] : [],
        requestBody: { required: true, content: content(route.request) },
        responses: {
          200: { description: 'Answer', content: content(route.answer) },
          default: { description: 'Error', content: content(apiError) },
        },
      },
    },
  ]);
  const changes = Object.entries(officeChanges).map(([path, { request, summary }]) => [
    `/office/api/${path}`,
    {
      post: {
        summary,
        security: [{ officeToken: [] }],
        requestBody: { required: true, content: content(request) },
        responses: { 200: { description: 'Answer' }, default: { description: 'Error', content: content(apiError) } },
      },
    },
  ]);
  return {
    openapi: '3.1.0',
    info: { title: 'Passage kiosk wire and office', version: String(WIRE_VERSION) },
    paths: Object.fromEntries([...paths, ...changes]) as Record<string, unknown>,
    components: { securitySchemes: { officeToken: { type: 'http', scheme: 'bearer' } } },
  };
}
