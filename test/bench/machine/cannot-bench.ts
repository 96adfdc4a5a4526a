/** The bench cannot be built on this machine: the message says why and, where something can be done, what. Not a failure of Passage. */
export class CannotBench extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CannotBench';
  }
}
