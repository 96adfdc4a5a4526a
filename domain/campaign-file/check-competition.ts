/** Partners of one offer are independent and do not compete (field-facts 3): two shops of one category in one offer are looked at twice. */
import type { CheckInput } from './check-input.ts';
import type { FilePath } from '../written-file/file-problem.ts';

/** @see file comment */
export function checkCompetition({ draft, context, notes }: CheckInput): void {
  const { tenants } = context;
  if (tenants === null) return;
  const categoryOf = (id: string) => tenants.find((tenant) => tenant.id === id)?.category ?? null;
  const rival = (a: string, b: string) => a !== b && categoryOf(a) !== null && categoryOf(a) === categoryOf(b);
  const warn = (path: FilePath, a: string, b: string) =>
    notes.warning({ path, what: `${a} and ${b} compete: both are in ${categoryOf(b) ?? ''}. Do they agree?` });

  draft.parts.forEach((part, index) => {
    const before = draft.parts.slice(0, index).flatMap((other) => other.tenants);
    part.tenants.forEach((id, at) => {
      const other = before.find((each) => rival(each, id));
      if (other !== undefined) warn(['together', index, 'shops', at], other, id);
    });
  });

  const { reward } = draft;
  const [earnAt] = draft.where.tenants;
  if (earnAt === undefined || draft.where.tenants.length > 1 || draft.where.categories.length > 0) return;
  if ('purse' in reward && reward.purse !== 'everywhere') {
    const spendAt = reward.purse.slice('tenant:'.length);
    if (rival(earnAt, spendAt)) warn(['give', 'spendAt'], earnAt, spendAt);
  }
  if (reward.kind === 'gift') {
    const shop = context.gifts?.find((gift) => gift.id === reward.giftId)?.tenantId ?? null;
    if (shop !== null && rival(earnAt, shop)) warn(['give', 'gift'], earnAt, shop);
  }
}
