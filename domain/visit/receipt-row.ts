/** A receipt as a row: from its document or, for other people's kiosks, from the summary in the account. */
import type { ReceiptDocument } from '../contract/document.ts';
import type { ReceiptSummary } from '../contract/account-document.ts';
import type { Language, Say } from '../contract/primitive.ts';
import type { ReceiptRow } from '../contract/screen-parts.ts';
import { localSay } from './local-say.ts';
import type { NameSource } from './names-of.ts';

const shopOf = (
  tenantId: string | null,
  catalogue: NameSource['catalogue'],
  language: Language,
): { shop: string | null; category: string | null } => {
  const tenant = catalogue.tenants.find((each) => each.id === tenantId);
  const category = catalogue.categories.find((each) => each.id === tenant?.category);
  return { shop: tenant?.name ?? null, category: category?.name[language] ?? null };
};

const stateOf = (state: ReceiptSummary['state'] | ReceiptDocument['state']): ReceiptRow['state'] =>
  state === 'booked' ? 'booked' : state === 'held' ? 'held' : 'refused';

/** Why it waits or was not taken, in one line each. */
function reasonLines(receipt: Pick<ReceiptSummary, 'holds' | 'refusal' | 'reference'>): Say[] {
  const holds = receipt.holds.map((hold) => ({ key: `hold.${hold}`, args: { reference: receipt.reference } }));
  return receipt.refusal === null ? holds : [...holds, { key: `refusal.${receipt.refusal}.why`, args: { reference: receipt.reference } }];
}

/** What it gave, the rare thing first. That base points expire is told with the balance, not on every row; that they wait for their day is. */
function awardLines(receipt: ReceiptDocument): Say[] {
  const isBase = (say: Say): boolean => say.key === 'award.base' && say.args['start'] !== '_later';
  const all = receipt.awards.map((award) => award.explanation);
  const base = all.filter(isBase).map(withoutEnd);
  const rare = all.filter((say) => !isBase(say));
  return [...(all.length > 1 ? rare.map(withoutIdleEnd) : rare), ...base];
}

/** That points end some time after the last purchase is left out where a row has more to tell: the sum on it must be explained. */
function withoutIdleEnd(say: Say): Say {
  return say.args['life'] === '_idle' ? { key: say.key, args: { ...say.args, life: '_none' } } : say;
}

function withoutEnd(say: Say): Say {
  const { spend, life } = say.args;
  if (life === undefined || life === '_none') return say;
  return {
    key: say.key,
    args: { ...say.args, life: '_none', ...(spend === '_plain' && say.args['start'] !== '_later' ? { spend: '_unsaid' } : {}) },
  };
}

/** Row of a receipt in full: awards in words, then what does not count, holds, refusal. */
export function rowOfReceipt(
  receipt: ReceiptDocument,
  extra: readonly Say[],
  source: NameSource,
  language: Language,
  toBeConfirmed: boolean,
): ReceiptRow {
  const { shop, category } = shopOf(receipt.tenantId, source.catalogue, language);
  const words = [...awardLines(receipt), ...extra, ...reasonLines(receipt)];
  return {
    rowId: receipt.id,
    reference: receipt.reference,
    shop,
    category,
    amountMinor: receipt.amountMinor,
    state: stateOf(receipt.state),
    points: receipt.awards.reduce((sum, award) => sum + Math.max(0, award.points), 0),
    lines: words.map((say) => localSay(say, source, language)),
    toBeConfirmed,
  };
}

/** Row of a receipt that only the account document tells of. */
export function rowOfSummary(receipt: ReceiptSummary, source: NameSource, language: Language, toBeConfirmed: boolean): ReceiptRow {
  const { shop, category } = shopOf(receipt.tenantId, source.catalogue, language);
  return {
    rowId: receipt.receiptId,
    reference: receipt.reference,
    shop,
    category,
    amountMinor: receipt.amountMinor,
    state: stateOf(receipt.state),
    points: Math.max(0, receipt.points),
    lines: reasonLines(receipt),
    toBeConfirmed,
  };
}
