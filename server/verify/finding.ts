/** The result of one invariant: how much was looked at, and what breaks it (a bounded list, with the full count). */
export interface Finding {
  readonly law: string;
  /** 0: the programme holds nothing yet that the law speaks of, so nothing is proved either. */
  readonly checked: number;
  readonly breaches: number;
  /** The first few, for the person who has to look. */
  readonly examples: readonly string[];
}

const EXAMPLES_MAX = 5;

/** Counts what was looked at and what is wrong with it. */
export class Tally {
  readonly #law: string;
  readonly #examples: string[] = [];
  #checked = 0;
  #breaches = 0;
  constructor(law: string) {
    this.#law = law;
  }

  /** One more thing looked at; `breach` says what is wrong with it, null: nothing. */
  look(breach: string | null): void {
    this.#checked += 1;
    if (breach === null) return;
    this.#breaches += 1;
    if (this.#examples.length < EXAMPLES_MAX) this.#examples.push(breach);
  }

  /** The result so far. */
  finding(): Finding {
    return { law: this.#law, checked: this.#checked, breaches: this.#breaches, examples: this.#examples };
  }
}
