/** Fact `receipt.registered`: one paper onto one account. Checks run in the order of the `refusal` enum, all before anything is written. */
import { insteadKey } from '../campaign/instead.ts';
import type { AccountDocument } from '../contract/account-document.ts';
import type { HoldReason, Refusal } from '../contract/refusal.ts';
import type { ReceiptDocument } from '../contract/document.ts';
import type { TenantDocument } from '../contract/catalogue-document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { receiptKeys } from '../receipt/receipt-keys.ts';
import type { ReceiptKeys } from '../receipt/receipt-keys.ts';
import { localOf, utcOf } from '../time/zone.ts';
import { staffRefusal, usableAccount } from './account-of.ts';
import { bookReceipt, pendingPoints } from './book-receipt.ts';
import { findClash } from './clash.ts';
import type { Clash } from './clash.ts';
import { judgeClocks } from './hold-reasons.ts';
import type { ClockVerdict } from './hold-reasons.ts';
import { openPlaceholder } from './open-account.ts';
import { isRefused } from './award-sheet.ts';
import { currentReceipt } from './receipt-owner.ts';
import { applyWaitingRefunds } from './apply-waiting-refunds.ts';
import { detailsOf, isTestPaper, paperOf } from './paper.ts';
import type { Paper } from './paper.ts';
import { judgeProof } from './judge-proof.ts';
import type { ProofVerdict } from './judge-proof.ts';
import { inOrder, putReceipt, summaryOfReceipt, noteOnAccount } from './receipt-record.ts';
import { releaseReservations, reserveDue } from './reserve-gift.ts';
import { notify, ofShop, say } from './say.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';
import { suspicionOf } from './suspicion.ts';
import type { Suspect } from './suspicion.ts';
import { countWaiting, tenantOfTill } from './till-of.ts';

type Body = FactBodyOf<'receipt.registered'>;

/** Everything the checks look at, worked out once. */
interface Case {
  readonly fact: Fact;
  readonly body: Body;
  readonly account: AccountDocument;
  readonly paper: Paper;
  readonly purchasedAtMs: number;
  /** Registration; for a scan that confirms the account's own typing, that typing's, if earlier. */
  readonly registeredAtMs: number;
  readonly tenantId: string | null;
  readonly tenant: TenantDocument | null;
  readonly tillKnown: boolean;
  readonly keys: ReceiptKeys;
  readonly clash: Clash;
  readonly clocks: ClockVerdict;
  readonly proof: ProofVerdict;
}

/** Told only when the visitor cannot have seen it at the kiosk: a decision this much later than the registration. */
const laterMs = 60_000;
/** A gift that a screen called "to be confirmed" is told gone at the next scan unless the decision came while that screen stood. */
const goneLaterMs = 5_000;

/** Decides the registration of one receipt. */
export function registerReceipt(scribe: Scribe, fact: Fact, body: Body): Ending {
  const earlier = scribe.world.get('receipt', body.receiptId);
  if (earlier !== null) return endingAgain(scribe, earlier, body);
  if (isTestPaper(body)) return refused('test-item');
  const usable = usableAccount(scribe, body.accountId);
  // A prediction only knows its mirror; for the decider an account that nobody opened yet is one whose opening is still on its way.
  if (usable === 'account-closed' || (usable === 'account-unknown' && scribe.context.role === 'predict')) return refused(usable);
  const staff =
    staffRefusal(scribe, body.staffId ?? (body.source === 'staff-typed' ? '' : null), 'register') ?? secondRefusal(scribe, body);
  if (staff !== null) return refused(staff);
  const { world, mall } = scribe;
  const read = paperOf(body, { world, readings: scribe.rules.readings, currency: mall.currency });
  // Not known well enough to be kept under a reference.
  if (read.paper === null) return refused(read.refusal);
  const account = usable === 'account-unknown' ? openPlaceholder(scribe, fact, body.accountId) : usable;
  const one = caseOf(scribe, fact, body, account, read.paper);
  const refusal = read.refusal ?? refusalOf(scribe, one);
  if (refusal !== null) return refuse(scribe, one, refusal);
  const superseded = one.clash.kind === 'own-typed' ? one.clash.receipt : null;
  if (superseded !== null) supersede(scribe, superseded);
  const holds = holdsOf(scribe, one);
  return holds.length > 0 || one.tenant === null ? hold(scribe, one, holds) : book(scribe, one, one.tenant);
}

/** A second person who is named is another one than the first, and may do it. */
function secondRefusal(scribe: Scribe, { override, staffId }: Body): ReturnType<typeof staffRefusal> {
  const second = override?.secondStaffId ?? null;
  return second !== null && second === staffId ? 'staff-may-not' : staffRefusal(scribe, second, 'decide');
}

