/** The back office: the built page and its API. Loopback and configured names only, token, own origin for every change. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { checkCampaign, loadCampaign } from '../load-campaign.ts';
import { loadPlan } from '../load-plan.ts';
import { checkQuestionnaire, loadQuestionnaire, questionnaireResults } from '../load-questionnaire.ts';
import { loadSigningKeys } from '../load-signing-keys.ts';
import { logoText, promotionDayText, readPromotionDay, setLogo, setPromotionDay } from '../promotion-day.ts';
import { readProfile, setProfile } from '../audience/set-profile.ts';
import type { ApiContext } from './api-context.ts';
import { officeDid } from '../office-did.ts';
import { ApiFailure } from './api-failure.ts';
import { createEnrolCode } from './enrol.ts';
import { countStock, mapTill, revokeKiosk } from './office-acts.ts';
import {
  campaignText,
  deviceName,
  memberProfileSet,
  newDevice,
  planText,
  questionnaireText,
  signingKeys,
  stockCount,
  tillMapping,
} from './office-contract.ts';
import {
  alarms,
  byReference,
  campaigns,
  heldReceipts,
  kiosks,
  openCases,
  shifts,
  stock,
  today,
  unknownTills,
  waitingRefunds,
} from './office-queries.ts';
import { checkHost, checkSameOrigin, checkSession, openSession } from './office-session.ts';
import { parseBody } from './parse-body.ts';

const CAMPAIGN_BYTES_MAX = 500_000;
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

function pageFile(folder: string, path: string): string {
  const file = normalize(join(folder, path === '' ? 'index.html' : path));
  if (!file.startsWith(folder + sep) || types[extname(file)] === undefined || !existsSync(file) || !statSync(file).isFile()) {
    throw new ApiFailure('not-found', 'There is no such page in the office.');
  }
  return file;
}

async function sendPage(
  context: ApiContext,
  request: FastifyRequest<{ Params: { '*': string }; Querystring: { token?: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  checkHost(request, context.officeHosts);
  if (context.officeFolder === null) throw new ApiFailure('not-found', 'The office page is not built. Run: npm run build');
  const path = request.params['*'];
  if (path === '' && request.query.token !== undefined) {
    openSession(reply, request.query.token, context.officeToken);
    return reply.code(302).header('location', '/office/').send();
  }
  const file = pageFile(normalize(context.officeFolder), path);
  reply
    .header('content-security-policy', policy)
    .header('x-frame-options', 'DENY')
    .type(types[extname(file)] ?? 'application/octet-stream');
  if (path.startsWith('assets/')) reply.header('cache-control', 'public, max-age=31536000, immutable');
  return reply.send(createReadStream(file));
}

/** Routes under /office. */
export function officeRoutes(server: FastifyInstance, context: ApiContext): void {
  const { programme, presence, officeToken, officeHosts } = context;
  const { store } = programme;
  server.get('/office', async (_request, reply) => reply.code(302).header('location', '/office/').send());
  server.get<{ Params: { '*': string }; Querystring: { token?: string } }>('/office/*', (request, reply) =>
    sendPage(context, request, reply),
  );

  const read = <T>(path: string, answer: () => Promise<T>) => {
    server.get(`/office/api/${path}`, async (request) => {
      checkHost(request, officeHosts);
      checkSession(request, officeToken);
      return answer();
    });
  };
  read('today', () => today(store, presence, programme.nowMs()));
  read('campaigns', () => campaigns(store));
  read('tills', () => unknownTills(store));
  read('held', () => heldReceipts(store));
  read('kiosks', () => kiosks(store, presence));
  read('questionnaires', () => questionnaireResults(programme));
  read('stock', () => stock(store));
  read('promotion-day', () => readPromotionDay(programme));
  read('alarms', () => alarms(store));
  read('cases', () => openCases(store));
  read('shifts', () => shifts(store));
  read('refunds', () => waitingRefunds(store));
  server.get<{ Params: { reference: string } }>('/office/api/reference/:reference', async (request) => {
    checkHost(request, officeHosts);
    checkSession(request, officeToken);
    const found = await byReference(store, request.params.reference.slice(0, 40));
    if (found === null) throw new ApiFailure('not-found', `Nothing stands under ${request.params.reference.slice(0, 40)}.`);
    return found;
  });

  server.get<{ Params: { accountId: string } }>('/office/api/members/:accountId/profile', async (request) => {
    checkHost(request, officeHosts);
    checkSession(request, officeToken);
    return readProfile(programme, request.params.accountId.slice(0, 40));
  });

  const change = <T>(path: string, act: (body: unknown) => Promise<T>) => {
    server.post(`/office/api/${path}`, { bodyLimit: CAMPAIGN_BYTES_MAX }, async (request) => {
      checkHost(request, officeHosts);
      checkSession(request, officeToken);
      checkSameOrigin(request);
      return act(request.body);
    });
  };
  change('campaigns/check', (body) => {
    const { fileName, text } = parseBody(campaignText, body);
    return checkCampaign(programme, fileName, text);
  });
  change('campaigns/load', (body) => {
    const { fileName, text } = parseBody(campaignText, body);
    return loadCampaign(programme, fileName, text);
  });
  change('tills/map', (body) => {
    const { tillKey, tenantId } = parseBody(tillMapping, body);
    return mapTill(programme, tillKey, tenantId);
  });
  change('plans/load', (body) => {
    const { fileName, text } = parseBody(planText, body);
    return loadPlan(programme, fileName, text);
  });
  change('questionnaires/check', (body) => {
    const { fileName, text } = parseBody(questionnaireText, body);
    return checkQuestionnaire(programme, fileName, text);
  });
  change('questionnaires/load', (body) => {
    const { fileName, text } = parseBody(questionnaireText, body);
    return loadQuestionnaire(programme, fileName, text);
  });
  change('tills/keys', (body) => {
    const { keys, tenantId } = parseBody(signingKeys, body);
    return loadSigningKeys(programme, keys, tenantId);
  });
  change('stock/count', (body) => {
    const { resourceId, total } = parseBody(stockCount, body);
    return countStock(programme, resourceId, total);
  });
  change('members/profile', (body) => {
    const { accountId, profile } = parseBody(memberProfileSet, body);
    return setProfile(programme, accountId, profile);
  });
  change('promotion-day', (body) => setPromotionDay(programme, parseBody(promotionDayText, body)));
  change('tenants/logo', (body) => {
    const { tenantId, svg } = parseBody(logoText, body);
    return setLogo(programme, tenantId, svg);
  });
  change('kiosks/revoke', (body) => revokeKiosk(programme, parseBody(deviceName, body).kioskId));
  change('kiosks/code', async (body) => {
    const device = parseBody(newDevice, body);
    if (device.kioskId === 'OFFICE' || device.kioskId === 'IMPORT')
      throw new ApiFailure('refused', `${device.kioskId} is a name the house uses itself.`, 'kioskId');
    await programme.decider.act([officeDid(programme, 'device-code-made', device.kioskId, device.use)], device.mallId);
    return { kioskId: device.kioskId, code: await createEnrolCode(programme, device) };
  });
}
