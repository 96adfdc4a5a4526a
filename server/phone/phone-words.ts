/** The words of a phone's page, made where all languages are: the page itself stays small. */
import type { Language } from '../../domain/contract/primitive.ts';
import type { PhoneProgress, PhoneRow, PhoneVoucher } from '../../domain/contract/phone-view.ts';
import type { BalanceView, ProgressView, ReceiptRow, VoucherView } from '../../domain/contract/screen-parts.ts';
import type { PlainTextKey } from '../../domain/text/catalogue.ts';
import { formatDay, formatMoment } from '../../domain/text/format-date.ts';
import { formatCount, formatGain, formatMoney } from '../../domain/text/format.ts';
import { phrase } from '../../domain/text/phrase.ts';
import { word } from '../../domain/text/wording.ts';
import type { Ear } from '../../domain/text/wording.ts';

/** A receipt as a row. */
export function rowWords(row: ReceiptRow, ear: Ear): PhoneRow {
  const { language, currency } = ear;
  const state = row.state === 'waiting' ? 'kept' : row.state === 'desk' ? 'held' : row.state;
  return {
    shop: row.shop ?? phrase(language, 'row.unknown-shop'),
    amount: row.amountMinor === null ? '' : formatMoney(row.amountMinor, currency, language),
    state,
    word: state === 'booked' ? formatGain(row.points, language) : state === 'kept' ? '' : phrase(language, `row.${state}`),
    lines: row.lines.map((line) => word(line, ear)),
  };
}

/** Progress in words, as a kiosk says it. */
export function progressWords(view: ProgressView, ear: Ear): PhoneProgress {
  const { language, currency } = ear;
  const parts = [
    ...(view.sum === null
      ? []
      : [
          {
            done: view.sum.doneMinor,
            of: view.sum.ofMinor,
            words: phrase(language, view.today ? 'visit.sum-of-today' : 'visit.sum-of', {
              doneMinor: formatMoney(view.sum.doneMinor, currency, language),
              ofMinor: formatMoney(view.sum.ofMinor, currency, language),
            }),
          },
        ]),
    ...countsOf(view, language),
  ];
  const shares = parts.map(({ done, of }) => (of === 0 ? 1000 : Math.min(1000, Math.floor((done * 1000) / of))));
  return {
    title: view.title,
    figures: parts.map((part) => part.words),
    donePerMille: view.state === 'bound' ? 1000 : Math.min(...shares, 1000),
    next: view.next === null ? null : word(view.next, ear),
  };
}

function countsOf(
  view: ProgressView,
  language: Language,
): readonly { readonly done: number; readonly of: number; readonly words: string }[] {
  const { shops, categories, stamps, receipts, days, parts } = view;
  const one = (key: CountKey, steps: { readonly done: number; readonly of: number } | null) =>
    steps === null
      ? []
      : [{ ...steps, words: phrase(language, key, { done: formatCount(steps.done, language), of: formatCount(steps.of, language) }) }];
  const ofParts = parts.length === 0 ? null : { done: parts.filter((part) => part.done).length, of: parts.length };
  return [
    ...one('visit.shops-of', shops),
    ...one('visit.categories-of', categories),
    ...one('visit.stamps-of', stamps),
    ...one('visit.receipts-of', receipts),
    ...one('visit.days-of', days),
    ...one('visit.parts-of', ofParts),
  ];
}

type CountKey = 'visit.shops-of' | 'visit.categories-of' | 'visit.stamps-of' | 'visit.receipts-of' | 'visit.days-of' | 'visit.parts-of';

/** Something to collect. `qrText` only for an owner. */
export function voucherWords(view: VoucherView, qrText: string | null, ear: Ear): PhoneVoucher {
  const untilLocal = formatMoment(view.deadlineLocal, ear.todayLocal, ear.language);
  return {
    title: view.worth === null ? view.giftName : `${view.giftName}: ${word(view.worth, ear)}`,
    where: phrase(ear.language, 'phone.until', { place: view.place, untilLocal }),
    reference: view.reference,
    qrText,
  };
}

