/** Where awards are written down: on the receipt that earned them. The receipt in hand collects its own; others are written at once. */
import { explainAward } from '../campaign-words/explain.ts';
import type { Due } from '../campaign/evaluation.ts';
import type { CampaignVersion, ProgressGrant } from '../contract/campaign.ts';
import type { ReceiptAward, ReceiptDocument } from '../contract/document.ts';
import type { AwardBinds, Granted } from './earning.ts';
import { returnUnits } from './gift-units.ts';
import { say } from './say.ts';
import type { Scribe } from './scribe.ts';

/** What is written down on one receipt. */
type Written = Pick<ReceiptDocument, 'awards' | 'binds'>;

const without = ({ awards, binds }: Written, awardKey: string): Written => ({
  awards: awards.filter((one) => one.awardKey !== awardKey),
  binds: binds.filter((one) => one.awardKey !== awardKey),
});

const withAward = (before: Written, award: ReceiptAward, binds: AwardBinds): Written => {
  const others = without(before, award.awardKey);
  return { awards: [...others.awards, award], binds: [...others.binds, ...binds] };
};

/** Awards and units of one receipt, or of an event, while they are being settled. */
export class AwardSheet {
  /** Receipt in hand; null: an event, a merge. */
  readonly receiptId: string | null;
  readonly #scribe: Scribe;
  readonly #accountId: string;
  #awards: ReceiptAward[];
  #binds: AwardBinds;
  /** Points granted less points taken back, whosever receipt they stand on. */
  net = 0;

  constructor(scribe: Scribe, accountId: string, inHand: Pick<ReceiptDocument, 'id' | 'awards' | 'binds'> | null) {
    this.#scribe = scribe;
    this.#accountId = accountId;
    this.receiptId = inHand?.id ?? null;
    this.#awards = inHand?.awards ?? [];
    this.#binds = inHand?.binds ?? [];
  }

  get awards(): ReceiptAward[] {
    return this.#awards;
  }

  get binds(): AwardBinds {
    return this.#binds;
  }

  /** What a hold of the receipt in hand reserved for this award leaves the sheet: `grantAward` uses it or gives it back. */
  takeReserved(awardKey: string): AwardBinds {
    const reserved = this.#binds.filter((one) => one.awardKey === awardKey);
    if (reserved.length > 0) this.#binds = this.#binds.filter((one) => one.awardKey !== awardKey);
    return reserved;
  }

  /** Writes down an award that was granted or refused. */
  add(receiptId: string, award: ReceiptAward, binds: AwardBinds): void {
    this.net += award.points;
    this.#edit(receiptId, award.points, (before) => withAward(before, award, binds));
  }

  /** An award was taken back: its units return. */
  remove(receiptId: string, awardKey: string, points: number): void {
    this.net -= points;
    this.#edit(receiptId, -points, (before) => {
      returnUnits(
        this.#scribe,
        before.binds.filter((one) => one.awardKey === awardKey),
      );
      return without(before, awardKey);
    });
  }

  /** An award of a window stands although the receipt that it was written on has left the window: it moves, with its units, to another one. */
  move(fromId: string, toId: string, awardKey: string): void {
    const from = fromId === this.receiptId ? { awards: this.#awards, binds: this.#binds } : this.#scribe.world.get('receipt', fromId);
    const award = from?.awards.find((one) => one.awardKey === awardKey);
    if (from === null || award === undefined) return;
    const binds = from.binds.filter((one) => one.awardKey === awardKey);
    this.#edit(fromId, -award.points, (before) => without(before, awardKey));
    this.#edit(toId, award.points, (before) => withAward(before, award, binds));
  }

  #edit(receiptId: string, points: number, edit: (before: Written) => Written): void {
    if (receiptId === this.receiptId || receiptId === '') {
      const after = edit({ awards: this.#awards, binds: this.#binds });
      this.#awards = after.awards;
      this.#binds = after.binds;
      return;
    }
    const scribe = this.#scribe;
    const receipt = scribe.world.get('receipt', receiptId);
    // A voided or moved receipt keeps no awards, whatever window still names it.
    if (receipt !== null && receipt.state === 'booked') scribe.put({ ...receipt, ...edit(receipt) });
    const line = scribe.account(this.#accountId).receipts.find((one) => one.receiptId === receiptId && one.state === 'booked');
    if (line === undefined || points === 0) return;
    scribe.change({ kind: 'account.receiptNoted', accountId: this.#accountId, receipt: { ...line, points: line.points + points } });
  }
}

/** Whether an award of a receipt was refused for want of units: it gave nothing at all. */
export function isRefused(award: ReceiptAward): boolean {
  return award.purse === null && award.voucherId === null && award.tickets === 0 && award.tierId === null;
}

/** The award as the receipt and the screen have it. */
export function awardOf(scribe: Scribe, accountId: string, version: CampaignVersion, due: Due, granted: Granted): ReceiptAward {
  const { grant } = granted;
  const { campaignId } = version;
  const common = { campaignId, version: version.version, awardKey: due.awardKey, points: grant.points, purse: null };
  const { voucherId, tickets, tierId } = grant;
  if (grant.refused !== null)
    return { ...common, voucherId: null, tickets: 0, tierId: null, explanation: say('counts.quota-gone', { campaignId }) };
  const account = scribe.account(accountId);
  const lot = account.lots.find((one) => one.lotId === grant.lotId) ?? null;
  const tier = account.tiers.find((one) => one.awardKey === due.awardKey) ?? null;
  const explanation = explainAward(version, due, { lot, tier }, scribe.mall);
  const purse = due.reward.kind === 'points' ? due.reward.purse : null;
  return { ...common, purse, voucherId, tickets, tierId, explanation };
}

/** The grant that an award of a single receipt stands for: such awards keep no window. */
export function grantOfAward(award: ReceiptAward, receiptId: string): ProgressGrant {
  const { awardKey, points, voucherId, tickets, tierId } = award;
  const lotId = points > 0 ? awardKey : null;
  return { awardKey, receiptId, points, lotId, voucherId, tickets, tierId, refused: isRefused(award) ? 'quota' : null };
}