function caseOf(scribe: Scribe, fact: Fact, body: Body, account: AccountDocument, paper: Paper): Case {
  const { world, mall } = scribe;
  const purchasedAtMs = utcOf(paper.purchasedAtLocal, mall.offsets);
  const mapped = tenantOfTill(world, paper.tillKey, purchasedAtMs);
  const tenantId = mapped ?? body.tenantId;
  const tillKnown = paper.tillKey === null ? tenantId !== null : mapped !== null;
  const keys = receiptKeys({
    identity: paper.identity,
    tenantId,
    amountMinor: paper.amountMinor,
    purchasedAtLocal: paper.purchasedAtLocal,
    timeKnown: paper.timeKnown,
    number: paper.number,
  });
  const clash = findClash(world, keys, account.id, body.receiptId, paper.identity !== null);
  const registeredAtMs = clash.kind === 'own-typed' ? Math.min(fact.registeredAtMs, clash.receipt.registeredAtMs) : fact.registeredAtMs;
  // A paper without a time stands at noon, which in the morning is no wrong clock.
  const clockMs = paper.timeKnown ? purchasedAtMs : Math.min(purchasedAtMs, Math.max(registeredAtMs, purchasedAtMs - 43_200_000));
  const clocks = judgeClocks(scribe, {
    purchasedAtMs: clockMs,
    registeredAtMs,
    sure: fact.clock === 'sure',
    ageAccepted: body.override !== null && body.staffId !== null,
  });
  const tenant = tenantId === null ? null : world.get('tenant', tenantId);
  const proof = judgeProof(scribe.settings, paper, body.staffId !== null);
  return { fact, body, account, paper, purchasedAtMs, registeredAtMs, tenantId, tenant, tillKnown, keys, clash, clocks, proof };
}

/** The checks about shop, clocks, earlier registrations and money, row by row in the order of the enum; what paper it is was checked before. */
function refusalOf(scribe: Scribe, one: Case): Refusal | null {
  const { paper, body, tenant, tenantId, clash, clocks } = one;
  if (tenantId === null ? body.raw === null : tenant === null) return 'tenant-unknown';
  if (tenant?.excluded === true) return 'tenant-excluded';
  if (clocks.kind === 'refuse') return clocks.refusal;
  if (clash.kind === 'own') return 'already-yours';
  // A paper without a sum (a till's start receipt) is no purchase, even where the house has no minimum.
  if (paper.amountMinor < Math.max(1, scribe.settings.receiptMinimumMinor)) return 'below-minimum';
  if (paper.currency !== scribe.mall.currency) return 'currency-unknown';
  return clash.kind === 'burned' ? 'receipt-voided' : null;
}

function holdsOf(scribe: Scribe, one: Case): HoldReason[] {
  const { body, clash, clocks } = one;
  const byStaff = body.staffId !== null;
  const imported = body.source === 'imported' && scribe.world.get('kiosk', one.fact.kioskId)?.use === 'import';
  return inOrder([
    ...(one.proof.isTyped && !byStaff && !imported ? (['typed'] as const) : []),
    ...(one.tillKnown ? [] : (['unknown-till'] as const)),
    ...(clocks.kind === 'hold' ? [clocks.hold] : []),
    ...(clash.kind === 'other-weak' ? (['weak-clash'] as const) : []),
    ...(clash.kind === 'other-strong' ? (['on-another-account'] as const) : []),
    ...(one.proof.hold === null ? [] : [one.proof.hold]),
    ...(imported ? [] : suspicionOf(scribe, suspectOf(scribe, one))),
  ]);
}

function suspectOf(scribe: Scribe, { body, account, paper, tenantId, registeredAtMs }: Case): Suspect {
  return {
    account: scribe.account(account.id),
    receiptId: body.receiptId,
    source: body.source,
    staffId: body.staffId,
    tenantId,
    tillKey: paper.tillKey,
    number: paper.number,
    amountMinor: paper.amountMinor,
    amountTyped: paper.completed,
    purchasedAtLocal: paper.purchasedAtLocal,
    timeKnown: paper.timeKnown,
    registeredAtMs,
  };
}

function documentOf(scribe: Scribe, one: Case, state: Pick<ReceiptDocument, 'state' | 'holds' | 'refusal'>): ReceiptDocument {
  const { fact, body, account, paper, clash, keys } = one;
  return {
    kind: 'receipt',
    id: body.receiptId,
    version: 0,
    reference: body.reference,
    accountId: account.id,
    kioskId: fact.kioskId,
    visitId: body.visitId,
    source: body.source,
    country: paper.country,
    format: paper.format,
    tenantId: one.tenant === null ? null : one.tenantId,
    tillKey: paper.tillKey,
    amountMinor: paper.amountMinor,
    currency: paper.currency,
    returnedMinor: clash.kind === 'own-typed' ? Math.min(paper.amountMinor, clash.receipt.returnedMinor) : 0,
    details: detailsOf(body, paper),
    staffId: body.staffId,
    number: paper.number,
    purchasedAtLocal: paper.purchasedAtLocal,
    purchasedAtMs: Math.max(0, one.purchasedAtMs),
    registeredAtMs: one.registeredAtMs,
    decidedAtMs: scribe.context.decidedAtMs,
    ...state,
    proof: one.proof.proof,
    clashReceiptId: clash.kind === 'none' || clash.kind === 'own-typed' ? null : clash.receipt.id,
    ...seenOf(scribe, body, clash),
    voidMode: null,
    strongKeys: [...keys.strong],
    weakKeys: [...keys.weak],
    awards: [],
    binds: [],
    nearMisses: [],
  };
}