/** The balance: one figure, and what else there is to know of it. */
export function balanceWords(view: BalanceView, ear: Ear): { readonly points: string; readonly lines: readonly string[] } {
  const { language } = ear;
  const lines = [
    ...(view.pendingPoints === 0 ? [] : [phrase(language, 'phone.pending', { points: formatCount(view.pendingPoints, language) })]),
    ...(view.expiring === null
      ? []
      : [
          phrase(language, 'phone.expiring', {
            points: formatCount(view.expiring.points, language),
            onLocal: formatDay(view.expiring.onLocal, language),
          }),
        ]),
    ...(view.tier === null ? [] : [view.tier.name]),
  ];
  return { points: phrase(language, 'phone.balance', { points: view.points }), lines };
}

/** Words of the page itself. */
const pageTexts = [
  'act.back',
  'act.next',
  'kept.note',
  'kept.join',
  'join.age-title',
  'join.of-age',
  'join.under-age',
  'join.terms-title',
  'join.terms-1',
  'join.terms-2',
  'join.terms-3',
  'join.terms-4',
  'join.terms-5',
  'join.full-1',
  'join.full-2',
  'join.full-3',
  'join.full-4',
  'join.full-5',
  'join.accept',
  'join.accept-more',
  'join.sms',
  'join.email',
  'join.optional',
  'join.full-terms',
  'join.short-terms',
  'join.phone-title',
  'join.phone-lead',
  'join.no-phone',
  'join.done-title',
  'join.done-lead',
  'join.done-confirm',
  'type-card.title',
  'code.title',
  'code.label',
  'code.lead-phone',
  'code.lead-forgot',
  'code.wrong',
  'code.over',
  'code.expired',
  'code.too-many',
  'code.no-phone',
  'code.wait',
  'code.check',
  'code.again',
  'toast.phone-confirmed',
  'aria.qr',
  'message.come-with-parent.title',
  'message.come-with-parent.why',
  'message.come-with-parent.what',
  'message.typed-card-wrong.title',
  'message.typed-card-wrong.why',
  'message.typed-card-wrong.what',
  'phone.wait',
  'birthday.title',
  'birthday.not-now',
  'phone.birthday-day',
  'phone.birthday-month',
  'phone.birthday-year',
  'phone.birthday-none',
  'phone.birthday-wrong',
  'invited.title',
  'phone.history',
  'phone.skip',
  'phone.no-line-title',
  'phone.no-line-what',
  'phone.busy-title',
  'phone.busy-what',
  'phone.again',
  'phone.whose',
  'phone.begin',
  'phone.begin-lead',
  'phone.join',
  'phone.join-more',
  'phone.card',
  'phone.card-more',
  'phone.open',
  'phone.open-more',
  'phone.taken-title',
  'phone.taken-why',
  'phone.taken-what',
  'phone.ended-title',
  'phone.ended-why',
  'phone.ended-what',
  'phone.age-lead',
  'phone.number',
  'phone.number-short',
  'phone.go',
  'phone.card-title',
  'phone.card-show',
  'phone.card-keep',
  'phone.save',
  'phone.number-of',
  'phone.booked',
  'phone.progress',
  'phone.gift-desk',
  'phone.gift-none',
  'phone.vouchers',
  'phone.no-vouchers',
  'phone.confirm',
  'phone.later',
  'phone.later-said',
  'phone.digits',
  'phone.card-earn',
  'phone.card-lead',
  'phone.earned-title',
  'phone.earned-lead',
  'phone.tries-over',
  'phone.open-lead',
  'phone.close',
  'phone.closed-title',
  'phone.closed-what',
  'phone.back-begin',
  'phone.session-over-title',
  'phone.session-over-what',
] as const satisfies readonly PlainTextKey[];

/** Words of the page itself, by key. */
export function textsOf(language: Language, mallName: string): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(pageTexts.map((key) => [key, phrase(language, key)])),
    'phone.page': phrase(language, 'phone.page', { mall: mallName }),
  };
}
