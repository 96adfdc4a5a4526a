/** A campaign file into the programme: parsed and checked against the mall as it is now, compared with the version that runs, loaded by one act. */
import { allowedChange } from '../domain/campaign/allowed-change.ts';
import { placeChanges } from '../domain/campaign-file/change-place.ts';
import type { FileProblem } from '../domain/written-file/file-problem.ts';
import { contextOfMall } from '../domain/campaign-file/mall-context.ts';
import { parseCampaignFile } from '../domain/campaign-file/parse-campaign-file.ts';
import { contentHashOf, toVersion } from '../domain/campaign-file/to-version.ts';
import type { CampaignVersion } from '../domain/contract/campaign.ts';
import { mallCatalogueOf } from './mall-catalogue.ts';
import { drawActs } from './draw/announce-draw.ts';
import { officeDid } from './office-did.ts';
import type { Programme } from './open-programme.ts';
import { ruleWords } from './rule-words.ts';
import type { ReadTransaction } from './store/store.ts';

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

async function check(transaction: ReadTransaction, fileName: string, text: string, nowMs: number): Promise<Checked> {
  const catalogue = await mallCatalogueOf(transaction);
  if (catalogue === null) {
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
  const { mall } = catalogue;
  const parsed = parseCampaignFile(text, fileName, contextOfMall(catalogue, nowMs));
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
  const refused = change.ok ? [] : placeChanges(text, fileName, change.reasons);
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
  const draw = await drawActs(programme.store, answer.version, programme.nowMs());
  const feedSeq = await programme.decider.act(
    [
      { kind: 'campaign.loaded', version: answer.version },
      ...draw,
      officeDid(programme, 'campaign-loaded', answer.version.campaignId, `version ${answer.version.version}`),
    ],
    mallId,
  );
  return { ...answer, feedSeq };
}
