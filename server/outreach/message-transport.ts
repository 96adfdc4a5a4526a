/** How messages leave the house. One transport a channel; SMS and SMTP ones are written against this interface (docs/outreach.md). */

/** One message, worded. It may be handed over twice: a process that dies while sending leaves it to the next one; `id` stays the same. */
export interface OutgoingMessage {
  readonly id: string;
  readonly channel: 'sms' | 'email';
  /** Number with `+` and country, or address. */
  readonly to: string;
  readonly language: string;
  readonly text: string;
  /** After this it is of no use to anybody. */
  readonly expiresAtMs: number;
}

/** What became of it. `later`: tried again within its bounds; `never`: the recipient or the message cannot be. `why` goes to the log: never a number, an address or a text. */
export type TransportAnswer = { readonly kind: 'sent' } | { readonly kind: 'later' | 'never'; readonly why: string };

/** Sends messages of the channels it names. */
export interface MessageTransport {
  /** For the log: `file`. */
  readonly name: string;
  readonly channels: readonly OutgoingMessage['channel'][];
  /** Longest one message may take, milliseconds. */
  readonly timeoutMs: number;
  /** Must end when `signal` does. May reject; that counts as `later`. */
  send(message: OutgoingMessage, signal: AbortSignal): Promise<TransportAnswer>;
}
