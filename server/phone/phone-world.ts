/** The programme as a view needs it: the catalogue, and a world that loads what a view looks at. */
import type { World } from '../../domain/decide/world.ts';
import type { Catalogue } from '../../domain/visit/catalogue.ts';
import { loadRules } from '../decider/load-rules.ts';
import { LoadedWorld } from '../decider/loaded-world.ts';
import type { Rules } from '../decider/loaded-world.ts';
import type { ReadTransaction } from '../store/store.ts';

/** Longer lists than this no mall has. */
const LIST_MAX = 5_000;
/** A view looks at what it finds; each round brings what the one before missed. */
const ROUNDS_MAX = 16;

/** What screens need of a mall, read anew; null: the mall is not there. */
export async function catalogueOf(transaction: ReadTransaction, mallId: string): Promise<Catalogue | null> {
  const mall = await transaction.document('mall', mallId);
  const settings = await transaction.document('settings', 'settings');
  if (mall === null || settings === null) return null;
  return {
    mall,
    settings,
    tenants: await transaction.documentsOf('tenant', '', LIST_MAX),
    categories: await transaction.documentsOf('category', '', LIST_MAX),
    gifts: await transaction.documentsOf('gift', '', LIST_MAX),
    tiers: await transaction.documentsOf('tier', '', LIST_MAX),
    questionnaires: await transaction.documentsOf('questionnaire', '', LIST_MAX),
  };
}

/** Works a view out over everything it looks at. */
export async function viewOver<T>(transaction: ReadTransaction, work: (world: World) => T): Promise<T> {
  const rules: Rules = await loadRules(transaction, null);
  const world = new LoadedWorld(rules, transaction.now());
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const seen = work(world);
    const missing = world.takeMissing();
    if (missing === null) return seen;
    world.add(missing, await transaction.load(missing));
  }
  throw new Error(`a view still missed documents after ${ROUNDS_MAX} rounds`);
}
