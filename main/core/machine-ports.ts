/** What the core asks of the machine under it, and the one way its program ends. */
export interface MachinePorts {
  /** Names of the readers that are open. */
  readers(): readonly string[];
  /** Room on the disk of the data folder; null: the system does not say. */
  diskFreeMb(): number | null;
  readonly version: string;
  /** Staff end the program; it is gone within seconds. */
  endProgram(how: 'end' | 'restart'): void;
}

/** A machine that tells nothing, for tests of other things. */
export const silentMachine: MachinePorts = { readers: () => [], diskFreeMb: () => null, version: '', endProgram: () => undefined };
