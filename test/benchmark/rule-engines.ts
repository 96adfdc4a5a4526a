/**
 * Our campaign engine against two general ones on the same promises and receipts: the part that all can say (points by shop, category, time and amount). One of them is
 * measured twice: as one decision table, and with an index by shop made by hand. Before anything is measured the points of 1,000 receipts (150 of them at 1,000
 * promises) must be equal for all. Ours finds its candidates, evaluates, and explains each award and near miss; the others give points.
 */
import { evaluate } from '../../domain/campaign/evaluate.ts';
import { explainAward } from '../../domain/campaign-words/explain.ts';
import { buildRuleIndex, candidates } from '../../domain/campaign/rule-index.ts';
import type { CampaignVersion } from '../../domain/contract/campaign.ts';
import { localOf } from '../../domain/time/zone.ts';
import { seededRandom } from '../../server/demo/seeded-random.ts';
import { at, makeMember, makeVersion, mall, perAmount, points, quota, reach, when, where } from '../domain/campaign/make-version.ts';
import { figureLine, median, remark, spread } from './figure.ts';
import type { EnginePromise, EngineReceipt, PointsEngine } from './promise.ts';
import { jsonRulesEngine, versionOf, zenEngine, zenSwitch } from './rule-engine-peers.ts';

/** Name for `npm run bench -- NAME`. */
export const name = 'rule-engines';

const SHOPS = 40;
const CATEGORIES = 8;
const RECEIPTS = 1000;
const ROUNDS = 15;
/** A round of one engine: as many receipts as it does in about this time, at least a few. */
const ROUND_MS = 60;
/** Receipts under way at once: zen works on threads of its own, and one at a time would mostly wait. */
const TOGETHER = 16;
const WEEK_MS = 7 * 86_400_000;
const yearFromMs = at('2026-01-05T04:00');

const categoryOf = (shop: number): string => `kind-${shop % CATEGORIES}`;

/** A year's promises: four in five name a shop, the others a category; each is open for four weeks; half give points from a sum on, half for each full amount. */
function promisesOf(count: number): readonly EnginePromise[] {
  const random = seededRandom(5);
  return Array.from({ length: count }, (_, n): EnginePromise => {
    const isOfShop = n % 5 !== 4;
    const fromMs = yearFromMs + random.below(13) * 4 * WEEK_MS;
    return {
      id: `promise-${String(n).padStart(4, '0')}`,
      tenant: isOfShop ? `shop-${n % SHOPS}` : null,
      category: isOfShop ? null : categoryOf(n),
      fromMs,
      untilMs: fromMs + 4 * WEEK_MS,
      fromMinor: 50_000 + random.below(20) * 10_000,
      points: 10 + random.below(50) * 10,
      perMinor: n % 2 === 0 ? null : 10_000 + random.below(5) * 5_000,
    };
  });
}

function receiptsOf(count: number): readonly EngineReceipt[] {
  const random = seededRandom(6);
  return Array.from({ length: count }, (_, n) => {
    const shop = random.below(SHOPS);
    const amountMinor = 5_000 + random.below(600_000);
    return {
      id: `receipt-${n}`,
      tenant: `shop-${shop}`,
      category: categoryOf(shop),
      atMs: yearFromMs + 6 * 3_600_000 + random.below(364) * 86_400_000,
      amountMinor,
    };
  });
}

function versionOfPromise({ id, tenant, category, fromMs, untilMs, fromMinor, points: amount, perMinor }: EnginePromise): CampaignVersion {
  return makeVersion({
    campaignId: id,
    span: 'receipt',
    effectiveFromMs: 0,
    where: where({ tenants: tenant === null ? [] : [tenant], categories: category === null ? [] : [category] }),
    when: when({ boughtFromMs: fromMs, boughtUntilMs: untilMs, registeredUntilMs: untilMs }),
    reach: perMinor === null ? reach({ sumMinor: fromMinor }) : reach(),
    minimumMinor: perMinor === null ? 0 : fromMinor,
    reward: perMinor === null ? points(amount) : perAmount({ points: amount, perMinor }),
    quota: quota({ perAccountWindow: perMinor === null ? 1 : null }),
  });
}

