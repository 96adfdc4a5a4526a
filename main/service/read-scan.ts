import type { ReaderEvent } from '../../hardware/reader/reader.ts';
import type { SeenScan } from '../../domain/service/port.ts';
import type { ReadInput } from '../core/visit-input.ts';

/** What may be told of a scan: its kind, how it was printed and how long it is. Not one character of it. */
export function seenScan(event: ReaderEvent, input: ReadInput | null): SeenScan | null {
  const plain = (what: SeenScan['what']): SeenScan => ({ what, symbology: null, length: null });
  switch (event.kind) {
    case 'code': {
      const code = { symbology: event.symbology?.name ?? null, length: event.text.length };
      if (input?.kind === 'receipt.read') return { what: 'receipt', ...code };
      return { what: input?.kind === 'voucher-code.read' ? 'voucher' : 'code', ...code };
    }
    case 'card':
      return plain(event.card.kind === 'unknown' ? 'strange-card' : event.card.kind);
    case 'payment-refused':
    case 'licence-refused':
      return plain('payment');
    case 'unreadable':
      return plain('unreadable');
    case 'ready':
    case 'gone':
      return null;
  }
}
