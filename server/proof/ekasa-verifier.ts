/**
 * Slovakia: asks the financial administration about an eKasa receipt, as its own app "Over doklad" does: `POST /mdu/api/v1/opd/receipt/find` with `{receiptId}` for an on-line
 * identifier, or the five parts of an off-line code. Requests and answers as public clients of the service have them (github.com: the Dart client of a receipt app with both bodies,
 * a Go client with the types of the answer and a reference to the administration's document "eKasa rozhranie" of 27 May 2019, and an app that holds a whole answer).
 *
 * `returnValue` 0 with a `receipt`: known. A `receipt` of null with the name of a search (`searchIdentification.searchUuid`): it still looks. Everything else without a receipt: not on file.
 * Of `receipt` only number, type, till, time and total are looked at; goods, customer and company are not read, let alone kept. Types: PD receipt, UF payment of an invoice, ND
 * invalid document, VK deposit, VY withdrawal.
 */
import * as z from 'zod/mini';
import { localOfCompact } from '../../domain/receipt/compact-time.ts';
import { minorOfDecimal } from '../../domain/receipt/decimal-amount.ts';
import { ekasaCodeOf } from '../../domain/receipt/formats/sk-ekasa.ts';
import type { EkasaCode } from '../../domain/receipt/formats/sk-ekasa.ts';
import { AnswerUnusable, boundedJson } from './bounded-answer.ts';
import type { AuthorityAnswer, ReceiptVerifier } from './receipt-verifier.ts';

/** Where the administration answers. */
export const EKASA_URL = 'https://ekasa.financnasprava.sk';

const path = '/mdu/api/v1/opd/receipt/find';
/** A long receipt has a few hundred lines of goods. */
const answerBytesMax = 512 * 1024;
const hourMs = 3_600_000;
/** The administration gave an on-line identifier itself: it knows it at once. */
const onlinePatienceMs = hourMs;
/**
 * What a till issued without a connection is sent later. Accounts of the term differ (48 hours in comments on the draft of 2018; 96 hours, Act 289/2008, as we
 * remember the text in force and could not check): longer than both by a day, since waiting costs nothing and a wrong "not on file" takes points away.
 */
const offlinePatienceMs = 120 * hourMs;

const answerShape = z.object({
  returnValue: z.int(),
  receipt: z.nullish(
    z.object({
      receiptId: z.nullish(z.string()),
      okp: z.nullish(z.string()),
      cashRegisterCode: z.nullish(z.string()),
      issueDate: z.nullish(z.string()),
      type: z.nullish(z.string()),
      totalPrice: z.nullish(z.number()),
    }),
  ),
  searchIdentification: z.nullish(z.object({ searchUuid: z.nullish(z.string()) })),
});

type FoundReceipt = NonNullable<z.infer<typeof answerShape>['receipt']>;

const later = (why: string): AuthorityAnswer => ({ kind: 'ask-later', why });

/** Asks at `baseUrl`. The schedule gives a receipt issued without a connection the days it has. */
export function ekasaVerifier(baseUrl: string): ReceiptVerifier {
  return {
    name: 'sk-ekasa',
    formats: ['sk-ekasa'],
    atOnce: 1,
    attemptsMax: 32,
    timeoutMs: 15_000,
    ask: (text, signal) => ask(new URL(path, baseUrl), text, signal),
  };
}

async function ask(url: URL, text: string, signal: AbortSignal): Promise<AuthorityAnswer> {
  const code = ekasaCodeOf(text);
  if (code === null) return later('the code cannot be read');
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(questionOf(code)),
    // Whoever sends us elsewhere is not the administration.
    redirect: 'error',
    signal,
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    return later(`status ${response.status}`);
  }
  try {
    const answer = answerShape.safeParse(await boundedJson(response, answerBytesMax));
    return answer.success ? understood(code, answer.data) : later('an answer of another shape');
  } catch (error) {
    if (error instanceof AnswerUnusable) return later(error.message);
    throw error;
  }
}

function questionOf(code: EkasaCode): Readonly<Record<string, string | number>> {
  if (code.form === 'online') return { receiptId: code.receiptId };
  const { okp, cashRegisterCode, issuedAtLocal, receiptNumber, totalText } = code;
  const [year, month, day] = issuedAtLocal.slice(0, 10).split('-');
  const issueDateFormatted = `${day}.${month}.${year} ${issuedAtLocal.slice(11)}`;
  return { okp, cashRegisterCode, issueDateFormatted, receiptNumber, totalAmount: totalText };
}

function understood(code: EkasaCode, { returnValue, receipt, searchIdentification }: z.infer<typeof answerShape>): AuthorityAnswer {
  if (receipt !== null && receipt !== undefined)
    return returnValue === 0 ? found(code, receipt) : later(`a receipt with return value ${returnValue}`);
  if (returnValue === 0 && searchIdentification?.searchUuid != null) return later('it still searches');
  return { kind: 'unknown', patienceMs: code.form === 'online' ? onlinePatienceMs : offlinePatienceMs };
}

function found(code: EkasaCode, receipt: FoundReceipt): AuthorityAnswer {
  if (!isSame(code, receipt)) return later('an answer about another receipt');
  const { type, totalPrice, cashRegisterCode } = receipt;
  if (type !== 'PD' && type !== 'UF')
    return type == null ? later('a receipt without a type') : { kind: 'no-purchase', why: `type ${type.slice(0, 8)}` };
  const purchasedAtLocal = localOfIssueDate(receipt.issueDate ?? '');
  // The shortest text of the number is the one the administration wrote: two decimals at most.
  const amountMinor = totalPrice == null || totalPrice < 0 ? null : minorOfDecimal(String(totalPrice));
  if (totalPrice != null && totalPrice < 0) return { kind: 'no-purchase', why: 'money went back' };
  if (purchasedAtLocal === null || amountMinor === null) return later('a receipt without a time or a total');
  const issuer = cashRegisterCode != null && /^\d{17}$/.test(cashRegisterCode) ? cashRegisterCode : null;
  return { kind: 'known', told: { amountMinor, purchasedAtLocal, issuer } };
}

function isSame(code: EkasaCode, { receiptId, okp }: FoundReceipt): boolean {
  return code.form === 'online' ? receiptId?.toUpperCase() === code.receiptId : okp?.toUpperCase() === code.okp;
}

/** `12.03.2023 20:35:16` */
function localOfIssueDate(text: string): string | null {
  const match = /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)$/.exec(text);
  return match === null ? null : localOfCompact(`${match[3]}${match[2]}${match[1]}`, match[4] ?? '');
}
