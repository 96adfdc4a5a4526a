/**
 * A campaign version made ready for receipts: lists as sets, clock times as minutes, and whether a question needs asking at all. Made once when the rules change, so
 * that a receipt pays for comparisons only.
 */
import type { CampaignVersion } from '../contract/campaign.ts';
import { ENGINE_LEVEL } from '../contract/wire-version.ts';
import { keepsWindows } from './window-key.ts';

/** @see compileRule */
export interface Rule {
  readonly version: CampaignVersion;
  /** This engine knows all that the version says. */
  readonly isKnown: boolean;
  /** Names no shop and no category: all count. */
  readonly isEverywhere: boolean;
  readonly tenants: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
  readonly exceptTenants: ReadonlySet<string>;
  readonly exceptCategories: ReadonlySet<string>;
  /** Bit n set: ISO weekday n counts. 0: all days. */
  readonly weekdays: number;
  /** Minutes of the local day; null: all day. */
  readonly hours: { readonly fromMinute: number; readonly untilMinute: number } | null;
  /** Audience or excluded persons must be looked at. */
  readonly asksMember: boolean;
  /** Goods must be looked at; an empty `only` means all but `except`. */
  readonly goods: { readonly only: ReadonlySet<string>; readonly except: ReadonlySet<string> } | null;
  /** Reach asks for something besides the parts of a combination. */
  readonly asksReach: boolean;
  readonly keepsWindows: boolean;
  /** Later versions of the same campaign that the index knows: windows that one of them has touched are judged by it. */
  readonly later: readonly Rule[];
}

/** @see Rule. `later`: rules of later versions of the campaign, if any. */
export function compileRule(version: CampaignVersion, later: readonly Rule[] = []): Rule {
  const { where, when, counted } = version;
  const hasGoods = counted.goods.only.length + counted.goods.except.length > 0;
  return {
    version,
    isKnown: version.engineLevel <= ENGINE_LEVEL,
    isEverywhere: where.tenants.length + where.categories.length === 0,
    tenants: new Set(where.tenants),
    categories: new Set(where.categories),
    exceptTenants: new Set(where.except.tenants),
    exceptCategories: new Set(where.except.categories),
    weekdays: when.weekdays.reduce((mask, weekday) => mask | (1 << weekday), 0),
    hours: when.hours === null ? null : { fromMinute: minutesOf(when.hours.from), untilMinute: minutesOf(when.hours.until) },
    asksMember: asksMember(version),
    goods: hasGoods ? { only: new Set(counted.goods.only), except: new Set(counted.goods.except) } : null,
    asksReach: asksReach(version.reach),
    keepsWindows: keepsWindows(version),
    later,
  };
}

/** Whether a reach asks for anything; 0 asks nothing. */
export function asksReach(reach: CampaignVersion['reach']): boolean {
  return [reach.sumMinor, reach.receipts, reach.shops, reach.categories, reach.days, reach.stamps].some((goal) => (goal ?? 0) > 0);
}

function asksMember({ audience, notFor }: CampaignVersion): boolean {
  const lists = [audience.tiers, audience.anyOf, audience.noneOf, audience.languages, audience.media, audience.kiosks, notFor];
  return (
    lists.some((list) => list.length > 0) ||
    audience.invited ||
    audience.joinedWithinDays !== null ||
    audience.birthday !== null ||
    audience.share !== null
  );
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}
