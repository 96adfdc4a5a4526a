/** Which segments there are: those of campaigns that can still count something, by the bit that campaigns ask for. */
import type { SegmentDefinition } from '../../domain/audience/segment-bits.ts';
import { lookBackDays } from '../../domain/audience/segment.ts';
import type { CampaignVersion } from '../../domain/contract/campaign.ts';
import type { DocumentKind, DocumentOf } from '../../domain/contract/document.ts';
import { legalProfile } from '../../domain/legal/profiles.ts';
import type { ReadTransaction } from '../store/store.ts';

const PAGE = 500;
const PAGES_MAX = 100;
/** Where no profile of a running campaign names an age. */
const OF_AGE_YEARS = 18;

/** Everything besides the member that bits depend on. */
export interface Definitions {
  readonly segments: readonly SegmentDefinition[];
  readonly ofAgeYears: number;
  /** Accounts of staff: `mall-staff` without anybody saying so. */
  readonly staffAccounts: readonly string[];
  /** Days of spending that are looked at. */
  readonly lookBackDays: number;
  /** Whether any campaign gives something on birthdays. */
  readonly birthdays: boolean;
}

/** Reads them off the documents. A campaign is over when nothing can be registered for it any more. */
export async function readDefinitions(transaction: ReadTransaction, nowMs: number): Promise<Definitions> {
  const versions: CampaignVersion[] = [];
  await eachPage(transaction, 'campaign', (campaign) => {
    const newest = campaign.versions[0];
    if (newest !== undefined && newest.when.registeredUntilMs > nowMs) versions.push(newest);
  });
  const staffAccounts: string[] = [];
  await eachPage(transaction, 'staff', (person) => {
    if (person.active && person.ownAccountId !== null) staffAccounts.push(person.ownAccountId);
  });
  const segments = versions.flatMap(({ campaignId, segment }) => (segment === null ? [] : [{ bit: `in-${campaignId}`, rule: segment }]));
  const ages = versions.flatMap(({ legal }) => (legal === null ? [] : [legalProfile(legal.profile)?.age?.years ?? 0]));
  return {
    segments,
    ofAgeYears: Math.max(...ages, 0) || OF_AGE_YEARS,
    staffAccounts: staffAccounts.sort(),
    lookBackDays: Math.max(0, ...segments.map(({ rule }) => lookBackDays(rule))),
    birthdays: versions.some((version) => version.trigger === 'birthday'),
  };
}

async function eachPage<K extends DocumentKind>(
  transaction: ReadTransaction,
  kind: K,
  take: (document: DocumentOf<K>) => void,
): Promise<void> {
  let afterId = '';
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const documents = await transaction.documentsOf(kind, afterId, PAGE);
    for (const document of documents) take(document);
    const last = documents.at(-1);
    if (last === undefined || documents.length < PAGE) return;
    afterId = last.id;
  }
}
