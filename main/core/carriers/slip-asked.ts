import { posterOffer } from '../../../domain/visit/campaign-view.ts';
import type { PaperWanted, PrintWanted } from '../../../domain/visit/slip-wanted.ts';
import { paperOf, termsPaper } from '../paper-of.ts';
import type { PaperSlip } from '../paper-of.ts';
import type { VisitStage } from '../visit-stage.ts';

/** The paper that this visit may have; null: what it is about is gone, or is nobody's who stands here. */
export function paperAsked(stage: VisitStage, wanted: PaperWanted): PaperSlip | null {
  if (wanted.accountId === null) return posterTerms(stage, wanted);
  const shown = stage.visit().shown;
  if (shown?.accountId !== wanted.accountId) return null;
  const book = stage.book(shown.isTest);
  const account = book.account(wanted.accountId);
  const { language } = wanted;
  return account === null
    ? null
    : paperOf(stage.services, book.world(), account, wanted.paper, { language, last4: shown.last4, isTest: shown.isTest });
}

/** What a slip would be made from now: another text, another slip. */
export function sourceText(stage: VisitStage, wanted: PrintWanted): string {
  if ('slip' in wanted) return JSON.stringify([wanted.rows, wanted.vouchers, wanted.balance, wanted.cardNumber]);
  const shown = stage.visit().shown;
  return JSON.stringify(wanted.accountId === null || shown === null ? null : stage.book(shown.isTest).account(wanted.accountId));
}

/** The terms of a poster, for anybody. */
function posterTerms({ services }: VisitStage, { paper, language }: PaperWanted): PaperSlip | null {
  if (paper.kind !== 'terms' || services.house.catalogue() === null) return null;
  const offer = posterOffer(services.factBook.world(), paper.campaignId, services.house.options(language));
  return offer === null ? null : termsPaper(services, offer, { language, last4: null, isTest: false });
}
