/** Tills of the demo mall: fiscal drive numbers (`fn`, 16 digits) as Russian receipt codes carry them. All invented. */
import { demoTenants, type DemoTenant } from './catalogue/tenants.ts';

/** One till. `clockErrorMinutes` is added to the true time on its paper; `listed` false: no list of the mall knows it. */
export interface DemoTill {
  readonly fn: string;
  readonly tenantId: string;
  readonly listed: boolean;
  readonly clockErrorMinutes: number;
}

const FIRST_FN = 9_289_000_100_393_000;

/** One till a shop that prints codes, two in the food shops; then two that no list knows, one of them an hour fast. */
export function demoTills(): readonly DemoTill[] {
  const printing = demoTenants.filter((tenant) => tenant.printsCode);
  const listed = printing.flatMap((tenant: DemoTenant, at) => {
    const first = { fn: String(FIRST_FN + at * 10 + 1), tenantId: tenant.id, listed: true, clockErrorMinutes: 0 };
    return tenant.category === 'grocery' ? [first, { ...first, fn: String(FIRST_FN + at * 10 + 2) }] : [first];
  });
  return [
    ...listed,
    { fn: String(FIRST_FN + 801), tenantId: 'flora-and-fern', listed: false, clockErrorMinutes: 0 },
    { fn: String(FIRST_FN + 802), tenantId: 'kilowatt', listed: false, clockErrorMinutes: 60 },
  ];
}

/** The text of a fiscal code. `atLocal` is `YYYY-MM-DDTHH:MM:SS`; kind 1 purchase, 2 refund. */
export function fiscalCode(fn: string, documentNumber: number, atLocal: string, amountMinor: number, kind: 1 | 2 = 1): string {
  const sum = `${Math.floor(amountMinor / 100)}.${String(amountMinor % 100).padStart(2, '0')}`;
  // The fiscal sign of an invented till: any 32-bit number will do, but the same receipt must have the same one.
  const sign = (documentNumber * 2_654_435_761 + Number(fn.slice(-6)) * 40_503) % 4_294_967_296;
  return `t=${atLocal.replace(/[-:]/g, '').slice(0, 13)}&s=${sum}&fn=${fn}&i=${documentNumber}&fp=${Math.floor(sign)}&n=${kind}`;
}
