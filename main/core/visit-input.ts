import type { TenantDocument } from '../../domain/contract/catalogue-document.ts';
import type { Language } from '../../domain/contract/primitive.ts';
import { readReceipt, splitTestMark } from '../../domain/receipt/read-receipt.ts';
import type { Identity, VisitEvent } from '../../domain/visit/port.ts';
import type { ReaderEvent, SeenCard } from '../../hardware/reader/reader.ts';
import type { CardKeys } from './card-keys.ts';

type WithoutTime<E> = E extends unknown ? Omit<E, 'atMs'> : never;

/** A visit event before the queue stamps it. */
export type VisitInput = WithoutTime<VisitEvent>;

/** A card that stops the touch while the glass is wiped; no visit hears of it. */
export interface CleaningCardRead {
  readonly kind: 'cleaning-card.read';
}

/** What a reader can tell a visit. */
export type VisitRead = Extract<
  VisitInput,
  {
    kind:
      | 'card.read'
      | 'staff-card.read'
      | 'payment-card.refused'
      | 'voucher-code.read'
      | 'invitation.read'
      | 'receipt.read'
      | 'code.not-a-receipt'
      | 'code.unreadable';
  }
>;

/** The reader's events in the visit's words; also what the desk's runtime is given. */
export type ReadInput = VisitRead | CleaningCardRead;

/** What telling codes apart needs. */
export interface ReadContext {
  readonly cards: CardKeys;
  readonly tenant: (tenantId: string) => TenantDocument | null;
  /** Shop of a till at a local time, null: now; or null for an unknown till. */
  readonly tenantOfTill: (tillKey: string, atLocal: string | null) => string | null;
  /** Reference of a voucher code that we signed; null for any other text. */
  readonly voucherReference: (text: string) => string | null;
  /** An invitation that this programme made, good or past; null for any other text. */
  readonly invitation: (text: string) => Omit<Extract<VisitRead, { kind: 'invitation.read' }>, 'kind'> | null;
  /** `language`: whose words they are; without it those of the house. */
  readonly categoryName: (category: string, language?: Language) => string | null;
}

function cardRead(card: Extract<SeenCard, { readonly number: string }>, identity: Identity, cards: CardKeys): ReadInput {
  if (card.kind === 'cleaning') return { kind: 'cleaning-card.read' };
  const cardToken = cards.keyOf(card.number);
  if (card.kind === 'staff') return { kind: 'staff-card.read', cardToken };
  return { kind: 'card.read', cardToken, last4: card.number.slice(-4), identity, test: card.kind === 'test' };
}

function receiptRead(text: string, context: ReadContext): ReadInput {
  const marked = splitTestMark(text);
  const reading = readReceipt(marked.text);
  if (!reading.ok) return { kind: 'code.not-a-receipt' };
  const tenantId = reading.tillKey === null ? null : context.tenantOfTill(reading.tillKey, reading.issuedAtLocal);
  const tenant = tenantId === null ? null : context.tenant(tenantId);
  return {
    kind: 'receipt.read',
    raw: marked.text,
    reading,
    tenantId,
    shopName: tenant?.name ?? null,
    category: tenant === null ? null : context.categoryName(tenant.category),
    test: marked.test,
  };
}

/** What a scanned text is: a voucher or an invitation of ours, a receipt, or neither. Cards were told apart in the driver already. */
export function codeRead(text: string, context: ReadContext): ReadInput {
  const reference = context.voucherReference(text);
  if (reference !== null) return { kind: 'voucher-code.read', reference };
  const invitation = context.invitation(text);
  return invitation === null ? receiptRead(text, context) : { kind: 'invitation.read', ...invitation };
}

/** One reader event in the visit's words; null for those that only tell of the device. */
export function readInput(event: ReaderEvent, context: ReadContext): ReadInput | null {
  switch (event.kind) {
    case 'code':
      return codeRead(event.text, context);
    case 'card':
      return event.card.kind === 'unknown' ? { kind: 'code.unreadable' } : cardRead(event.card, 'card', context.cards);
    case 'payment-refused':
      return { kind: 'payment-card.refused' };
    case 'licence-refused':
      return { kind: 'code.not-a-receipt' };
    case 'unreadable':
      return { kind: 'code.unreadable' };
    case 'ready':
    case 'gone':
      return null;
  }
}