/** A refused paper is kept under its reference without occupying any key, and shows on the account. */
function refuse(scribe: Scribe, one: Case, refusal: Refusal): Ending {
  const receipt = documentOf(scribe, one, { state: 'refused', holds: [], refusal });
  scribe.put(receipt);
  noteOnAccount(scribe, one.account.id, summaryOfReceipt(receipt, 0));
  if (refusal === 'already-yours' && one.clash.kind === 'own') {
    const { registeredAtMs } = one.clash.receipt;
    scribe.sentences.push(say('refusal.already-yours-at', { atLocal: localOf(registeredAtMs, scribe.mall.offsets) }));
  }
  if (isLate(scribe, one))
    notify(
      scribe,
      one.account.id,
      `receipt/${receipt.id}`,
      say('notice.refused', { ...ofShop(receipt.tenantId), reference: receipt.reference }),
    );
  return refused(refusal);
}

/** Staff compare two papers: they are told where and when the other one was registered. A visitor's kiosk learns nothing, and nobody whose it is. */
function seenOf(scribe: Scribe, body: Body, clash: Case['clash']): Pick<ReceiptDocument, 'clashSeen'> {
  if (clash.kind !== 'other-weak' || body.staffId === null) return {};
  return { clashSeen: { kioskId: clash.receipt.kioskId, atLocal: localOf(clash.receipt.registeredAtMs, scribe.mall.offsets) } };
}

function hold(scribe: Scribe, one: Case, holds: readonly HoldReason[]): Ending {
  const receipt = documentOf(scribe, one, { state: 'held', holds: [...holds], refusal: null });
  putReceipt(scribe, receipt, pendingPoints(scribe, receipt));
  reserveDue(scribe, receipt);
  applyWaitingRefunds(scribe, currentReceipt(scribe.world, receipt.id) ?? receipt);
  // A kiosk without a link cannot know of the other side: its visitor saw the paper booked, and is told at the next scan.
  if (isLate(scribe, one) && holds.some((each) => each === 'on-another-account' || each === 'weak-clash'))
    notify(
      scribe,
      one.account.id,
      `receipt/${receipt.id}`,
      say('notice.held', { ...ofShop(receipt.tenantId), reference: receipt.reference }),
    );
  if (!one.tillKnown && receipt.tillKey !== null) countWaiting(scribe, receipt.tillKey, one.fact.registeredAtMs);
  return { fate: 'held', holds };
}

function book(scribe: Scribe, one: Case, tenant: TenantDocument): Ending {
  const booked = bookReceipt(
    scribe,
    documentOf(scribe, one, { state: 'booked', holds: [], refusal: null }),
    tenant,
    one.fact.registeredAtMs,
  );
  applyWaitingRefunds(scribe, booked);
  const gone = booked.awards.find(isRefused);
  if (gone !== undefined && isLate(scribe, one, goneLaterMs)) {
    const reward = scribe.rules.version(scribe.world, gone.campaignId, gone.version)?.reward;
    const sentence =
      reward?.kind === 'gift' ? say('notice.gift-gone', { giftId: reward.giftId, reference: booked.reference }) : gone.explanation;
    notify(scribe, one.account.id, `gone/${gone.awardKey}`, sentence);
    const instead = booked.awards.find((award) => award.awardKey === insteadKey(gone.awardKey));
    if (instead !== undefined) notify(scribe, one.account.id, `gone/${instead.awardKey}`, instead.explanation);
  }
  return applied;
}

/** The account's own typing gives way to the scan: one paper, paid once. The scan's record stands and keeps the earlier time. */
function supersede(scribe: Scribe, typed: ReceiptDocument): void {
  releaseReservations(scribe, typed);
  putReceipt(scribe, { ...typed, state: 'voided', voidMode: 'release', decidedAtMs: scribe.context.decidedAtMs }, 0);
}

const isLate = (scribe: Scribe, one: Case, afterMs = laterMs): boolean =>
  scribe.context.role === 'decide' && one.body.source !== 'imported' && scribe.context.decidedAtMs - one.fact.registeredAtMs > afterMs;

/** The same registration decided again changes nothing; another one under the same id is refused. */
function endingAgain(scribe: Scribe, earlier: ReceiptDocument, body: Body): Ending {
  if (earlier.reference !== body.reference || earlier.visitId !== body.visitId) return refused('same-id-other-content');
  if (earlier.state === 'held') return { fate: 'held', holds: earlier.holds };
  if (earlier.state === 'refused') return refused(earlier.refusal ?? 'receipt-voided');
  scribe.awards.push(...earlier.awards);
  scribe.sentences.push(...earlier.nearMisses);
  return applied;
}
