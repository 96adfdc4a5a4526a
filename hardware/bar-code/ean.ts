/** EAN-13, EAN-8, UPC-A and UPC-E (ISO/IEC 15420, GS1 General Specifications §5.2). A missing check digit is added, a wrong one refused. */
import { type BarCode, modulesOfBits } from './modules.ts';

const odd = ['0001101', '0011001', '0010011', '0111101', '0100011', '0110001', '0101111', '0111011', '0110111', '0001011'] as const;
const flip = (bits: string): string => [...bits].map((bit) => (bit === '0' ? '1' : '0')).join('');
const right = odd.map(flip);
const even = right.map((bits) => [...bits].reverse().join(''));

/** Which of the six left digits are even, by the first digit. */
const parities = ['OOOOOO', 'OOEOEE', 'OOEEOE', 'OOEEEO', 'OEOOEE', 'OEEOOE', 'OEEEOO', 'OEOEOE', 'OEOEEO', 'OEEOEO'] as const;
/** The same for UPC-E, by the check digit, number system 0; system 1 has them the other way round. */
const shortParities = ['EEEOOO', 'EEOEOO', 'EEOOEO', 'EEOOOE', 'EOEEOO', 'EOOEEO', 'EOOOEE', 'EOEOEO', 'EOEOOE', 'EOOEOE'] as const;

const coded = (digits: string, set: readonly string[]): string => [...digits].map((digit) => set[Number(digit)] ?? '').join('');
const mixed = (digits: string, parity: string): string =>
  [...digits].map((digit, at) => (parity[at] === 'E' ? even : odd)[Number(digit)] ?? '').join('');

/** The check digit of digits without one: weights 3 and 1 from the right. */
const checkDigit = (digits: string): string => {
  const sum = [...digits].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
};

/** `length` digits with their check digit, or null. */
const checked = (digits: string, length: number): string | null => {
  if (!/^\d+$/.test(digits)) return null;
  if (digits.length === length - 1) return digits + checkDigit(digits);
  return digits.length === length && checkDigit(digits.slice(0, -1)) === digits.at(-1) ? digits : null;
};

const thirteen = (whole: string): boolean[] =>
  modulesOfBits(`101${mixed(whole.slice(1, 7), parities[Number(whole[0])] ?? '')}01010${coded(whole.slice(7), right)}101`);

/** 12 or 13 digits. */
export const ean13 = (digits: string): BarCode | null => {
  const whole = checked(digits, 13);
  return whole === null ? null : { modules: thirteen(whole), text: whole };
};

/** 11 or 12 digits: an EAN-13 that begins with 0. */
export const upcA = (digits: string): BarCode | null => {
  const whole = checked(digits, 12);
  return whole === null ? null : { modules: thirteen(`0${whole}`), text: whole };
};

/** 7 or 8 digits. */
export const ean8 = (digits: string): BarCode | null => {
  const whole = checked(digits, 8);
  if (whole === null) return null;
  return { modules: modulesOfBits(`101${coded(whole.slice(0, 4), odd)}01010${coded(whole.slice(4), right)}101`), text: whole };
};

/** The six digits that stand for a UPC-A number whose zeros can be left out, or null. */
const shortened = (upc: string): string | null => {
  const maker = upc.slice(1, 6);
  const item = upc.slice(6, 11);
  if (/^\d\d[012]00$/.test(maker) && item.startsWith('00')) return maker.slice(0, 2) + item.slice(2) + (maker[2] ?? '');
  if (maker.endsWith('00') && item.startsWith('000')) return `${maker.slice(0, 3)}${item.slice(3)}3`;
  if (maker.endsWith('0') && item.startsWith('0000')) return `${maker.slice(0, 4)}${item.slice(4)}4`;
  return item.startsWith('0000') && item >= '00005' ? maker + item.slice(4) : null;
};

/** The UPC-A number, without check digit, that six digits stand for. */
const lengthened = (system: string, six: string): string => {
  const last = six[5] ?? '';
  if (last <= '2') return `${system}${six.slice(0, 2)}${last}0000${six.slice(2, 5)}`;
  if (last === '3') return `${system}${six.slice(0, 3)}00000${six.slice(3, 5)}`;
  if (last === '4') return `${system}${six.slice(0, 4)}00000${six.slice(4, 5)}`;
  return `${system}${six.slice(0, 5)}0000${last}`;
};

/** 6 to 8 digits as they are printed, or 11 to 12 digits of UPC-A with enough zeros. */
export const upcE = (digits: string): BarCode | null => {
  if (!/^\d+$/.test(digits)) return null;
  const short = digits.length === 6 ? `0${digits}` : digits;
  const upc = short.length >= 11 ? checked(short, 12) : checked(lengthened(short[0] ?? '', short.slice(1, 7)) + short.slice(7, 8), 12);
  if (upc === null || (short.length < 11 && (short.length < 7 || short.length > 8))) return null;
  const system = upc[0] ?? '';
  const six = short.length >= 11 ? shortened(upc) : short.slice(1, 7);
  if (six === null || (system !== '0' && system !== '1')) return null;
  const parity = shortParities[Number(upc[11])] ?? '';
  const turned = system === '0' ? parity : [...parity].map((side) => (side === 'E' ? 'O' : 'E')).join('');
  return { modules: modulesOfBits(`101${mixed(six, turned)}010101`), text: system + six + (upc[11] ?? '') };
};
