/** Tickets of a draw on paper, with what anybody needs to check the draw (domain/draw). */
import type { SlipBlock, SlipDocument } from './slip-document.ts';
import { band, cardBand, cardLabel, slipOfBlocks } from './slip-frame.ts';
import type { SlipFrame } from './slip-input.ts';

/** A visitor's tickets of one draw. */
export type SlipTickets = {
  /** Reference of this paper at the desk; null: the card in hand stands for it. */
  readonly reference: string | null;
  /** Title of the draw. */
  readonly draw: string;
  /** Day of the draw as it shall read; null: not known yet. */
  readonly on: string | null;
  readonly prizes: readonly string[];
  /** Numbers of the tickets as screen, desk and published list say them. */
  readonly numbers: readonly string[];
  /** Further tickets that are not listed: a slip is no longer than a hand reads. */
  readonly more?: number;
  /** Which public value decides, as it was named beforehand. */
  readonly publicValue: string;
  /** SHA-256 of the secret, published before the first ticket, 64 hex digits; null where it is not at hand (a kiosk without the draw's document). */
  readonly secretHash: string | null;
  /** Where list and winners are published, an address or in words. */
  readonly address: string;
};

/** A long hash in groups of eight, which eyes can compare; the hyphen is where a narrow paper breaks it. */
export const groupedHash = (hash: string): string => hash.replace(/(.{8})(?=.)/g, '$1-');

/** The slip of all tickets of a draw. */
export const ticketsSlip = (frame: SlipFrame, tickets: SlipTickets): SlipDocument => {
  const secret: SlipBlock[] =
    tickets.secretHash === null
      ? []
      : [
          { kind: 'heading', text: frame.say('slip.secret-hash') },
          { kind: 'identifiers', items: [groupedHash(tickets.secretHash)] },
        ];
  const more = tickets.more ?? 0;
  return slipOfBlocks(
    frame,
    [
      { kind: 'message', text: frame.say('slip.ticket-count', { tickets: tickets.numbers.length + more }) },
      {
        kind: 'facts',
        lines: [tickets.draw, ...(tickets.on === null ? [] : [frame.say('slip.drawn-on', { date: tickets.on })])],
        qr: /^https?:\/\/\S+$/.test(tickets.address) ? tickets.address : null,
      },
      tickets.reference === null ? cardBand(frame) : band(frame, tickets.reference, cardLabel(frame)),
      { kind: 'heading', text: frame.say('slip.prizes') },
      { kind: 'rows', rows: tickets.prizes.map((prize) => ({ cells: [prize], bold: false })) },
      { kind: 'rule' },
      { kind: 'heading', text: frame.say('slip.your-tickets') },
      { kind: 'identifiers', items: tickets.numbers },
      ...(more === 0 ? [] : [{ kind: 'fine' as const, lines: [frame.say('slip.more-tickets', { tickets: more })] }]),
      { kind: 'rule' },
      { kind: 'heading', text: frame.say('slip.anybody-checks') },
      {
        kind: 'prose',
        paragraphs: [
          { lead: '1.', text: frame.say(tickets.secretHash === null ? 'slip.check-secret-there' : 'slip.check-secret') },
          { lead: '2.', text: frame.say('slip.check-list') },
          { lead: '3.', text: frame.say('slip.check-value', { value: tickets.publicValue }) },
          { lead: '4.', text: frame.say('slip.check-again', { address: tickets.address }) },
        ],
      },
      ...secret,
    ],
    [frame.say('slip.draw-terms')],
  );
};
