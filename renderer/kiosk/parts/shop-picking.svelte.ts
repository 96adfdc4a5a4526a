import type { ShopView } from '../../../domain/contract/screen-parts.ts';

/** How a shop is looked for. */
export type PickBy = 'name' | 'kind' | 'floor';

/** Kinds or floors that stand on the floor at once: five rows of three. */
const GROUPS_MAX = 15;

/** What is shown of a long list of shops: which of it, and how it is looked for. None of it is business of the core. */
export class ShopPicking {
  by = $state<PickBy>('name');
  /** The kind or floor that was touched; null: none yet. */
  group = $state<string | null>(null);
  #page = $state(0);
  /** The page of kinds on which one was touched. */
  #groupPage = $state(0);
  readonly #shops: () => readonly ShopView[];
  readonly #most: () => number;

  /** `shops`: as the core sends them; `most`: so many fit. */
  constructor(shops: () => readonly ShopView[], most: () => number) {
    this.#shops = shops;
    this.#most = most;
  }

  /** Kinds or floors to choose from, in the order of their names. */
  readonly groups = $derived.by(() => {
    const all = this.by === 'name' ? [] : this.#shops().map((shop) => this.#groupOf(shop));
    return all.filter((group, at) => all.indexOf(group) === at).sort(byName);
  });

  readonly found = $derived.by(() =>
    this.by === 'name' ? this.#shops() : this.#shops().filter((shop) => this.group !== null && this.#groupOf(shop) === this.group),
  );

  readonly pages = $derived.by(() =>
    Math.max(1, this.#asks() ? Math.ceil(this.groups.length / GROUPS_MAX) : Math.ceil(this.found.length / this.#most())),
  );

  readonly at = $derived.by(() => Math.min(this.#page, this.pages - 1));

  readonly shown = $derived.by(() => (this.#asks() ? [] : this.found.slice(this.at * this.#most(), (this.at + 1) * this.#most())));

  readonly groupsShown = $derived.by(() => {
    const page = this.#asks() ? this.at : this.#groupPage;
    return this.groups.slice(page * GROUPS_MAX, (page + 1) * GROUPS_MAX);
  });

  /** Looks for it in another way, from the beginning. */
  look(by: PickBy): void {
    this.by = by;
    this.group = null;
    this.#page = 0;
    this.#groupPage = 0;
  }

  /** A kind or a floor was touched. */
  choose(group: string): void {
    if (this.#asks()) this.#groupPage = this.at;
    this.group = group;
    this.#page = 0;
  }

  /** Turns to a page of what was found. */
  turn(page: number): void {
    this.#page = Math.max(0, page);
  }

  /** A kind or floor is still to be touched. */
  #asks(): boolean {
    return this.by !== 'name' && this.group === null;
  }

  #groupOf(shop: ShopView): string {
    return this.by === 'floor' ? shop.floor : shop.category;
  }
}

/** Floors by their number, words by their letters. */
function byName(a: string, b: string): number {
  const numbers = /^-?\d+$/;
  return numbers.test(a) && numbers.test(b) ? Number(a) - Number(b) : a < b ? -1 : 1;
}
