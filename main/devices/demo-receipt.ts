/** Codes of demo receipts: the real text of a Russian fiscal receipt, fresh each time, from the tills of the kit. */
import type { DemoKit, DemoReceiptKind } from '../../domain/contract/devices.ts';
import { localOf } from '../../domain/time/zone.ts';

/** What is asked for. `minutesAgo` before now by the tills' clock. */
export interface DemoReceiptOrder {
  readonly kind: DemoReceiptKind;
  readonly tenantId: string | null;
  readonly amountMinor: number;
  readonly minutesAgo: number;
}

/** A code, and what to call it on the page. `tenantId` null: a till that no list knows. */
export interface DemoReceipt {
  readonly code: string;
  readonly label: string;
}

/** Makes codes; `serial` counts up so that no two papers are the same. */
export interface DemoReceipts {
  /** null: this shop's receipts bear no code, or there is nothing to repeat. */
  make(order: DemoReceiptOrder): DemoReceipt | null;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Text of a fiscal code; any 32-bit number will do as sign of an invented till, but the same paper has the same one. */
function fiscalCode(fn: string, number: number, atLocal: string, amountMinor: number, kind: 1 | 2): string {
  const sum = `${Math.floor(amountMinor / 100)}.${String(amountMinor % 100).padStart(2, '0')}`;
  const sign = Math.floor((number * 2_654_435_761 + Number(fn.slice(-6)) * 40_503) % 4_294_967_296);
  return `t=${atLocal.replace(/[-:]/g, '').slice(0, 13)}&s=${sum}&fn=${fn}&i=${number}&fp=${sign}&n=${kind}`;
}

/** Minutes before now that a kind of paper was printed, at least what was asked for. */
function ageMs(kit: DemoKit, order: DemoReceiptOrder): number {
  if (order.kind === 'too-old') return (kit.receiptMaxAgeHours + 24) * hourMs;
  if (order.kind === 'yesterday') return Math.max(1, kit.receiptMaxAgeHours - 2) * hourMs;
  return order.kind === 'future' ? -25 * hourMs : order.minutesAgo * minuteMs;
}

/** Codes from a kit; `nowMs` is true time, because the clock of a till does not follow the clock of the kiosk. */
export function demoReceipts(kit: DemoKit, nowMs: () => number): DemoReceipts {
  // Begins with the moment of the start, so that a restarted demo does not print yesterday's numbers again; in hundredths of a second, so that stations
  // that are started one after the other keep a hundred papers apart: they share the till that no list knows.
  let serial = Math.floor(nowMs() / 10) % 1_000_000_000;
  let last: DemoReceipt | null = null;
  const fiscal = (fn: string, name: string, order: DemoReceiptOrder, clockErrorMinutes: number): DemoReceipt => {
    serial += 1;
    const atLocal = localOf(nowMs() - ageMs(kit, order) + clockErrorMinutes * minuteMs, kit.clock.offsets);
    const amountMinor = order.kind === 'below-minimum' ? Math.max(1, Math.floor(kit.receiptMinimumMinor / 2)) : order.amountMinor;
    const code = fiscalCode(fn, serial, atLocal, amountMinor, order.kind === 'refund' ? 2 : 1);
    return { code: order.kind === 'test' ? `TEST:${code}` : code, label: name };
  };
  const fresh = (order: DemoReceiptOrder): DemoReceipt | null => {
    if (order.kind === 'not-a-receipt') return { code: 'https://example.com/winter-sale?from=poster', label: 'example.com' };
    if (order.kind === 'unknown-till' || order.kind === 'wrong-clock-till') {
      const till = kit.unknownTills.find((one) => (one.clockErrorMinutes !== 0) === (order.kind === 'wrong-clock-till'));
      return till === undefined ? null : fiscal(till.tillFn, `…${till.tillFn.slice(-4)}`, order, till.clockErrorMinutes);
    }
    const shop = kit.tenants.find((one) => one.tenantId === order.tenantId);
    return shop?.tillFn == null ? null : fiscal(shop.tillFn, shop.name, order, 0);
  };
  return {
    make: (order) => {
      if (order.kind === 'again') return last;
      last = fresh(order) ?? last;
      return last;
    },
  };
}
