/** `give` says exactly one kind of reward, and the words that go with it. */
import type { CampaignFile } from '../contract/campaign-file.ts';
import type { CheckInput } from './check-input.ts';
import { nearestName } from '../written-file/nearest-name.ts';

type Give = CampaignFile['give'];
type GiveKey = keyof Give;

const kinds = ['points', 'times', 'gift', 'tickets', 'tier'] as const;

/** Keys that only mean something beside another. */
const goesWith: readonly { readonly key: GiveKey; readonly needs: readonly GiveKey[] }[] = [
  { key: 'per', needs: ['points'] },
  { key: 'rounding', needs: ['per'] },
  { key: 'cap', needs: ['per', 'times'] },
  { key: 'of', needs: ['times'] },
  { key: 'spendAt', needs: ['points', 'times'] },
  { key: 'spendFrom', needs: ['points', 'times'] },
  { key: 'expires', needs: ['points', 'times'] },
  { key: 'tierUntil', needs: ['tier'] },
];

/** @see file comment */
export function checkGive(input: CheckInput): void {
  const { give } = input.file;
  const { problem } = input.notes;
  const said = kinds.filter((kind) => give[kind] !== undefined);
  if (said.length === 0) problem({ path: ['give'], what: 'gives nothing: say points, times, gift, tickets or tier' });
  const main = said.find((kind) => kind !== 'points') ?? said[0];
  for (const kind of said)
    if (kind !== main) problem({ path: ['give', kind], what: `does not go with a ${main ?? ''}: make two campaigns`, atKey: true });
  for (const { key, needs } of goesWith) {
    if (give[key] !== undefined && !needs.some((need) => give[need] !== undefined))
      problem({ path: ['give', key], what: `goes with ${needs.map((need) => `"${need}"`).join(' or ')} only`, atKey: true });
  }
  checkAmounts(input);
  checkGifts(input);
  checkBase(input);
}

function checkAmounts({ file, draft, notes }: CheckInput): void {
  const { give } = file;
  const { reward } = draft;
  if (reward.kind === 'points-per-amount') {
    if (reward.perMinor === 0) notes.problem({ path: ['give', 'per'], what: 'is smaller than the smallest coin' });
    if (reward.capPoints !== null && reward.capPoints < reward.points)
      notes.problem({ path: ['give', 'cap'], what: `is less than the ${reward.points} points of one step: nobody would get any` });
  }
  if (reward.kind === 'multiply' && draft.span !== 'receipt')
    notes.problem({ path: ['every'], what: 'must be receipt: "times" multiplies the base points of each receipt' });
  if (give.tickets !== undefined && file.draw === undefined)
    notes.problem({ path: ['give', 'tickets'], what: 'needs a draw: say "draw" with its prizes', atKey: true });
  if (give.tickets === undefined && file.draw !== undefined)
    notes.problem({ path: ['draw'], what: 'needs tickets: say "give: { tickets: 1 }"', atKey: true });
}

function checkGifts({ file, notes }: CheckInput): void {
  const { gift } = file.give;
  if (gift === undefined || typeof gift === 'string') return;
  gift.forEach((id, index) => {
    if (gift.indexOf(id) < index) notes.problem({ path: ['give', 'gift', index], what: `names ${id} twice` });
  });
}

/** `times` multiplies what base campaigns give; without one it gives nothing. */
function checkBase({ draft, context, notes }: CheckInput): void {
  const { reward } = draft;
  if (reward.kind !== 'multiply') return;
  const others = context.others.filter((other) => other.campaignId !== draft.campaignId);
  const base = others.filter((other) => other.reward.kind === 'points-per-amount').map((other) => other.campaignId);
  if (reward.of !== null && others.some((other) => other.campaignId === reward.of) && !base.includes(reward.of))
    notes.problem({ path: ['give', 'of'], what: `${reward.of} gives no points for each amount` });
  else if (!context.knowsAllCampaigns) return;
  else if (reward.of !== null && !base.includes(reward.of))
    notes.problem({ path: ['give', 'of'], what: `the mall has no campaign "${reward.of}"`, nearest: nearestName(reward.of, base) });
  else if (base.length === 0)
    notes.problem({ path: ['give', 'times'], what: 'has nothing to multiply: no campaign gives points "per" amount', atKey: true });
}
