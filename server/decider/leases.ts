import { isPrizeStock } from '../../domain/draw/prize-gift.ts';
import { allotmentId, dayQuotaId, totalQuotaId } from '../../domain/allotment/allotment-id.ts';
import { defaultLeaseSettings, planLeases } from '../../domain/allotment/plan-leases.ts';
import type { LeaseKiosk } from '../../domain/allotment/plan-leases.ts';
import { emptyResource } from '../../domain/allotment/resource-count.ts';
import type { Lease } from '../../domain/contract/act.ts';
import type { CampaignVersion } from '../../domain/contract/campaign.ts';
import type { AllotmentDocument, MallDocument, ResourceDocument } from '../../domain/contract/document.ts';
import { endOfMallDayMs, mallDayAt } from '../../domain/time/mall-day.ts';
import type { KioskRow } from '../store/rows.ts';
import type { ReadTransaction, Store } from '../store/store.ts';
import type { Decider } from './decider.ts';
import { loadRules } from './load-rules.ts';
import type { Rules } from './loaded-world.ts';

const RESOURCES_MAX = 2_000;
const LEASES_EACH = 2_000;
const DAY_MS = 86_400_000;

/** What the planner is made of. `isReachable`: the kiosk's link stands and nothing waits in its journal. */
export interface LeasesOptions {
  readonly store: Store;
  readonly decider: Decider;
  readonly nowMs: () => number;
  readonly isReachable: (kioskId: string) => boolean;
  readonly log: (line: string) => void;
}

/** A resource that can be lent, with the size a quota has that nobody touched yet. */
interface Lendable {
  readonly resource: ResourceDocument;
  readonly total: number | null;
  readonly untilMs: number;
}

/** Lends scarce units to the kiosks that can be reached, so that they may promise while the link is down. */
export class Leases {
  readonly #options: LeasesOptions;
  #rules: Rules | null = null;
  #planning: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;
  constructor(options: LeasesOptions) {
    this.#options = options;
  }

