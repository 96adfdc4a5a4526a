/**
 * The access key (chave de acesso) of Brazilian electronic tax documents, 44 characters: UF 2, year and month 4, CNPJ 14, model 2, then for an NFC-e series 3, number 9, type of
 * issue 1, code 8, for a CF-e SAT serial number of the device 9, number 6, code 6, and one check digit at the end (modulo 11, weights 2 to 9 from the right).
 *
 * Source: Manual de Orientação do Contribuinte (NF-e, NFC-e), Especificação de Requisitos do SAT-CF-e. Since July 2026 a CNPJ may hold capital letters in its first twelve places; a letter
 * counts as its ASCII code less 48, in both check sums (Instrução Normativa RFB 2.229/2024).
 */

/** @see accessKeyOf */
export interface AccessKey {
  /** `65` NFC-e, `59` CF-e SAT. */
  readonly model: '65' | '59';
  /** Two letters of the state: `SP`. */
  readonly state: string;
  /** `YYYY-MM` of issue. */
  readonly month: string;
  /** CNPJ of the issuer, or 000 and the CPF of a farmer who sells as a person. */
  readonly issuer: string;
  /** Number of the document, without leading zeros. */
  readonly number: string;
  readonly key: string;
}

/** Codes of the states, IBGE. */
const states: ReadonlyMap<string, string> = new Map(
  '11RO 12AC 13AM 14RR 15PA 16AP 17TO 21MA 22PI 23CE 24RN 25PB 26PE 27AL 28SE 29BA 31MG 32ES 33RJ 35SP 41PR 42SC 43RS 50MS 51MT 52GO 53DF'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), entry.slice(2)]),
);

const pattern = /^\d{6}[0-9A-Z]{12}\d{26}$/;

/** Parts of an access key, or what is wrong with it. Both check sums are made: what passes was read without a mistake. */
export function accessKeyOf(text: string): AccessKey | { readonly wrong: string } {
  const key = text.toUpperCase();
  if (!pattern.test(key)) return { wrong: 'the access key has not 44 digits' };
  if (checkDigit(key.slice(0, 43), 9) !== Number(key[43])) return { wrong: 'the check digit of the access key does not fit: misread' };
  const state = states.get(key.slice(0, 2));
  if (state === undefined) return { wrong: `the access key names no state: ${key.slice(0, 2)}` };
  const month = Number(key.slice(4, 6));
  if (month < 1 || month > 12) return { wrong: `the access key names no month: ${key.slice(4, 6)}` };
  const issuer = key.slice(6, 20);
  if (!isCnpj(issuer) && !isFarmer(issuer)) return { wrong: 'the check digits of the CNPJ do not fit' };
  const model = key.slice(20, 22);
  if (model !== '65' && model !== '59') return { wrong: `model ${model} is no consumer receipt` };
  const number = model === '65' ? key.slice(25, 34) : key.slice(31, 37);
  return { model, state, month: `20${key.slice(2, 4)}-${key.slice(4, 6)}`, issuer, number: number.replace(/^0+(?=\d)/, ''), key };
}

/** Check digit modulo 11 with the weights 2 to `top` from the right, over and over; 10 and 11 count as 0. */
function checkDigit(body: string, top: number): number {
  let sum = 0;
  let weight = 2;
  for (let at = body.length - 1; at >= 0; at -= 1) {
    sum += (body.charCodeAt(at) - 48) * weight;
    weight = weight === top ? 2 : weight + 1;
  }
  const digit = 11 - (sum % 11);
  return digit > 9 ? 0 : digit;
}

function isCnpj(text: string): boolean {
  const first = checkDigit(text.slice(0, 12), 9);
  return first === Number(text[12]) && checkDigit(`${text.slice(0, 12)}${first}`, 9) === Number(text[13]) && !/^(.)\1*$/.test(text);
}

/** A farmer's CPF (eleven digits, weights without end) behind three zeros. */
function isFarmer(text: string): boolean {
  const cpf = text.slice(3);
  const first = checkDigit(cpf.slice(0, 9), 12);
  return text.startsWith('000') && first === Number(cpf[9]) && checkDigit(`${cpf.slice(0, 9)}${first}`, 12) === Number(cpf[10]);
}
