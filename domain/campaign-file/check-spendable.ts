/** Rewards that nobody could spend. */
import { addDays } from '../time/local-time.ts';
import type { CheckInput } from './check-input.ts';
import type { DraftLife, DraftStart } from './draft-points.ts';

/** @see file comment */
export function checkSpendable(input: CheckInput): void {
  const { reward } = input.draft;
  if ('life' in reward) {
    checkLife(input, reward.life, reward.start);
    checkShop(input);
  }
  if (reward.kind === 'gift') checkCoupon(input);
}

function checkLife({ draft, notes }: CheckInput, life: DraftLife, start: DraftStart): void {
  const { when } = draft;
  const warn = (what: string) => notes.warning({ path: ['give', 'expires'], what });
  if (life.kind === 'fixed') {
    if (life.atLocal <= when.boughtFromLocal) warn('is before the campaign begins: nobody can spend the points');
    else if (start.kind === 'fixed' && life.atLocal <= start.atLocal) warn('is before spendFrom: nobody can spend the points');
    else if (start.kind === 'days' && life.atLocal <= laterBy(when.boughtUntilLocal, start.days))
      warn('is before the last points can be spent (spendFrom)');
    else if (life.atLocal <= when.boughtUntilLocal) warn('points expire before the campaign ends');
    return;
  }
  if ((life.kind === 'days' || life.kind === 'idle-days') && start.kind === 'days' && life.days <= start.days)
    warn('is before spendFrom: nobody can spend the points');
  if (life.kind === 'days' && start.kind === 'fixed' && laterBy(when.boughtUntilLocal, life.days) <= start.atLocal)
    warn('is before spendFrom: nobody can spend the points');
  else if (life.kind === 'days' && start.kind === 'fixed' && laterBy(when.boughtFromLocal, life.days) <= start.atLocal)
    warn('is before spendFrom for the first points');
  if (life.kind === 'end-of-month' && start.kind === 'days' && start.days >= 28) warn('is before spendFrom for most points');
}

function laterBy(local: string, days: number): string {
  return `${addDays(local, days)}${local.slice(10)}`;
}

function checkShop({ file, context, notes }: CheckInput): void {
  const shop = context.tenants?.find((tenant) => tenant.id === file.give.spendAt);
  if (shop?.excluded === true)
    notes.warning({ path: ['give', 'spendAt'], what: `${shop.id} takes no part in the programme now: nobody can spend the points` });
}

/** A coupon is honoured by its shop, and kept only so many days. */
function checkCoupon({ file, draft, context, notes }: CheckInput): void {
  const { reward, when } = draft;
  if (reward.kind !== 'gift') return;
  [reward.giftId, ...reward.choices].forEach((id, index) => {
    const gift = context.gifts?.find((one) => one.id === id);
    if (gift === undefined) return;
    const path = typeof file.give.gift === 'string' ? ['give', 'gift'] : ['give', 'gift', index];
    const shop = context.tenants?.find((tenant) => tenant.id === gift.tenantId);
    if (shop?.excluded === true) notes.warning({ path, what: `is honoured at ${shop.id}, which takes no part in the programme now` });
    if (when.collectedUntilLocal === null) return;
    // Registered at the very last moment, it is still kept so many days.
    if (laterBy(when.registeredUntilLocal, gift.collectDays) < when.collectedUntilLocal)
      notes.warning({
        path: ['when', 'collectUntil'],
        what: `is later than ${id} is kept for anybody (${gift.collectDays} days): the earlier deadline counts`,
      });
  });
}
