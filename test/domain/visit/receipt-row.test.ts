import { expect, test } from 'vitest';
import type { ReceiptDocument } from '../../../domain/contract/document.ts';
import type { Say } from '../../../domain/contract/primitive.ts';
import { word } from '../../../domain/text/wording.ts';
import type { NameSource } from '../../../domain/visit/names-of.ts';
import { rowOfReceipt } from '../../../domain/visit/receipt-row.ts';

const source = { catalogue: { tenants: [], categories: [], gifts: [], tiers: [] }, campaigns: new Map() } as unknown as NameSource;
const gain = (campaign: string, args: Say['args']): Say => ({
  key: 'award.base',
  args: { campaign, gainClause: 'gain.points', spend: '_plain', start: '_now', life: '_none', ...args },
});
const base = gain('Base', { points: 18, life: '_date', lastDateLocal: '2027-11-22' });
const later = gain('Five baskets', { points: 36, start: '_later', fromLocal: '2026-11-23', life: '_idle', idleDays: 100 });

/** Only what a row looks at. */
function linesOf(explanations: readonly Say[]): string[] {
  const awards = explanations.map((explanation) => ({ explanation, points: Number(explanation.args['points']) }));
  const receipt = { id: 'r', reference: 'K3-1', tenantId: null, amountMinor: 0, state: 'booked', awards, holds: [], refusal: null };
  const row = rowOfReceipt(receipt as unknown as ReceiptDocument, [], source, 'en', false);
  return row.lines.map((line) => word(line, { language: 'en', currency: 'RUB', todayLocal: '2026-11-22T13:00' }));
}

test('the rare award stands first, the base points last and without their end', () => {
  expect(linesOf([base, later])).toEqual(['Five baskets: +36 points, to spend from 23\u00a0November', 'Base: +18 points']);
});

test('an award alone says all there is to say of its points', () => {
  expect(linesOf([later])).toEqual(['Five baskets: +36 points, to spend from 23\u00a0November for 100 days after your last purchase']);
});