/** Ours, explanations included: the answer counts only when each award has its reason. */
function ours(promises: readonly EnginePromise[]): PointsEngine {
  const index = buildRuleIndex(promises.map(versionOfPromise));
  const member = makeMember();
  return {
    name: 'passage',
    pointsOf({ id, tenant, category, atMs, amountMinor }) {
      const query = { tenantId: tenant, category, purchasedAtMs: atMs, registeredAtMs: atMs };
      const receipt = {
        ...query,
        receiptId: id,
        amountMinor,
        purchasedAtLocal: localOf(atMs, mall.offsets),
        kioskId: 'K1',
        paidWithPointsMinor: 0,
        goods: null,
      };
      const found = evaluate({ candidates: candidates(index, query), mall, member, progress: [], receipt });
      let sum = 0;
      for (const { version, due } of found.touched) {
        for (const one of due) {
          const reason = explainAward(
            version,
            one,
            { lot: { earnedAtMs: atMs, spendableFromMs: atMs, expiresAtMs: null, idleDays: null }, tier: null },
            mall,
          );
          if (one.reward.kind === 'points' && reason.key !== '') sum += one.reward.points;
        }
      }
      return sum;
    },
  };
}

/** Throws unless all engines give the same points for every receipt, and some points at all. */
async function mustAgree(engines: readonly PointsEngine[], receipts: readonly EngineReceipt[]): Promise<void> {
  let sum = 0;
  for (const receipt of receipts) {
    const given = await Promise.all(engines.map(async (engine) => engine.pointsOf(receipt)));
    if (new Set(given).size > 1)
      throw new Error(`${receipt.id}: ${engines.map((engine, n) => `${engine.name} gives ${given[n]}`).join(', ')}`);
    sum += given[0] ?? 0;
  }
  if (sum === 0) throw new Error('no receipt got any points');
}

/** Receipts a second over about `ROUND_MS`. */
async function rateOf(engine: PointsEngine, receipts: readonly EngineReceipt[]): Promise<number> {
  const startMs = performance.now();
  let done = 0;
  let tookMs = 0;
  while (tookMs < ROUND_MS) {
    for (let batch = 0; batch < TOGETHER; batch += TOGETHER) {
      const pending: (number | Promise<number>)[] = [];
      for (let n = 0; n < TOGETHER; n += 1) {
        const receipt = receipts[(done + n) % receipts.length];
        if (receipt !== undefined) pending.push(engine.pointsOf(receipt));
      }
      const promised = pending.filter((one) => typeof one !== 'number');
      if (promised.length > 0) await Promise.all(promised);
      done += TOGETHER;
    }
    tookMs = performance.now() - startMs;
  }
  return (done / tookMs) * 1000;
}

/** Measures at 10, 100 and 1,000 promises; a line for each peer. */
export async function run(print: (line: string) => void): Promise<void> {
  remark(`  json-rules-engine ${versionOf('json-rules-engine')}, @gorules/zen-engine ${versionOf('@gorules/zen-engine')}`);
  const receipts = receiptsOf(RECEIPTS);
  const shops = new Map(Array.from({ length: SHOPS }, (_, n) => [`shop-${n}`, categoryOf(n)]));
  for (const count of [10, 100, 1000]) {
    const promises = promisesOf(count);
    const engines = [ours(promises), jsonRulesEngine(promises), zenEngine(promises), zenSwitch(promises, shops)].map((engine) => ({
      engine,
      rates: new Array<number>(),
    }));
    await mustAgree(
      engines.map(({ engine }) => engine),
      receipts.slice(0, count === 1000 ? 150 : RECEIPTS),
    );
    for (let round = 0; round < ROUNDS; round += 1) {
      // Each goes first as often as the others.
      for (let turn = 0; turn < engines.length; turn += 1) {
        const side = engines[(round + turn) % engines.length];
        const rate = side === undefined ? 0 : await rateOf(side.engine, receipts);
        if (round > 1) side?.rates.push(rate);
      }
    }
    for (const { engine, rates } of engines) remark(`  ${count} promises, ${engine.name}: ${spread(rates, 0)} receipts/s`);
    const [value = Number.NaN, ...peers] = engines.map(({ rates }) => median(rates));
    for (const [n, peerValue] of peers.entries()) {
      const peer = engines[n + 1]?.engine.name ?? '';
      print(figureLine({ name: `${name}-${count}`, unit: 'receipts/s', value, peer, peerValue, digits: 0 }));
    }
  }
}
