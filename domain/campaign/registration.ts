/** One registration as its candidates look at it: what several of them ask for is worked out once, and only when the first one asks. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { MemberFacts, RuleMall, RuleReceipt } from './evaluation.ts';
import { momentOfInstant, momentOfLocal } from './moment.ts';
import type { Moment } from './moment.ts';
import { lastDayOfWindow } from './window-last-day.ts';

/** @see Registration */
export class Registration {
  readonly receipt: RuleReceipt;
  readonly member: MemberFacts;
  readonly mall: RuleMall;
  #bought: Moment | null = null;
  #registered: Moment | null = null;
  readonly #lastDays: Partial<Record<CampaignVersion['span'], string | null>> = {};

  constructor(receipt: RuleReceipt, member: MemberFacts, mall: RuleMall) {
    this.receipt = receipt;
    this.member = member;
    this.mall = mall;
  }

  /** When it was bought, by the paper's own clock. */
  get bought(): Moment {
    return (this.#bought ??= momentOfLocal(this.receipt.purchasedAtLocal, this.mall.dayCutoffMinutes));
  }

  /** When it was registered. */
  get registered(): Moment {
    return (this.#registered ??= momentOfInstant(this.receipt.registeredAtMs, this.mall.offsets, this.mall.dayCutoffMinutes));
  }

  /** Last mall day of the calendar window that the registration is in; null: the window has no end of its own. Rolling windows end with what they hold. */
  lastDayOf(version: Pick<CampaignVersion, 'span' | 'rollingDays'>, oldestDay: string | null): string | null {
    if (version.span === 'rolling') return lastDayOfWindow(version, this.registered.day, oldestDay);
    const known = this.#lastDays[version.span];
    if (known !== undefined) return known;
    const lastDay = lastDayOfWindow(version, this.registered.day, null);
    this.#lastDays[version.span] = lastDay;
    return lastDay;
  }
}
