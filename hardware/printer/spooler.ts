/** The edge to a print queue of the system: whole jobs go in, what the queue knows of them comes out. */

/** What a queue says of a job. `done`: it has handed everything to the printer, which may not have printed it. */
export type SpoolJobState = 'waiting' | 'printing' | 'done' | 'failed' | 'unknown';

/** What a queue says of its printer, as far as that tells it. */
export type SpoolerState = {
  /** Takes jobs and passes them on. */
  readonly accepts: boolean;
  readonly paper: 'ok' | 'near-end' | 'out' | 'unknown';
  readonly cover: 'open' | 'unknown';
  readonly isOffline: boolean;
  readonly hasError: boolean;
};

/** Each call is bounded in time and rejects with a ChannelError (`gone`, `timeout`, `forbidden`). */
export interface Spooler {
  state(): Promise<SpoolerState>;
  /** Hands a job over; answers the queue's number of it. */
  submit(name: string, bytes: Uint8Array): Promise<number>;
  job(id: number): Promise<SpoolJobState>;
  /** Takes a job out of the queue; no error when it is no longer there. */
  cancel(id: number): Promise<void>;
}
