/**
 * The number of a ticket as people say it: twelve digits in three groups, `4821-0573-9164`. It follows from the ticket's id alone, so a kiosk without a network, the
 * slip, the desk and the published list say the same, and anybody can work it out again:
 *
 *   eleven digits   the id's 32 hex digits, read as one whole number, modulo 99,999,999,977 (the largest prime below 10^11)
 *   one digit       Damm's check digit over them: one wrong digit, or two neighbours exchanged, never give the number of another ticket
 *
 * Two tickets of one draw may share a number, once in about 2,000 draws of 10,000 tickets and in 20 draws of 100,000; among 1,000,000 there are about five such pairs.
 * Nothing hangs on it: what is drawn is the id, the list names both tickets beside their ids, and a prize is bound to the winner's card.
 */
const MODULUS = 99_999_999_977n;
const DIGITS = 11;

/** The quasigroup of H. Michael Damm's thesis (Marburg 2004), a row for each digit so far. */
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

const checkOf = (digits: string): string => [...digits].reduce((row, digit) => damm[Number(row)]?.charAt(Number(digit)) ?? '0', '0');

/** Number of a ticket, `4821-0573-9164`. `ticketId`: a UUID. */
export function ticketNumber(ticketId: string): string {
  const digits = (BigInt(`0x${ticketId.replaceAll('-', '')}`) % MODULUS).toString().padStart(DIGITS, '0');
  return `${digits}${checkOf(digits)}`.replace(/(\d{4})(?=\d)/g, '$1-');
}

/** What somebody typed or said as a ticket number, written as `ticketNumber` writes it; null when it is none: another length, or a slip of the finger. */
export function readTicketNumber(text: string): string | null {
  const digits = text.replace(/[\s\u00a0.-]/g, '');
  return /^\d{12}$/.test(digits) && checkOf(digits) === '0' ? digits.replace(/(\d{4})(?=\d)/g, '$1-') : null;
}
