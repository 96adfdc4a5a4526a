/** `whenGone` says exactly one thing that is given, beside something that can run out, and names what there is. */
import { maxPointsPerAward } from '../campaign/award.ts';
import type { CampaignFile } from '../contract/campaign-file.ts';
import { nearestName } from '../written-file/nearest-name.ts';
import type { CheckInput } from './check-input.ts';

type WhenGoneFile = NonNullable<CampaignFile['whenGone']>;

const kinds = ['points', 'gift', 'tickets'] as const;

/** Keys that only mean something beside another. */
const goesWith: readonly { readonly key: keyof WhenGoneFile; readonly needs: (typeof kinds)[number] }[] = [
  { key: 'spendAt', needs: 'points' },
  { key: 'spendFrom', needs: 'points' },
  { key: 'expires', needs: 'points' },
  { key: 'draw', needs: 'tickets' },
];

/** @see file comment */
export function checkWhenGone(input: CheckInput): void {
  const { file, notes } = input;
  const { whenGone } = file;
  if (whenGone === undefined) return;
  const { problem } = notes;
  const [main, ...others] = kinds.filter((kind) => whenGone[kind] !== undefined);
  if (main === undefined) problem({ path: ['whenGone'], what: 'gives nothing: say points, gift or tickets' });
  for (const kind of others) problem({ path: ['whenGone', kind], what: `does not go with ${main ?? ''}: say one of them`, atKey: true });
  for (const { key, needs } of goesWith)
    if (whenGone[key] !== undefined && whenGone[needs] === undefined)
      problem({ path: ['whenGone', key], what: `goes with "${needs}" only`, atKey: true });
  if ((whenGone.points ?? 0) > maxPointsPerAward)
    problem({ path: ['whenGone', 'points'], what: `is more than one award can be: ${maxPointsPerAward}` });
  if (whenGone.tickets !== undefined && whenGone.draw === undefined)
    problem({ path: ['whenGone', 'tickets'], what: 'needs "draw": the campaign whose draw they are for', atKey: true });
  checkCanRunOut(input);
  checkGift(input, whenGone);
  checkShop(input, whenGone);
  checkDraw(input, whenGone);
}

/** Where nothing can run out, nobody would ever get it. */
function checkCanRunOut({ draft, notes }: CheckInput): void {
  const { reward, quota } = draft;
  if (reward.kind === 'points-per-amount' || reward.kind === 'multiply') {
    notes.problem({ path: ['whenGone'], what: 'does not go with points for each amount: make two campaigns', atKey: true });
    return;
  }
  // A budget of points that only the consolation draws on bounds the consolation; it does not make the award run out.
  const budgets = reward.kind === 'points' ? [quota.budgetPoints, quota.budgetPointsPerDay] : [];
  if (reward.kind !== 'gift' && [quota.perDay, quota.total, ...budgets].every((one) => one === null))
    notes.problem({ path: ['whenGone'], what: 'nothing can run out here: say a quota, or leave it out', atKey: true });
}

function checkGift({ draft, context, notes }: CheckInput, { gift: id }: WhenGoneFile): void {
  const { reward } = draft;
  if (id === undefined) return;
  const path = ['whenGone', 'gift'];
  if (reward.kind === 'gift' && [reward.giftId, ...reward.choices].includes(id))
    notes.problem({ path, what: `${id} is what is gone: name another gift` });
  if (context.gifts === null) return;
  const gift = context.gifts.find((one) => one.id === id);
  if (gift === undefined) {
    const names = context.gifts.map((one) => one.id);
    notes.problem({ path, what: `the mall has no gift "${id}"`, nearest: nearestName(id, names) });
    return;
  }
  if (!gift.active) notes.warning({ path, what: `${id} is not given out any more` });
  if (gift.free === 0) notes.warning({ path, what: `stock of ${id} is 0` });
  if (context.tenants?.find((tenant) => tenant.id === gift.tenantId)?.excluded === true)
    notes.warning({ path, what: `is honoured at ${gift.tenantId ?? ''}, which takes no part in the programme now` });
}

function checkShop({ context, notes }: CheckInput, { spendAt }: WhenGoneFile): void {
  if (spendAt === undefined || context.tenants === null) return;
  const path = ['whenGone', 'spendAt'];
  const shop = context.tenants.find((tenant) => tenant.id === spendAt);
  const names = context.tenants.map((tenant) => tenant.id);
  if (shop === undefined) notes.problem({ path, what: `the mall has no shop "${spendAt}"`, nearest: nearestName(spendAt, names) });
  else if (shop.excluded) notes.warning({ path, what: `${spendAt} takes no part in the programme now: nobody can spend the points` });
}

/** The draw is another campaign's, and takes tickets for as long as this campaign may give them. */
function checkDraw({ draft, version, context, notes }: CheckInput, { draw: id }: WhenGoneFile): void {
  if (id === undefined) return;
  const path = ['whenGone', 'draw'];
  if (id === draft.campaignId) {
    notes.problem({ path, what: 'is this campaign itself: name another one' });
    return;
  }
  const other = context.others.find((one) => one.campaignId === id);
  if (other !== undefined && other.draw === null) notes.problem({ path, what: `${id} has no draw` });
  else if (other === undefined && context.knowsAllCampaigns) {
    const drawing = context.others.filter((one) => one.draw !== null).map((one) => one.campaignId);
    notes.problem({ path, what: `the mall has no campaign "${id}"`, nearest: nearestName(id, drawing) });
  } else if (other?.draw != null && other.draw.closesAtMs < version.when.registeredUntilMs)
    notes.warning({ path, what: `the draw of ${id} closes before this campaign ends: late visitors get no ticket` });
}
