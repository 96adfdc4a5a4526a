/** Beyond the schema: names that exist, parts that fit together, and what is legal but looks unintended. */
import type { CampaignFile } from '../contract/campaign-file.ts';
import { utcOf } from '../time/zone.ts';
import type { CampaignContext } from './campaign-context.ts';
import type { CampaignDraft, DraftNotes } from './draft.ts';
import type { FilePath } from './file-problem.ts';
import { nearestName } from './nearest-name.ts';

/** Checks a draft against the mall and against itself. */
export function checkDraft(file: CampaignFile, draft: CampaignDraft, context: CampaignContext, notes: DraftNotes): void {
  checkNames(file, context, notes);
  checkParts(file, draft, notes);
  checkTimes(draft, context, notes);
  checkSense(draft, context, notes);
}

function checkNames(file: CampaignFile, context: CampaignContext, notes: DraftNotes): void {
  const known = (names: readonly string[] | null, name: string, path: FilePath, what: string) => {
    if (names === null || names.includes(name)) return;
    notes.problem({ path, what: `the mall has no ${what} "${name}"`, nearest: nearestName(name, names) });
  };
  const { where } = file;
  where?.shops?.forEach((name, index) => known(context.tenants, name, ['where', 'shops', index], 'shop'));
  where?.categories?.forEach((name, index) => known(context.categories, name, ['where', 'categories', index], 'category'));
  where?.except?.shops?.forEach((name, index) => known(context.tenants, name, ['where', 'except', 'shops', index], 'shop'));
  where?.except?.categories?.forEach((name, index) =>
    known(context.categories, name, ['where', 'except', 'categories', index], 'category'),
  );
  if (file.give.spendAt !== undefined) known(context.tenants, file.give.spendAt, ['give', 'spendAt'], 'shop');
  if (file.give.gift !== undefined) known(context.gifts?.map((gift) => gift.id) ?? null, file.give.gift, ['give', 'gift'], 'gift');
  if (file.poster?.art !== undefined) known(context.arts, file.poster.art, ['poster', 'art'], 'drawing');
  for (const name of Object.keys(file.pays ?? {})) {
    if (name !== 'operator' && name !== 'shop')
      known(context.tenants === null ? null : [...context.tenants, 'operator', 'shop'], name, ['pays', name], 'shop');
  }
}

function checkParts(file: CampaignFile, draft: CampaignDraft, notes: DraftNotes): void {
  const { give } = file;
  if (give.gift !== undefined) {
    for (const key of ['points', 'per', 'rounding', 'cap', 'spendAt', 'expires'] as const) {
      if (give[key] !== undefined) notes.problem({ path: ['give', key], what: 'does not go with a gift: make two campaigns', atKey: true });
    }
  }
  if (give.per === undefined) {
    for (const key of ['rounding', 'cap'] as const)
      if (give[key] !== undefined) notes.problem({ path: ['give', key], what: 'goes with "per" only', atKey: true });
  }
  if (give.per !== undefined && draft.span !== 'receipt')
    notes.problem({ path: ['every'], what: 'points per amount are given for each receipt: every must be receipt' });
  if (draft.reward.kind === 'points-per-amount' && draft.reward.perMinor === 0)
    notes.problem({ path: ['give', 'per'], what: 'is smaller than the smallest coin' });
  if (draft.span === 'receipt') {
    for (const key of ['receipts', 'shops'] as const)
      if (draft.reach[key] !== null)
        notes.problem({ path: ['reach', key], what: 'cannot be asked of one receipt: every must be day, week, month or campaign' });
  } else {
    if (!draft.reach.sumMinor && draft.reach.receipts === null && draft.reach.shops === null)
      notes.problem({ path: ['reach'], what: 'is missing: say sum, receipts or shops' });
    if (draft.stackingGroup !== null) notes.problem({ path: ['bestOf'], what: 'goes with "every: receipt" only', atKey: true });
  }
  const { receipts, shops } = draft.reach;
  if (receipts !== null && shops !== null && shops > receipts)
    notes.warning({
      path: ['reach', 'shops'],
      what: `${shops} shops need at least ${shops} receipts, so receipts: ${receipts} says nothing`,
    });
  if (shops !== null && draft.where.tenants.length > 0 && draft.where.categories.length === 0 && shops > draft.where.tenants.length) {
    notes.problem({ path: ['reach', 'shops'], what: `cannot be reached: only ${draft.where.tenants.length} shops count` });
  }
}

function checkTimes(draft: CampaignDraft, context: CampaignContext, notes: DraftNotes): void {
  const { when } = draft;
  if (when.boughtUntilLocal <= when.boughtFromLocal) notes.problem({ path: ['when', 'until'], what: 'is not after from' });
  if (when.registeredUntilLocal < when.boughtUntilLocal)
    notes.problem({ path: ['when', 'registerUntil'], what: 'is before until: the last purchases could not be registered' });
  if (when.collectedUntilLocal !== null && when.collectedUntilLocal < when.boughtUntilLocal)
    notes.problem({ path: ['when', 'collectUntil'], what: 'is before until: the last winners could not collect' });
  if (when.announcedAtLocal !== null && when.announcedAtLocal > when.boughtFromLocal)
    notes.warning({ path: ['when', 'announced'], what: 'is after the campaign begins' });
  if (context.nowMs !== null && utcOf(when.registeredUntilLocal, context.offsets) <= context.nowMs)
    notes.warning({ path: ['when', 'until'], what: 'is over already' });
}

function checkSense(draft: CampaignDraft, context: CampaignContext, notes: DraftNotes): void {
  const { reward, quota } = draft;
  if (reward.kind === 'gift') {
    const gift = context.gifts?.find((one) => one.id === reward.giftId);
    if (gift?.free === 0) notes.warning({ path: ['give', 'gift'], what: 'stock of this gift is 0' });
    if (quota.perDay === null && quota.total === null)
      notes.warning({ path: ['quota'], what: 'no quota: gifts go until the stock is empty' });
    if (quota.perAccountWindow === null)
      notes.warning({ path: ['quota', 'perAccount'], what: 'one account may take as many gifts as its receipts allow' });
  } else if (reward.life.kind === 'fixed' && reward.life.atLocal <= draft.when.boughtUntilLocal) {
    notes.warning({ path: ['give', 'expires'], what: 'points expire before the campaign ends' });
  }
  const except = draft.where.except;
  if (
    draft.where.tenants.some((id) => except.tenants.includes(id)) ||
    draft.where.categories.some((id) => except.categories.includes(id))
  ) {
    notes.warning({ path: ['where', 'except'], what: 'takes out what stands in where' });
  }
  const clash = context.others.find(
    (other) => other.campaignId !== draft.campaignId && isSameGift(other, draft) && overlaps(other, draft, context),
  );
  if (clash !== undefined)
    notes.warning({ path: ['give', 'gift'], what: `the same receipts also earn this gift in ${clash.campaignId}: intended?` });
}

function isSameGift(other: CampaignContext['others'][number], draft: CampaignDraft): boolean {
  return draft.reward.kind === 'gift' && other.reward.kind === 'gift' && other.reward.giftId === draft.reward.giftId;
}

function overlaps(other: CampaignContext['others'][number], draft: CampaignDraft, context: CampaignContext): boolean {
  return (
    other.stoppedAtMs === null &&
    other.when.boughtFromMs < utcOf(draft.when.boughtUntilLocal, context.offsets) &&
    utcOf(draft.when.boughtFromLocal, context.offsets) < other.when.boughtUntilMs
  );
}
