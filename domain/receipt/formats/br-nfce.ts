/**
 * Brazil: NFC-e (model 65, nearly all states) and CF-e SAT (model 59, São Paulo; MFE in Ceará). All forms hold the access key (br-access-key.ts).
 *
 * Layouts, `|` also written %7C, any address below .gov.br:
 * - version 1: `?chNFe=KEY&nVersao=100&tpAmb=1&cDest=…&dhEmi=HEX&vNF=88.00&vICMS=…&digVal=HEX&cIdToken=…&cHashQRCode=…`; dhEmi is the hex of `2016-04-15T16:21:51-03:00`.
 * - version 2, online: `?p=KEY|2|tpAmb|cIdToken|hash`; issued without a connection: `?p=KEY|2|tpAmb|day|vNF|digVal|cIdToken|hash`.
 * - version 3 (Nota Técnica 2025.001), online: `?p=KEY|3|tpAmb`; without a connection: `?p=KEY|3|tpAmb|day|vNF|kind of buyer|buyer|signature`.
 * - SAT: `KEY|YYYYMMDDHHMMSS|total|CPF or CNPJ of the buyer|signature`, no address. Both also print the bare key as Code 128.
 * Sources: Manual de Padrões Técnicos do DANFE NFC-e e QR Code; samples in repository nfephp-org/sped-nfe (docs/QRCode.md) and in public readers of these receipts.
 *
 * Identity: the key, so every form of one receipt is one receipt. Till: the CNPJ. Plausibility: check digits of key and CNPJ, the state exists, time and day lie in the key's month.
 * Nothing is proven: the hash is keyed with a secret of issuer and state (CSC), the signatures are RSA over certificates that the mall has not; the state answers online. The
 * short forms say neither total nor day, and the slip of a cancelled SAT receipt has a code of the same form: only the state tells. tpAmb 2 (homologação) is training.
 */
import { isLocalDate } from '../../time/local-time.ts';
import { accessKeyOf } from '../br-access-key.ts';
import type { AccessKey } from '../br-access-key.ts';
import { localOfCompact } from '../compact-time.ts';
import { minorOfDecimal } from '../decimal-amount.ts';
import { malformed, malformedField } from '../malformed.ts';
import { percentDecoded, queryFields } from '../query-fields.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';
import { isHostOf, webAddressOf } from '../web-address.ts';

/** What a form says beside the key. */
interface Said {
  readonly issuedAtLocal: string | null;
  readonly timeKnown: boolean;
  readonly zone: string | null;
  readonly totalMinor: number | null;
  readonly training: boolean;
}

const nothing: Said = { issuedAtLocal: null, timeKnown: false, zone: null, totalMinor: null, training: false };

/** Zones of the two states that have SAT or MFE; an NFC-e tells its offset itself or says no time. */
const satZones: ReadonlyMap<string, string> = new Map([
  ['SP', 'America/Sao_Paulo'],
  ['CE', 'America/Fortaleza'],
]);

/** Reader of Brazilian receipts. */
export const brNfceFormat = { name: 'br-nfce', read };

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  const address = webAddressOf(text);
  if (address === null) return readBare(text);
  if (!isHostOf(address.host, 'gov.br')) return null;
  const { values, twice } = queryFields(address.query);
  const p = values.get('p');
  const key = values.get('chnfe') ?? p;
  // Other pages of the state have parameters of their own names.
  if (key === undefined || !/^\d{6}/.test(key)) return null;
  if (twice !== null) return malformed(`${twice} is given twice`);
  return values.has('chnfe') ? readVersion1(values, key) : readPiped((p ?? '').split('|', 10));
}

