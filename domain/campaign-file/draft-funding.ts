import type { CampaignVersion } from '../contract/campaign.ts';
import { scaledOf } from './draft-money.ts';
import type { DraftNotes } from './draft-notes.ts';

/** Who pays, per mille, by name. Default: the operator. */
export function fundingOf(pays: Readonly<Record<string, number>> | undefined, notes: DraftNotes): CampaignVersion['funding'] {
  const funding = Object.entries(pays ?? { operator: 100 })
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, perCent]) => ({
      funder: funderOf(name),
      perMille: scaledOf(perCent, 1, 1, ['pays', name], 'must be per cent with at most one decimal', notes),
    }));
  const sum = funding.reduce((total, part) => total + part.perMille, 0);
  if (sum !== 1000) notes.problem({ path: ['pays'], what: `adds up to ${sum / 10} per cent, not 100` });
  return funding;
}

function funderOf(name: string): string {
  if (name === 'operator') return 'operator';
  return name === 'shop' ? 'receipt-tenant' : `tenant:${name}`;
}
