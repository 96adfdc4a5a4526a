/** Everything a phone's page shows, worked out from what the programme holds: the same phone asking twice sees the same. */
import { encodeCardCode } from '../../domain/card/card-code.ts';
import { voucherCodeOf } from '../../domain/card/voucher-mark.ts';
import type { AccountDocument } from '../../domain/contract/account-document.ts';
import type { PhoneWho } from '../../domain/contract/phone-request.ts';
import type { PhoneAnswer, PhoneBirthday, PhoneRow, PhoneView } from '../../domain/contract/phone-view.ts';
import type { FactOutcome } from '../../domain/contract/sync.ts';
import type { World } from '../../domain/decide/world.ts';
import { balanceOf } from '../../domain/ledger/balance.ts';
import { phonePrefix } from '../../domain/outreach/phone.ts';
import { formatCount } from '../../domain/text/format.ts';
import { directions, languageNames } from '../../domain/text/language.ts';
import { phrase } from '../../domain/text/phrase.ts';
import type { Ear } from '../../domain/text/wording.ts';
import { localOf } from '../../domain/time/zone.ts';
import { balanceView } from '../../domain/visit/account-view.ts';
import { voucherView } from '../../domain/visit/gift-view.ts';
import { newestVersions } from '../../domain/visit/local-say.ts';
import { ageRule, peopleView } from '../../domain/visit/people-view.ts';
import { progressViews } from '../../domain/visit/progress-view.ts';
import type { ViewOptions } from '../../domain/visit/progress-view.ts';
import { rowOfReceipt } from '../../domain/visit/receipt-row.ts';
import { ApiFailure } from '../api/api-failure.ts';
import type { Programme } from '../open-programme.ts';
import type { PhoneSessionRow } from '../store/phone-tables.ts';
import type { ReadTransaction } from '../store/store.ts';
import { claimStanding } from './keep-claim.ts';
import { keptView } from './kept-view.ts';
import type { BookedHere } from './book-claim.ts';
import { memberRange, phoneCardNumber } from './phone-card.ts';
import { livePhone } from './phone-codes.ts';
import { languageFor } from './phone-language.ts';
import { mallOf } from './phone-mall.ts';
import { stationOf } from './phone-station.ts';
import { balanceWords, progressWords, rowWords, textsOf, voucherWords } from './phone-words.ts';
import { catalogueOf, viewOver } from './phone-world.ts';
import { secretHash } from './secret-hash.ts';

/** Campaigns told on a small screen. */
const PROGRESS_MAX = 3;
/** Receipts told of an account. */
const HISTORY_MAX = 10;
const ALIASES_MAX = 32;

/** Nothing was asked for but to look. */
export const noAnswer: PhoneAnswer = { trouble: null, code: null };

/** Works the page out. Throws ApiFailure 'not-found' before there is a mall. */
export function phoneView(programme: Programme, who: PhoneWho, answer: PhoneAnswer): Promise<PhoneView> {
  const nowMs = programme.nowMs();
  return programme.store.read(async (transaction) => {
    const live = await livePhone(transaction, who.phone, nowMs);
    const mallId = live?.mallId ?? (await mallOf(transaction, who.claim));
    const catalogue = mallId === null ? null : await catalogueOf(transaction, mallId);
    if (catalogue === null) throw new ApiFailure('not-found', 'There is no mall here yet.');
    const { mall } = catalogue;
    const language = languageFor(mall, who.languages);
    const kioskId = await stationOf(transaction, mall.id);
    const options: ViewOptions = { catalogue, language, atMs: nowMs, online: true, countsFresh: true, kioskId };
    const ear: Ear = { language, currency: mall.currency, todayLocal: localOf(nowMs, mall.offsets).slice(0, 10) };
    const claim = who.claim === null ? null : await transaction.phones.claim(secretHash(who.claim));
    const standing = who.claim === null ? 'none' : claimStanding(claim, secretHash(who.phone), nowMs);
    const outcomes = await outcomesOf(transaction, live);
    const { voucherSecret } = await transaction.secrets();
    return viewOver(transaction, (world): PhoneView => {
      const account = live === null || live.accountId === null ? null : accountIn(world, live.accountId);
      return {
        language,
        direction: directions[language],
        languages: mall.languages.map((code) => ({ code, name: languageNames[code] })),
        mallName: mall.name,
        prefix: phonePrefix,
        claim: standing === 'mine' ? 'none' : standing,
        kept: claim === null || standing !== 'kept' ? null : keptView(world, claim, options, ear),
        stayed:
          claim === null || claim.stayed === 0 || standing === 'taken' ? null : phrase(language, 'phone.stayed', { count: claim.stayed }),
        invited: standing === 'kept' && claim?.invitedBy != null,
        ...standingOf(live, who.phone, options),
        birthday: live === null || live.standing === 'waiting' ? birthdayOf(world, options) : null,
        rows: live === null ? [] : rowsOf(world, live, outcomes, options, ear),
        ...(account === null || live === null || live.standing === 'card' || live.standing === 'waiting'
          ? nothingPrivate
          : privateOf(world, account, live, voucherSecret, options, ear)),
        answer,
        texts: who.texts ? textsOf(language, mall.name) : null,
      };
    });
  });
}

