import { sentenceOf } from './ask.ts';

/** Something asked of the server: what came, or why not; asked again on demand. */
export class Loader<T> {
  value = $state.raw<T | null>(null);
  trouble = $state<string | null>(null);
  readonly #load: () => Promise<T>;
  constructor(load: () => Promise<T>) {
    this.#load = load;
    void this.again();
  }

  /** Asks again; keeps what is shown until the answer is there. */
  async again(): Promise<void> {
    try {
      this.value = await this.#load();
      this.trouble = null;
    } catch (error) {
      this.trouble = sentenceOf(error);
    }
  }
}
