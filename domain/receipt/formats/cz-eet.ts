/**
 * Czechia: codes of the electronic registration of sales (EET) and its receipt lottery Účtenkovka. EET was suspended in March 2020 and ended with 2022 (Act
 * 112/2016 was repealed), so every reading says `ended` and none is good for points. Two public forms:
 *
 * Digits only, "Specifikace QR kódu" of the lottery (implemented by mikrop/qreet-java): `14|0|1705061401|7900110063|07432313440008517650|3411300`, printed without
 * the bars (with them, as the specification shows it, it is read too): 1 = FIK or 2 = BKP follows; 1 no DIČ, 2-4 a DIČ of 8-10 digits; regime 0 or 1; `yyMMddHHmm`; DIČ; the first 16 hexadecimal digits of FIK (groups
 * of 8, 4, 4) or BKP (8, 8) as decimal groups of 10, 5, 5 or 10, 10 digits; total in hellers.
 *
 * Text, QR EET 1.0 (martinsuchan/qreet, after the Czech payment code SPAYD): `EET*1.0*BKP:DE7AB57EF9F1B523*DIC:45316872*KC:117*DT:201710101844`, with FIK or
 * BKP of at least 16 digits, DIC, KC total in crowns, DT `YYYYMMDDhhmm`, R regime B or Z.
 *
 * Identity: the first sixteen hexadecimal digits of FIK or BKP, so both forms of one receipt are the same. The digits have no check digit; what does not fit
 * everywhere (groups too large, no such date, a date outside EET's years) is taken for a stranger. The service that could tell is closed: level none.
 */
import { localOfCompact } from '../compact-time.ts';
import { minorOfDecimal } from '../decimal-amount.ts';
import { malformed, malformedField } from '../malformed.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';

/** EET began on the first day and was gone after the last. */
const firstDay = '2016-12-01';
const lastDay = '2022-12-31T23:59:59';
/** 9,999,999.99 crowns, the largest total both forms allow. */
const largestMinor = 999_999_999;

/** Reader of Czech EET codes. */
export const czEetFormat = { name: 'cz-eet', read };

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  if (/^EET\*/i.test(text)) return readText(text);
  return readDigits(/^[\d|]{34,60}$/.test(text) ? text.replaceAll('|', '') : text);
}

function readDigits(text: string): ReceiptReading | null {
  const head = /^([12])([1-4])[01](\d{10})/.exec(text);
  if (head === null || !/^\d{34,52}$/.test(text)) return null;
  const [whole, mark = '', dicMark = '', time = ''] = head;
  const dicDigits = dicMark === '1' ? 0 : 6 + Number(dicMark);
  const codeAt = whole.length + dicDigits;
  const code = hexOf(text.slice(codeAt, codeAt + 20), mark === '1' ? [8, 4, 4] : [8, 8]);
  const local = localOfCompact(`20${time.slice(0, 6)}`, time.slice(6));
  const total = text.slice(codeAt + 20);
  if (code === null || local === null || !inTime(local) || !/^\d{1,9}$/.test(total)) return null;
  const dic = text.slice(whole.length, codeAt);
  return reading(mark === '1' ? 'fik' : 'bkp', code, dic === '' ? null : dic, local, Number(total));
}

/** Hexadecimal digits of decimal groups; a group of n hexadecimal digits has ten decimal ones for 8 and five for 4. */
function hexOf(digits: string, groups: readonly number[]): string | null {
  let hex = '';
  let at = 0;
  for (const length of groups) {
    const decimals = length === 8 ? 10 : 5;
    const group = digits.slice(at, at + decimals);
    if (group.length !== decimals || Number(group) >= 16 ** length) return null;
    hex += Number(group).toString(16).padStart(length, '0');
    at += decimals;
  }
  return hex;
}

function readText(text: string): ReceiptReading | ReceiptNotRead {
  const [, version = '', ...parts] = text.toUpperCase().split('*', 20);
  if (!/^\d\.\d$/.test(version)) return malformedField('version', version);
  const fields = new Map<string, string>();
  for (const part of parts) {
    const colon = part.indexOf(':');
    if (colon < 1) continue;
    const name = part.slice(0, colon);
    if (fields.has(name)) return malformed(`${name.slice(0, 8)} is given twice`);
    fields.set(name, part.slice(colon + 1));
  }
  const mark = fields.has('FIK') ? 'FIK' : 'BKP';
  const code = (fields.get(mark) ?? '').replace(/-/g, '');
  if (!/^[0-9A-F]{16,40}$/.test(code)) return malformedField(mark, fields.get(mark));
  const dic = fields.get('DIC')?.replace(/^CZ/, '');
  if (dic === undefined || !/^\d{8,10}$/.test(dic)) return malformedField('DIC', dic);
  const total = fields.get('KC') ?? '';
  const totalMinor = minorOfDecimal(total);
  if (totalMinor === null || totalMinor > largestMinor) return malformedField('KC', fields.get('KC'));
  const time = fields.get('DT') ?? '';
  const local = /^\d{12}$/.test(time) ? localOfCompact(time.slice(0, 8), time.slice(8)) : null;
  if (local === null || !inTime(local)) return malformedField('DT', fields.get('DT'));
  return reading(mark === 'FIK' ? 'fik' : 'bkp', code.slice(0, 16).toLowerCase(), dic, local, totalMinor);
}

function inTime(local: string): boolean {
  return local >= firstDay && local <= lastDay;
}

function reading(mark: 'fik' | 'bkp', code: string, dic: string | null, local: string, totalMinor: number): ReceiptReading {
  return {
    ok: true,
    country: 'CZ',
    format: 'cz-eet',
    issuer: dic,
    tillKey: dic === null ? null : `cz-eet:${dic}`,
    identity: `cz-eet:${mark}/${code}`,
    issuedAtLocal: local,
    timeKnown: true,
    zone: 'Europe/Prague',
    number: null,
    totalMinor,
    currency: 'CZK',
    kind: 'purchase',
    proof: { level: 'none', verified: null },
    ended: true,
    warnings: ['EET ended on 31 December 2022: not good for points'],
  };
}