/** How a kiosk asks for it, in sentences. */
function birthdayOf(world: World, options: ViewOptions): PhoneBirthday {
  const { language, atMs } = options;
  const versions = world.campaigns();
  const { asksYear } = ageRule(versions, atMs);
  const gift = peopleView(versions, options).birthdayGift;
  const why = gift === null ? phrase(language, 'birthday.why') : phrase(language, 'birthday.why-gift', { gift });
  const lines = [why, phrase(language, 'birthday.sealed'), ...(asksYear ? [phrase(language, 'birthday.why-year')] : [])];
  return { why: lines.join(' '), months: phrase(language, 'birthday.months').split(' '), asksYear };
}

const nothingPrivate = { welcome: null, history: [], progress: [], vouchers: [], balance: null, codeDue: false } as const;

function standingOf(
  live: PhoneSessionRow | null,
  secret: string,
  { catalogue: { mall } }: ViewOptions,
): Pick<PhoneView, 'standing' | 'card'> {
  if (live === null || live.standing === 'waiting') return { standing: 'nobody', card: null };
  const range = memberRange(mall);
  if (live.cardTry === null || range === null) return { standing: live.standing, card: null };
  const number = phoneCardNumber(range, secret, live.cardTry);
  return { standing: live.standing, card: { number: number.replace(/(\d{4})(?=\d)/g, '$1 '), qrText: encodeCardCode(number) } };
}

function accountIn(world: World, accountId: string): AccountDocument | null {
  let account = world.get('account', accountId);
  for (let step = 0; step < ALIASES_MAX && account?.status === 'alias' && account.aliasOf !== null; step += 1)
    account = world.get('account', account.aliasOf);
  return account === null || account.status === 'closed' || account.status === 'alias' ? null : account;
}

function bookedIn(live: PhoneSessionRow): readonly BookedHere[] {
  const stored: unknown = JSON.parse(live.receipts);
  return Array.isArray(stored) ? (stored as readonly BookedHere[]) : [];
}

async function outcomesOf(transaction: ReadTransaction, live: PhoneSessionRow | null): Promise<ReadonlyMap<string, FactOutcome>> {
  const rows = await transaction.facts(live === null ? [] : bookedIn(live).map((one) => one.factId));
  return new Map([...rows].map(([id, row]) => [id, row.outcome]));
}

/** The receipts booked here. Whoever only typed a number learns that they were booked, held or refused, and not what they brought nearer. */
function rowsOf(
  world: World,
  live: PhoneSessionRow,
  outcomes: ReadonlyMap<string, FactOutcome>,
  { catalogue, language }: ViewOptions,
  ear: Ear,
): PhoneRow[] {
  const source = { catalogue, campaigns: newestVersions(world.campaigns()) };
  return bookedIn(live).flatMap(({ receiptId, factId }) => {
    const receipt = world.get('receipt', receiptId);
    if (receipt === null) return [];
    const extra = (outcomes.get(factId)?.nearMisses ?? []).filter((say) => say.key.startsWith('not.'));
    const row = rowWords(rowOfReceipt(receipt, extra, source, language, false), ear);
    return [live.standing === 'card' && row.state === 'booked' ? { ...row, lines: [] } : row];
  });
}

/** What the account shows of its receipts: held ones and the last of the others, as under "History" at a kiosk. */
function historyOf(world: World, account: AccountDocument, { catalogue, language }: ViewOptions, ear: Ear): PhoneRow[] {
  const source = { catalogue, campaigns: newestVersions(world.campaigns()) };
  return account.receipts.slice(0, HISTORY_MAX).flatMap(({ receiptId }) => {
    const receipt = world.get('receipt', receiptId);
    return receipt === null ? [] : [rowWords(rowOfReceipt(receipt, [], source, language, false), ear)];
  });
}

function privateOf(
  world: World,
  account: AccountDocument,
  live: PhoneSessionRow,
  voucherSecret: string,
  options: ViewOptions,
  ear: Ear,
): Pick<PhoneView, 'welcome' | 'history' | 'progress' | 'vouchers' | 'balance' | 'codeDue'> {
  const { catalogue, language, atMs } = options;
  const isOwner = live.standing === 'owner';
  const welcome = catalogue.settings.welcomePoints;
  return {
    welcome: isOwner || welcome === 0 ? null : phrase(language, 'join.done-welcome', { points: formatCount(welcome, language) }),
    history: isOwner ? historyOf(world, account, options, ear) : [],
    progress: progressViews(world, account, options)
      .slice(0, PROGRESS_MAX)
      .map((view) => progressWords(view, ear)),
    vouchers: account.vouchers
      .filter((voucher) => voucher.state === 'open')
      .map((voucher) =>
        voucherWords(voucherView(voucher, catalogue, language), isOwner ? voucherCodeOf(voucherSecret, voucher.reference) : null, ear),
      ),
    balance: balanceWords(balanceView(balanceOf(account, atMs), account, world, options), ear),
    codeDue: !isOwner && account.notices.some((notice) => notice.noticeId === 'confirm-phone'),
  };
}
