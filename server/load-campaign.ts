/** A campaign file into the programme: parsed and checked against the mall as it is now, compared with the version that runs, loaded by one act. */
import { allowedChange } from '../domain/campaign/allowed-change.ts';
import type { CampaignContext } from '../domain/campaign/campaign-context.ts';
import type { FileProblem } from '../domain/campaign/file-problem.ts';
import { parseCampaignFile } from '../domain/campaign/parse-campaign-file.ts';
import { contentHashOf, toVersion } from '../domain/campaign/to-version.ts';
import { stockId } from '../domain/allotment/allotment-id.ts';
import { freeUnits } from '../domain/allotment/resource-count.ts';
import type { CampaignVersion } from '../domain/contract/campaign.ts';
import type { MallDocument } from '../domain/contract/document.ts';
import { minorDigitsOf } from '../domain/text/format.ts';
import type { Programme } from './open-programme.ts';
import { ruleWords } from './rule-words.ts';
import type { ReadTransaction } from './store/store.ts';

const LIST_MAX = 2_000;

/** What a check found. `version` null: not readable; `sameAs`: this very content is that version already; `feedSeq`: it was loaded there. */
export interface CampaignCheck {
  readonly problems: readonly FileProblem[];
  readonly warnings: readonly FileProblem[];
  readonly version: CampaignVersion | null;
  /** The rule read back in words; null with `version`. */
  readonly rule: string | null;
  readonly sameAs: number | null;
  readonly feedSeq: number | null;
}

interface Checked extends CampaignCheck {
  readonly mallId: string | null;
}

function problem(file: string, where: string, what: string): FileProblem {
  return { file, line: 1, column: 1, where, what, nearest: null };
}

async function contextOf(transaction: ReadTransaction, mall: MallDocument, nowMs: number): Promise<CampaignContext> {
  const tenants = await transaction.documentsOf('tenant', '', LIST_MAX);
  const categories = await transaction.documentsOf('category', '', LIST_MAX);
  const gifts = await transaction.documentsOf('gift', '', LIST_MAX);
  const resources = new Map((await transaction.documentsOf('resource', 'stock:', LIST_MAX)).map((resource) => [resource.id, resource]));
  const campaigns = await transaction.documentsOf('campaign', '', LIST_MAX);
  return {
    currency: mall.currency,
    minorDigits: minorDigitsOf(mall.currency),
    offsets: mall.offsets,
    dayCutoffMinutes: mall.dayCutoffMinutes,
    nowMs,
    arts: null,
    tenants: tenants.map((tenant) => tenant.id),
    categories: categories.map((category) => category.id),
    gifts: gifts.map((gift) => {
      const resource = resources.get(stockId(gift.id));
      return { id: gift.id, free: resource === undefined ? 0 : freeUnits(resource) };
    }),
    others: campaigns.flatMap((campaign) => campaign.versions.slice(0, 1)),
  };
}

async function check(transaction: ReadTransaction, fileName: string, text: string, nowMs: number): Promise<Checked> {
  const mall = (await transaction.documentsOf('mall', '', 1))[0];
  if (mall === undefined) {
    return {
      problems: [problem(fileName, '', 'cannot be checked: this programme has no mall yet')],
      warnings: [],
      version: null,
      rule: null,
      sameAs: null,
      feedSeq: null,
      mallId: null,
    };
  }
  const parsed = parseCampaignFile(text, fileName, await contextOf(transaction, mall, nowMs));
  if (!parsed.ok)
    return {
      problems: parsed.problems,
      warnings: parsed.warnings,
      version: null,
      rule: null,
      sameAs: null,
      feedSeq: null,
      mallId: mall.id,
    };
  const running = (await transaction.document('campaign', parsed.draft.campaignId))?.versions[0] ?? null;
  const isSame = running?.contentHash === contentHashOf(parsed.draft);
  const version = toVersion(parsed.draft, (running?.version ?? 0) + 1, nowMs, mall.offsets);
  const change = running === null || isSame ? ({ ok: true } as const) : allowedChange(running, version);
  const refused = change.ok ? [] : change.reasons.map((reason) => problem(fileName, reason.field, reason.what));
  return {
    problems: refused,
    warnings: parsed.warnings,
    version,
    rule: (await ruleWords(transaction, mall))(version).rule,
    sameAs: isSame ? (running?.version ?? null) : null,
    feedSeq: null,
    mallId: mall.id,
  };
}

/** Checks a file against the mall; changes nothing. */
export async function checkCampaign(programme: Programme, fileName: string, text: string): Promise<CampaignCheck> {
  const { problems, warnings, version, rule, sameAs, feedSeq } = await programme.store.read((transaction) =>
    check(transaction, fileName, text, programme.nowMs()),
  );
  return { problems, warnings, version, rule, sameAs, feedSeq };
}

/** Checks and, without problems, loads. Throws ActRefused when somebody else loaded another version in the same moment. */
export async function loadCampaign(programme: Programme, fileName: string, text: string): Promise<CampaignCheck> {
  const { mallId, ...answer } = await programme.store.read((transaction) => check(transaction, fileName, text, programme.nowMs()));
  if (answer.problems.length > 0 || answer.version === null || mallId === null) return answer;
  const feedSeq = await programme.decider.act([{ kind: 'campaign.loaded', version: answer.version }], mallId);
  return { ...answer, feedSeq };
}
