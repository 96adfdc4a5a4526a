import type { CampaignVersion, ProgressEntry } from '../contract/campaign.ts';
import { assignParts } from './combination.ts';
import { stampsOf } from './counted-amount.ts';
import { isReached } from './figures.ts';
import type { Figures } from './figures.ts';
import { dayNumberOf } from './moment.ts';
import type { Counter } from './tally.ts';

/** What is left of one receipt for the next award. */
interface Held {
  readonly entry: ProgressEntry;
  readonly dayNumber: number;
  leftMinor: number;
  leftStamps: number;
  /** 1: still counts as a receipt. */
  leftReceipts: number;
  /** Still counts as a shop, category and day; still free for a combination. */
  isNew: boolean;
  isFree: boolean;
}

/**
 * Counter of any `rollingDays` mall days on end: what is older than that, seen from the newest receipt, no longer counts. An award uses up the oldest first, so what is
 * carried is the youngest there is.
 */
export class RollingTally implements Counter, Figures {
  readonly #version: CampaignVersion;
  /** In order of purchase, and so of days. Those before `#from` are too old. */
  #held: Held[] = [];
  #from = 0;
  #sumMinor = 0;
  #receipts = 0;
  #stamps = 0;

  constructor(version: CampaignVersion) {
    this.#version = version;
  }

  add(entry: ProgressEntry): void {
    const one: Held = {
      entry,
      dayNumber: dayNumberOf(entry.day),
      leftMinor: entry.amountMinor,
      leftStamps: stampsOf(this.#version.counted.stamps, entry.amountMinor),
      leftReceipts: 1,
      isNew: true,
      isFree: true,
    };
    this.#forgetBefore(one.dayNumber);
    this.#held.push(one);
    this.#count(one, 1);
  }

  forget(day: string): void {
    this.#forgetBefore(dayNumberOf(day));
  }

  isReached(): boolean {
    return isReached(this.#version.reach, this) && this.missingParts().length === 0;
  }

  consume(): void {
    const { reach, quota, parts } = this.#version;
    const isLost = quota.remainder === 'lost';
    let minor = isLost ? Infinity : (reach.sumMinor ?? Infinity);
    let receipts = isLost ? Infinity : (reach.receipts ?? Infinity);
    let stamps = isLost ? Infinity : (reach.stamps ?? Infinity);
    const used = parts.length === 0 || isLost ? null : assignParts(parts, this.#free()).used;
    for (const one of this.#counting()) {
      this.#count(one, -1);
      const [takenMinor, takenReceipts, takenStamps] = [
        Math.min(minor, one.leftMinor),
        Math.min(receipts, one.leftReceipts),
        Math.min(stamps, one.leftStamps),
      ];
      minor -= takenMinor;
      receipts -= takenReceipts;
      stamps -= takenStamps;
      one.leftMinor -= takenMinor;
      one.leftReceipts -= takenReceipts;
      one.leftStamps -= takenStamps;
      one.isNew = false;
      one.isFree &&= !isLost && used?.has(one.entry) !== true;
      this.#count(one, 1);
    }
  }

  get sumMinor(): number {
    return this.#sumMinor;
  }

  get receipts(): number {
    return this.#receipts;
  }

  get stamps(): number {
    return this.#stamps;
  }

  get shops(): number {
    return this.#version.reach.shops === null ? 0 : this.#different((entry) => entry.tenantId);
  }

  get categories(): number {
    return this.#version.reach.categories === null ? 0 : this.#different((entry) => entry.category);
  }

  get days(): number {
    return this.#version.reach.days === null ? 0 : this.#different((entry) => entry.day);
  }

  figures(): Figures {
    const { sumMinor, receipts, shops, categories, days, stamps } = this;
    return { sumMinor, receipts, shops, categories, days, stamps };
  }

  missingParts(): readonly number[] {
    const { parts } = this.#version;
    return parts.length === 0 ? [] : assignParts(parts, this.#free()).missingParts;
  }

  oldestDay(): string | null {
    const { reach, parts } = this.#version;
    const asksNew = reach.shops !== null || reach.categories !== null || reach.days !== null;
    const counts = (one: Held) =>
      (reach.sumMinor !== null && one.leftMinor > 0) ||
      (reach.stamps !== null && one.leftStamps > 0) ||
      (reach.receipts !== null && one.leftReceipts > 0) ||
      (asksNew && one.isNew) ||
      (parts.length > 0 && one.isFree);
    return this.#counting().find(counts)?.entry.day ?? null;
  }

  copy(): RollingTally {
    const copy = new RollingTally(this.#version);
    for (const one of this.#counting()) copy.#held.push({ ...one });
    copy.#sumMinor = this.#sumMinor;
    copy.#receipts = this.#receipts;
    copy.#stamps = this.#stamps;
    return copy;
  }

  settle(): void {
    const isCombined = this.#version.parts.length > 0;
    const isOfUse = ({ leftMinor, leftReceipts, leftStamps, isNew, isFree }: Held) =>
      leftMinor > 0 || leftReceipts > 0 || leftStamps > 0 || isNew || (isCombined && isFree);
    this.#held = this.#counting().filter(isOfUse);
    this.#from = 0;
  }

  /** The receipts that still count, in order of purchase. */
  entries(): readonly ProgressEntry[] {
    return this.#counting().map((one) => one.entry);
  }

  #forgetBefore(dayNumber: number): void {
    const oldest = dayNumber - (this.#version.rollingDays ?? 1) + 1;
    for (let one = this.#held[this.#from]; one !== undefined && one.dayNumber < oldest; one = this.#held[this.#from]) {
      this.#count(one, -1);
      this.#from += 1;
    }
  }

  #count(one: Held, sign: 1 | -1): void {
    this.#sumMinor += sign * one.leftMinor;
    this.#receipts += sign * one.leftReceipts;
    this.#stamps += sign * one.leftStamps;
  }

  #counting(): readonly Held[] {
    return this.#held.slice(this.#from);
  }

  #different(of: (entry: ProgressEntry) => string): number {
    const found = new Set<string>();
    for (const one of this.#counting()) if (one.isNew) found.add(of(one.entry));
    return found.size;
  }

  #free(): ProgressEntry[] {
    return this.#counting().flatMap((one) => (one.isFree ? [one.entry] : []));
  }
}