  /** Plans soon: a commit may have moved stock. Many requests within a second are one plan. */
  request(): void {
    if (this.#closed || this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.plan();
    }, 1_000);
    this.#timer.unref();
  }

  /** Plans now and writes the plan. Trouble is told to the log only: without new loans everything still works online. */
  async plan(): Promise<void> {
    if (this.#closed) return;
    this.#planning ??= this.#plan()
      .catch((error: unknown) => this.#options.log(`leases: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => {
        this.#planning = null;
      });
    await this.#planning;
  }

  /** Stops planning; waits for the plan that is being written. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#planning;
  }

  async #plan(): Promise<void> {
    const { store, decider } = this.#options;
    const planned = await store.read(async (transaction) => {
      const malls = await transaction.documentsOf('mall', '', 100);
      const plans: { readonly mallId: string; readonly leases: readonly Lease[] }[] = [];
      for (const mall of malls) plans.push({ mallId: mall.id, leases: await this.#leasesOf(transaction, mall) });
      return plans;
    });
    for (const { mallId, leases } of planned) {
      for (let at = 0; at < leases.length; at += LEASES_EACH) {
        await decider.act([{ kind: 'leases.planned', leases: leases.slice(at, at + LEASES_EACH) }], mallId);
      }
    }
  }

  async #leasesOf(transaction: ReadTransaction, mall: MallDocument): Promise<readonly Lease[]> {
    const nowMs = this.#options.nowMs();
    this.#rules = await loadRules(transaction, this.#rules);
    const kiosks = (await transaction.kiosks()).filter(
      (kiosk) => kiosk.mallId === mall.id && kiosk.use !== 'import' && kiosk.status === 'enrolled',
    );
    if (!kiosks.some((kiosk) => this.#options.isReachable(kiosk.id))) return [];
    const lendable = [
      ...(await this.#stocks(transaction, mall, nowMs)),
      ...(await this.#quotas(transaction, mall, this.#rules.versions, nowMs)),
    ];
    const ids = lendable.flatMap(({ resource }) => kiosks.map((kiosk) => allotmentId(resource.id, kiosk.id)));
    const { documents } = await transaction.load({
      documents: ids.map((id) => ({ kind: 'allotment', id })),
      receiptKeys: [],
      tillKeys: [],
      drawIds: [],
    });
    const allotments = new Map(documents.flatMap((document) => (document.kind === 'allotment' ? [[document.id, document] as const] : [])));
    return lendable.flatMap(({ resource, total, untilMs }) =>
      planLeases({
        resource,
        total,
        untilMs,
        nowMs,
        settings: defaultLeaseSettings,
        kiosks: kiosks.map((kiosk) => this.#leaseKiosk(kiosk, resource.id, allotments)),
      }),
    );
  }

  #leaseKiosk(kiosk: KioskRow, resourceId: string, allotments: ReadonlyMap<string, AllotmentDocument>): LeaseKiosk {
    return {
      kioskId: kiosk.id,
      incarnation: kiosk.incarnation,
      reachable: this.#options.isReachable(kiosk.id),
      allotment: allotments.get(allotmentId(resourceId, kiosk.id)) ?? null,
    };
  }

  /** Gifts: lent until the end of tomorrow's mall day, so that the date moves once a day and not at every plan. */
  async #stocks(transaction: ReadTransaction, mall: MallDocument, nowMs: number): Promise<readonly Lendable[]> {
    const resources = await transaction.documentsOf('resource', 'stock:', RESOURCES_MAX);
    const untilMs = endOfMallDayMs(mallDayAt(nowMs + DAY_MS, mall.offsets, mall.dayCutoffMinutes), mall.dayCutoffMinutes, mall.offsets);
    return resources
      .filter(({ id }) => id.startsWith('stock:') && !isPrizeStock(id))
      .map((resource) => ({ resource, total: null, untilMs }));
  }

  /**
   * Quotas of the gift campaigns that run now: the day's until the day ends, the whole one like a stock. Points, tickets and tiers are predicted without units, so
   * loans of theirs would only lie idle.
   */
  async #quotas(
    transaction: ReadTransaction,
    mall: MallDocument,
    versions: readonly CampaignVersion[],
    nowMs: number,
  ): Promise<readonly Lendable[]> {
    const day = mallDayAt(nowMs, mall.offsets, mall.dayCutoffMinutes);
    const dayEndMs = endOfMallDayMs(day, mall.dayCutoffMinutes, mall.offsets);
    const newest = new Map<string, CampaignVersion>();
    for (const version of versions)
      if ((newest.get(version.campaignId)?.version ?? 0) < version.version && version.effectiveFromMs <= nowMs)
        newest.set(version.campaignId, version);
    const running = [...newest.values()].filter(
      ({ when, reward, stoppedAtMs }) =>
        reward.kind === 'gift' &&
        when.boughtFromMs <= nowMs &&
        nowMs < when.registeredUntilMs &&
        (stoppedAtMs === null || stoppedAtMs > nowMs),
    );
    const wanted = running.flatMap(({ campaignId, quota }) => [
      ...(quota.perDay === null ? [] : [{ id: dayQuotaId(campaignId, day), size: quota.perDay, untilMs: dayEndMs }]),
      ...(quota.total === null ? [] : [{ id: totalQuotaId(campaignId), size: quota.total, untilMs: dayEndMs + DAY_MS }]),
    ]);
    const { documents } = await transaction.load({
      documents: wanted.map(({ id }) => ({ kind: 'resource', id })),
      receiptKeys: [],
      tillKeys: [],
      drawIds: [],
    });
    const known = new Map(documents.flatMap((document) => (document.kind === 'resource' ? [[document.id, document] as const] : [])));
    return wanted.map(({ id, size, untilMs }) => ({
      resource: known.get(id) ?? emptyResource(id, size),
      total: known.has(id) ? null : size,
      untilMs,
    }));
  }
}
