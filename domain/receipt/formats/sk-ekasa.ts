/**
 * Slovakia: the code on every receipt of the eKasa system (Act 289/2008), in one of two forms.
 *
 * With a connection: the unique identifier that the financial administration gave, `O-7AF0CFF74D45483FB0CFF74D45283FA1`; O from a till (on-line registračná
 * pokladnica), V from the administration's own virtual till. It stands bare in the code, in an address of the administration, or in lower case, and it says
 * neither sum nor time.
 *
 * Without: `65674ADF-5F4CB684-A0656DAA-8EABB201-3439C33B:88812345678900001:211207145700:36:3.00`: the taxpayer's verification code OKP (SHA-1 of the
 * signature, five times eight hexadecimal digits), the till's code (888, ten digits of the tax number DIČ, four of the till), `YYMMDDhhmmss`, number of the
 * receipt in its month, total in euro. Public documentation of eKasa clients shows both (the integrators' API of PPEKK, with this very example; app "Over
 * doklad" of the administration).
 *
 * The signature itself (PKP) is not in the code, so nothing can be checked at hand; the administration answers `POST …/mdu/api/v1/opd/receipt/find` for
 * either form. Invalid receipts, deposits into and withdrawals from the till carry identifiers as well: only that answer tells. Identity: the identifier or
 * the OKP.
 */
import { localOfCompact } from '../compact-time.ts';
import { malformedField } from '../malformed.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';
import { signedMinorOfDecimal } from '../signed-amount.ts';
import { isHostOf, webAddressOf } from '../web-address.ts';

/** Parts of a code, as the question to the administration needs them. */
export type EkasaCode =
  | { readonly form: 'online'; readonly receiptId: string }
  | {
      readonly form: 'offline';
      /** Upper case, with its dashes. */
      readonly okp: string;
      readonly cashRegisterCode: string;
      /** `YYYY-MM-DDTHH:MM:SS`, the till's wall clock. */
      readonly issuedAtLocal: string;
      readonly receiptNumber: number;
      /** Cents; negative where money went back. */
      readonly totalMinor: number;
      /** The total as printed. */
      readonly totalText: string;
    };

const onlinePattern = /^[OV]-[0-9A-F]{32}$/;
const okpPattern = /^[0-9A-F]{8}(?:-[0-9A-F]{8}){4}$/;
const domain = 'financnasprava.sk';
/** An identifier is a whole code: enough of it to find the paper, not enough to make another. */
const shownOfIdentifier = 12;
/** eKasa began on 1 April 2019. */
const firstDay = '2019-04-01';

/** Reader of Slovak eKasa codes. */
export const skEkasaFormat = { name: 'sk-ekasa', read };

/** The parts of a code, or null when the text is none or is damaged. */
export function ekasaCodeOf(text: string): EkasaCode | null {
  const code = partsOf(text);
  return code === null || 'ok' in code ? null : code;
}

function partsOf(text: string): EkasaCode | ReceiptNotRead | null {
  const receiptId = identifierIn(text);
  if (receiptId !== null)
    return onlinePattern.test(receiptId)
      ? { form: 'online', receiptId }
      : malformedField('identifier', receiptId.slice(0, shownOfIdentifier));
  const parts = text.toUpperCase().split(':', 6);
  const [okp = '', cashRegisterCode = '', time = '', number = '', totalText = ''] = parts;
  if (parts.length !== 5 || !okpPattern.test(okp)) return null;
  if (!/^\d{17}$/.test(cashRegisterCode)) return malformedField('cash register code', cashRegisterCode);
  const issuedAtLocal = /^\d{12}$/.test(time) ? localOfCompact(`20${time.slice(0, 6)}`, time.slice(6)) : null;
  if (issuedAtLocal === null || issuedAtLocal < firstDay) return malformedField('time', time);
  if (!/^\d{1,9}$/.test(number)) return malformedField('receipt number', number);
  const totalMinor = signedMinorOfDecimal(totalText);
  if (totalMinor === null) return malformedField('total', totalText);
  return {
    form: 'offline',
    okp,
    cashRegisterCode,
    issuedAtLocal,
    receiptNumber: Number(number),
    totalMinor,
    totalText,
  };
}

/**
 * What stands where an identifier should, in upper case: the whole text that begins like one, or a part of an address of the administration; null: there is no
 * such place.
 */
function identifierIn(text: string): string | null {
  if (/^[OV]-[0-9A-F]{24,40}$/i.test(text)) return text.toUpperCase();
  const address = webAddressOf(text);
  if (address === null || !isHostOf(address.host, domain)) return null;
  return /[/=?&#]([OV]-[0-9A-F]{1,64})(?![0-9A-Z-])/i.exec(text)?.[1]?.toUpperCase() ?? null;
}

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  const code = partsOf(text);
  if (code === null || 'ok' in code) return code;
  const offline = code.form === 'offline' ? code : null;
  return {
    ok: true,
    country: 'SK',
    format: 'sk-ekasa',
    issuer: offline === null ? null : issuerOf(offline.cashRegisterCode),
    tillKey: offline === null ? null : `sk-ekasa:${offline.cashRegisterCode}`,
    identity: `sk-ekasa:${code.form === 'online' ? code.receiptId : code.okp}`,
    issuedAtLocal: offline?.issuedAtLocal ?? null,
    timeKnown: offline !== null,
    zone: 'Europe/Bratislava',
    number: offline === null ? null : String(offline.receiptNumber),
    totalMinor: offline === null ? null : Math.abs(offline.totalMinor),
    currency: 'EUR',
    kind: offline !== null && offline.totalMinor < 0 ? 'refund' : 'purchase',
    proof: { level: 'online', verified: null },
    ended: false,
    warnings: [],
  };
}

/** The tax number inside a till's code. */
function issuerOf(cashRegisterCode: string): string {
  return cashRegisterCode.startsWith('888') ? cashRegisterCode.slice(3, 13) : cashRegisterCode;
}