/** Codes without an address: SAT, and the bare key of either. 44 digits with a wrong check digit may be anything. */
function readBare(text: string): ReceiptReading | ReceiptNotRead | null {
  if (!/^\d{6}/.test(text)) return null;
  const parts = (/^\d{6}[0-9A-Za-z]{12}\d{26}%7c/i.test(text) ? percentDecoded(text) : text).split('|', 8);
  const [keyText = '', time = '', sum, , signature] = parts;
  if (!/^\d{6}[0-9A-Za-z]{12}\d{26}$/.test(keyText) || (parts.length > 1 && parts.length < 3)) return null;
  const key = accessKeyOf(keyText);
  if (parts.length === 1) return 'wrong' in key ? null : reading(key, nothing);
  // An NFC-e's parts without their address: the second part tells the version, where a SAT has the time.
  if (/^[23]$/.test(time)) return readPiped(parts);
  if (parts.length !== 5) return null;
  if ('wrong' in key) return malformed(key.wrong);
  if (key.model !== '59') return malformed('a SAT code with the key of another model');
  const issuedAtLocal = /^\d{14}$/.test(time) ? localOfCompact(time.slice(0, 8), time.slice(8)) : null;
  if (issuedAtLocal?.startsWith(key.month) !== true) return malformedField('time', time);
  const totalMinor = minorOfDecimal(sum ?? '');
  if (totalMinor === null) return malformedField('total', sum);
  if (!/^[0-9A-Za-z+/]{20,800}={0,2}$/.test(signature ?? '')) return malformedField('signature', signature);
  return reading(key, { ...nothing, issuedAtLocal, timeKnown: true, zone: satZones.get(key.state) ?? null, totalMinor });
}

function readVersion1(values: ReadonlyMap<string, string>, keyText: string): ReceiptReading | ReceiptNotRead {
  const key = accessKeyOf(keyText);
  if ('wrong' in key) return malformed(key.wrong);
  const [environment, time, sum] = ['tpamb', 'dhemi', 'vnf'].map((name) => values.get(name));
  if (environment !== '1' && environment !== '2') return malformedField('tpAmb', environment);
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?([+-]\d\d:\d\d)$/.exec(asciiOfHex(time ?? ''));
  const issuedAtLocal = match === null ? null : localOfCompact(match[1] ?? '', match[2] ?? '');
  if (issuedAtLocal?.startsWith(key.month) !== true) return malformedField('dhEmi', time);
  const totalMinor = minorOfDecimal(sum ?? '');
  if (totalMinor === null) return malformedField('vNF', sum);
  return reading(key, { issuedAtLocal, timeKnown: true, zone: match?.[3] ?? null, totalMinor, training: environment === '2' });
}

/** Versions 2 and 3. */
function readPiped(parts: readonly string[]): ReceiptReading | ReceiptNotRead {
  const [keyText = '', version, environment, day = '', sum] = parts;
  const key = accessKeyOf(keyText);
  if ('wrong' in key) return malformed(key.wrong);
  if (version !== '2' && version !== '3') return malformedField('version', version);
  if (environment !== '1' && environment !== '2') return malformedField('tpAmb', environment);
  const training = environment === '2';
  if (parts.length === (version === '2' ? 5 : 3)) return reading(key, { ...nothing, training });
  if (parts.length !== 8) return malformed(`${parts.length} parts are too many or too few for version ${version}`);
  const date = `${key.month}-${day.padStart(2, '0')}`;
  if (!/^\d{1,2}$/.test(day) || !isLocalDate(date)) return malformedField('day', day);
  const totalMinor = minorOfDecimal(sum ?? '');
  if (totalMinor === null) return malformedField('vNF', sum);
  return reading(key, { ...nothing, issuedAtLocal: `${date}T00:00:00`, totalMinor, training });
}

/** Characters of pairs of hex digits; '' for anything else, and for more than a time needs. */
function asciiOfHex(hex: string): string {
  if (!/^(?:[0-7][0-9a-f]){1,40}$/i.test(hex)) return '';
  return (hex.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('');
}

function reading(key: AccessKey, said: Said): ReceiptReading {
  return {
    ok: true,
    country: 'BR',
    format: 'br-nfce',
    issuer: key.issuer,
    tillKey: `br-nfce:${key.issuer}`,
    identity: `br-nfce:${key.key}`,
    issuedAtLocal: said.issuedAtLocal,
    timeKnown: said.timeKnown,
    zone: said.zone,
    number: key.number,
    totalMinor: said.totalMinor,
    currency: 'BRL',
    kind: said.training ? 'training' : 'purchase',
    proof: { level: 'online', verified: null },
    ended: false,
    warnings: said.issuedAtLocal === null ? [`issued in ${key.month}; the code does not say the day`] : [],
  };
}
