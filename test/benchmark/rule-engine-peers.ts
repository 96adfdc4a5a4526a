/**
 * The peers of `rule-engines`, each as its documentation advises: rules built once, cheap and selective conditions first, one run a receipt.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZenDecisionContent, ZenEngine } from '@gorules/zen-engine';
import { Engine } from 'json-rules-engine';
import * as z from 'zod/mini';
import type { EnginePromise, PointsEngine } from './promise.ts';

/** Version of an installed package. */
export function versionOf(packageName: string): string {
  const path = join(import.meta.dirname, '..', '..', 'node_modules', packageName, 'package.json');
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8'))).version;
}

/** A number of an answer, without the cost of a schema: the peers are not to pay for our carefulness. */
function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new Error(`no number: ${String(value)}`);
  return value;
}

/**
 * json-rules-engine: a rule a promise. Conditions of higher priority are looked at first and the others not at all when they fail (docs/rules.md, "priority"), so the
 * place comes first. The engine cannot calculate: it hands out the parameters, and we multiply.
 */
export function jsonRulesEngine(promises: readonly EnginePromise[]): PointsEngine {
  const engine = new Engine();
  for (const { id, tenant, category, fromMs, untilMs, fromMinor, points, perMinor } of promises) {
    const place = tenant === null ? { fact: 'category', value: category ?? '' } : { fact: 'tenant', value: tenant };
    engine.addRule({
      name: id,
      conditions: {
        all: [
          { ...place, operator: 'equal', priority: 30 },
          { fact: 'atMs', operator: 'greaterThanInclusive', value: fromMs, priority: 20 },
          { fact: 'atMs', operator: 'lessThan', value: untilMs, priority: 20 },
          { fact: 'amountMinor', operator: 'greaterThanInclusive', value: fromMinor, priority: 10 },
        ],
      },
      event: { type: 'points', params: { points, perMinor } },
    });
  }
  return {
    name: 'json-rules-engine',
    async pointsOf({ tenant, category, atMs, amountMinor }) {
      const { events } = await engine.run({ tenant, category, atMs, amountMinor });
      let sum = 0;
      for (const event of events) {
        const points = numberOf(event.params?.['points']);
        const perMinor: unknown = event.params?.['perMinor'];
        sum += perMinor === null ? points : points * Math.floor(amountMinor / numberOf(perMinor));
      }
      return sum;
    },
  };
}

type ZenNode = { readonly id: string; readonly type: string; readonly name: string; readonly content: object };
type ZenEdge = { readonly id: string; readonly sourceId: string; readonly targetId: string; readonly sourceHandle?: string };

const zenNode = (id: string, type: string, content: object = {}) => ({ id, type, name: id, position: { x: 0, y: 0 }, content });
const zenEdge = (sourceId: string, targetId: string, sourceHandle?: string): ZenEdge => ({
  id: `${sourceId}-${targetId}`,
  sourceId,
  targetId,
  ...(sourceHandle === undefined ? {} : { sourceHandle }),
});

/** A decision table with hit policy `collect`, a row a promise. The place stands in the first columns, because a row is given up at its first cell that does not match. */
function zenTable(id: string, promises: readonly EnginePromise[]): ZenNode {
  const column = (field: string) => ({ id: field, name: field, type: 'expression', field });
  return zenNode(id, 'decisionTableNode', {
    hitPolicy: 'collect',
    inputs: [column('tenant'), column('category'), column('atMs'), column('amountMinor')],
    outputs: [column('points')],
    rules: promises.map(({ id: rule, tenant, category, fromMs, untilMs, fromMinor, points, perMinor }) => ({
      _id: rule,
      tenant: tenant === null ? '' : `"${tenant}"`,
      category: category === null ? '' : `"${category}"`,
      atMs: `[${fromMs}..${untilMs})`,
      amountMinor: `>= ${fromMinor}`,
      points: perMinor === null ? `${points}` : `${points} * floor(amountMinor / ${perMinor})`,
    })),
  });
}

/** Compiled before the first receipt (ZenDecisionContent), as its documentation advises for decisions used again. */
function zenDecision(name: string, nodes: readonly ZenNode[], edges: readonly ZenEdge[]): PointsEngine {
  const decision = new ZenEngine().createDecision(
    new ZenDecisionContent({ contentType: 'application/vnd.gorules.decision', nodes, edges }),
  );
  return {
    name,
    async pointsOf({ tenant, category, atMs, amountMinor }) {
      const { result }: { readonly result: unknown } = await decision.evaluate({ tenant, category, atMs, amountMinor });
      let sum = 0;
      if (Array.isArray(result)) for (const row of result as readonly { readonly points: unknown }[]) sum += numberOf(row.points);
      return sum;
    },
  };
}

/** zen-engine: all promises in one decision table. */
export function zenEngine(promises: readonly EnginePromise[]): PointsEngine {
  return zenDecision(
    'zen-engine',
    [zenNode('in', 'inputNode'), zenTable('table', promises), zenNode('out', 'outputNode')],
    [zenEdge('in', 'table'), zenEdge('table', 'out')],
  );
}

/**
 * zen-engine with an index made by hand: a switch by shop before a table for each shop, which holds its promises and those of its category. Faster with many
 * promises; somebody has to keep the graph as promises and shops change.
 */
export function zenSwitch(promises: readonly EnginePromise[], categoryOfTenant: ReadonlyMap<string, string>): PointsEngine {
  const shops = [...categoryOfTenant].map(([tenant, category]) => ({
    tenant,
    own: promises.filter((one) => one.tenant === tenant || one.category === category),
  }));
  const choice = zenNode('shop', 'switchNode', {
    hitPolicy: 'first',
    statements: shops.map(({ tenant }) => ({ id: tenant, condition: `tenant == "${tenant}"` })),
  });
  return zenDecision(
    'zen-engine-by-shop',
    [zenNode('in', 'inputNode'), choice, ...shops.map(({ tenant, own }) => zenTable(`table-${tenant}`, own)), zenNode('out', 'outputNode')],
    [
      zenEdge('in', 'shop'),
      ...shops.flatMap(({ tenant }) => [zenEdge('shop', `table-${tenant}`, tenant), zenEdge(`table-${tenant}`, 'out')]),
    ],
  );
}
