/** Screens of what a member has and may take part in: vouchers, draw tickets, promotions and their terms. */
import * as z from 'zod/mini';
import { count, localDate, localDateTime, say, slug } from './primitive.ts';
import { questionnaireOffer } from './screen-people.ts';
import { balance, one, progressView, voucherView } from './screen-parts.ts';

/** A promotion that the member can take part in. */
export const campaignView = z.strictObject({
  campaignId: slug,
  title: z.string(),
  /** What to do, in one sentence of the campaign's own. */
  sentence: z.string(),
  art: z.nullable(slug),
  /** Not for everybody: the member's tier, card or birthday opens it. */
  forMe: z.boolean(),
  /** null: each receipt counts by itself. */
  progress: z.nullable(progressView),
  fromLocal: localDate,
  untilLocal: localDateTime,
  /** Names of shops and kinds of shop that count; empty: all but `except`. */
  shops: z.array(z.string()),
  except: z.array(z.string()),
  /** null: no limit, or no count that can be relied on. */
  left: z.nullable(count),
  leftToday: z.boolean(),
  /** Where it is collected; null: on the card. */
  place: z.nullable(z.string()),
});

/** A draw and how many tickets the member has in it. */
export const drawView = z.strictObject({
  drawId: slug,
  title: z.string(),
  drawnLocal: z.nullable(localDate),
  isOver: z.boolean(),
  tickets: count,
});

/** A gift that a voucher may be taken for. */
export const choiceView = z.strictObject({ giftId: slug, name: z.string(), art: z.nullable(slug) });

/** Spread into the union of screens. */
export const mineScreens = [
  /** The hall with the doors to all that is the member's. */
  one('mine', {
    balance,
    openVouchers: count,
    tickets: count,
    campaigns: count,
    forMe: count,
    receipts: count,
    questionnaire: z.nullable(questionnaireOffer),
    invites: z.boolean(),
  }),
  /** Open first, then past. */
  one('vouchers', { vouchers: z.array(voucherView), open: count }),
  /** `code`: signed text for the desk's scanner, shown only after it was asked for. */
  one('voucher', {
    voucher: voucherView,
    canUse: z.boolean(),
    code: z.nullable(z.string()),
    choices: z.array(choiceView),
  }),
  one('tickets', { draws: z.array(drawView), tickets: count }),
  one('draw', {
    draw: drawView,
    /** Ticket numbers as people say them, `4821-0573-9164`, ascending. */
    numbers: z.array(z.string()),
    prizes: z.array(z.string()),
    publicValue: z.nullable(z.string()),
    /** Where list and winners are published. */
    address: z.nullable(z.string()),
  }),
  one('campaigns', { campaigns: z.array(campaignView), forMe: count, onlyForMe: z.boolean() }),
  /** `onMap`: shops of it that the plan knows, at most three. Outside a visit it is a poster that was touched. */
  one('campaign', {
    campaign: campaignView,
    hasTerms: z.boolean(),
    onMap: z.array(z.strictObject({ tenantId: slug, name: z.string() })),
  }),
  /** `campaign`: what matters first; `whole`: clause by clause, nothing is shortened. */
  one('terms', { campaign: campaignView, whole: z.boolean(), title: z.string(), version: count, clauses: z.array(z.string()) }),
  /** A paper asked for meanwhile did not come out; nothing is printed later. */
  one('no-paper', { why: say }),
] as const;

/** @see campaignView */
export type CampaignView = z.infer<typeof campaignView>;
/** @see drawView */
export type DrawView = z.infer<typeof drawView>;
/** @see choiceView */
export type ChoiceView = z.infer<typeof choiceView>;
