import type { ClaimedReceipt } from '../../domain/contract/claim.ts';
import type { PhoneRow, PhoneView } from '../../domain/contract/phone-view.ts';
import { tenantOfTill } from '../../domain/decide/till-of.ts';
import type { World } from '../../domain/decide/world.ts';
import { readReceipt } from '../../domain/receipt/read-receipt.ts';
import { formatTime } from '../../domain/text/format-date.ts';
import { formatMoney } from '../../domain/text/format.ts';
import { phrase } from '../../domain/text/phrase.ts';
import type { Ear } from '../../domain/text/wording.ts';
import { localOf, utcOf } from '../../domain/time/zone.ts';
import type { ViewOptions } from '../../domain/visit/progress-view.ts';
import type { ClaimRow } from '../store/phone-tables.ts';
import { receiptsOf } from './keep-claim.ts';

/** The receipts of a code, told as the kiosk told them: '2,450 ₽ from Linea', or how many and their sum. */
export function keptView(world: World, claim: ClaimRow, { catalogue }: ViewOptions, ear: Ear): PhoneView['kept'] {
  const { language, currency } = ear;
  const { offsets } = catalogue.mall;
  const receipts = receiptsOf(claim).map((receipt) => toldOf(world, receipt, offsets));
  if (receipts.length === 0) return null;
  const shopOf = (tenantId: string | null) => catalogue.tenants.find((tenant) => tenant.id === tenantId)?.name ?? null;
  const rows = receipts.map(({ amountMinor, tenantId }): PhoneRow => ({
    shop: shopOf(tenantId) ?? phrase(language, 'row.unknown-shop'),
    amount: amountMinor === null ? '' : formatMoney(amountMinor, currency, language),
    state: 'kept',
    word: '',
    lines: [],
  }));
  const only = receipts.length === 1 ? receipts[0] : undefined;
  const shop = only === undefined ? null : shopOf(only.tenantId);
  const total = receipts.reduce((sum, receipt) => sum + (receipt.amountMinor ?? 0), 0);
  return {
    title:
      only?.amountMinor != null && shop !== null
        ? phrase(language, 'kept.from', { amountMinor: formatMoney(only.amountMinor, currency, language), shop })
        : phrase(language, 'phone.kept-many', { count: receipts.length, totalMinor: formatMoney(total, currency, language) }),
    until: phrase(language, 'phone.kept-until', { untilLocal: formatTime(localOf(claim.expiresAtMs, offsets), language) }),
    rows,
  };
}

function toldOf(world: World, { raw, tenantId, readAtMs }: ClaimedReceipt, offsets: Parameters<typeof utcOf>[1]) {
  const reading = readReceipt(raw);
  if (!reading.ok) return { amountMinor: null, tenantId };
  const atMs = reading.issuedAtLocal === null ? readAtMs : utcOf(reading.issuedAtLocal, offsets);
  const mapped = reading.tillKey === null ? null : tenantOfTill(world, reading.tillKey, atMs);
  return { amountMinor: reading.totalMinor, tenantId: mapped ?? tenantId };
}
