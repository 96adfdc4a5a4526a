/** A small mall for decisions: documents in a map, facts made in order, everything plain. */
import { serviceSettings } from './service-settings.ts';
import { waits } from './waits.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { AnyDocument, DocumentOf, SettingsDocument } from '../../../domain/contract/document.ts';
import type { Fact, FactBody, FactBodyOf } from '../../../domain/contract/fact.ts';
import { decide } from '../../../domain/decide/decide.ts';
import { RuleKeeper } from '../../../domain/decide/rule-keeper.ts';
import type { DecideContext, Decision } from '../../../domain/decide/world.ts';
import { WorldDraft } from '../../../domain/decide/world-draft.ts';
import { MemoryWorld } from './memory-world.ts';
import { dayQuotaId, stockId } from '../../../domain/allotment/allotment-id.ts';
import { emptyResource } from '../../../domain/allotment/resource-count.ts';
import { plainAgreement } from '../../plain-agreement.ts';
import { counted, everyone, gift as giftReward, perAmount, points, quota, reach } from '../campaign/make-version.ts';

export const dayMs = 86_400_000;
/** Saturday 21 November 2026, 10:00 in Moscow. */
export const noon = Date.UTC(2026, 10, 21, 9, 0, 0);
export const today = '2026-11-21';

/** UUIDs that one can read: `id('a', 1)`. */
export const id = (letter: string, n: number): string => `${letter.repeat(8)}-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const account = (n: number): string => id('a', n);
export const receiptId = (n: number): string => id('b', n);
export const cardKey = (n: number): string => n.toString(16).padStart(64, '0');

const words = (text: string) => ({ en: text, ru: text, fi: text, de: text });

/** A campaign version; give what matters. */
export function campaign(campaignId: string, over: Partial<CampaignVersion> = {}): CampaignVersion {
  return {
    campaignId,
    version: 1,
    contentHash: '0'.repeat(64),
    effectiveFromMs: 0,
    stoppedAtMs: null,
    engineLevel: 1,
    trigger: 'receipt',
    questionnaireId: null,
    audience: everyone(),
    segment: null,
    notFor: [],
    counted: counted(),
    rollingDays: null,
    parts: [],
    whenGone: null,
    inviter: null,
    refunds: 'take-back',
    draw: null,
    legal: null,
    stackingBy: 'best',
    receiptUse: null,
    rank: 0,
    title: words(campaignId),
    text: words(campaignId),
    short: words(campaignId),
    where: { tenants: [], categories: [], except: { tenants: [], categories: [] } },
    when: {
      boughtFromMs: noon - 400 * dayMs,
      boughtUntilMs: noon + 60 * dayMs,
      weekdays: [],
      hours: null,
      registeredUntilMs: noon + 61 * dayMs,
      registeredWithinDays: null,
      collectedUntilMs: null,
      announcedAtMs: null,
    },
    span: 'receipt',
    minimumMinor: 0,
    reach: reach(),
    reward: perAmount(),
    quota: quota(),
    funding: [{ funder: 'receipt-tenant', perMille: 1000 }],
    poster: { art: null, priority: 0, palette: null },
    stackingGroup: null,
    terms: words(''),
    ...over,
  };
}

/** 1 point per 100 roubles, everywhere; the shop pays. */
export const base = campaign('base');
/** 5000 roubles in a day: a hare, while there are some. */
export const hare = campaign('hare', {
  span: 'day',
  reach: reach({ sumMinor: 500_000 }),
  reward: giftReward('hare'),
  quota: quota({ perDay: 100, perAccountWindow: 1 }),
  funding: [{ funder: 'operator', perMille: 1000 }],
});
/** Three shops in a month: 500 points, paid by two. */
export const shops = campaign('shops', {
  span: 'month',
  reach: reach({ receipts: 3, shops: 3 }),
  reward: points(500, { life: { kind: 'days', days: 90 } }),
  quota: quota({ perAccountWindow: 1 }),
  funding: [
    { funder: 'operator', perMille: 333 },
    { funder: 'receipt-tenant', perMille: 667 },
  ],
});
/** From 2000 in one receipt: 200 points to spend at books. */
export const threshold = campaign('threshold', {
  reach: reach({ sumMinor: 200_000 }),
  reward: points(200, { purse: 'tenant:books' }),
  quota: quota({ perAccountWindow: 1 }),
});

export const settings: SettingsDocument = {
  kind: 'settings',
  id: 'settings',
  ...waits,
  version: 1,
  receiptMaxAgeHours: 24,
  receiptMinimumMinor: 10_000,
  receiptCapMinor: 5_000_000,
  receiptsPerDay: 6,
  receiptsPerShopDay: 3,
  typedPerDay: 2,
  receiptProof: [],
  twoFloorsMinutes: 0,
  consecutiveNumbers: 0,
  staffCardDays: 0,
  expiryReminderDays: 0,
  tillClockToleranceMinutes: 70,
  offlineAllowancePoints: 500,
  welcomePoints: 100,
  invitationDays: 30,
  phoneFirst: 'promotion-day',
  overridesPerShift: 3,
  deskLockMs: 120_000,
  honourWithoutCardMinor: 100_000,
  service: serviceSettings,
  kioskSounds: 0,
  promotionDay: { periods: [], campaigns: [], visitsInTenMinutes: 0, idleWarningMs: 20_000, idleEndMs: 40_000 },
  announcement: null,
};

const tenant = (tenantId: string, over: object = {}): AnyDocument => ({
  kind: 'tenant',
  id: tenantId,
  version: 1,
  name: tenantId,
  category: 'fashion',
  floor: '1',
  initials: tenantId.slice(0, 2),
  logo: null,
  printsCode: true,
  excluded: false,
  pointRateMinor: 100_000,
  agreement: plainAgreement,
  ...over,
});
const till = (fn: string, tenantId: string): AnyDocument => ({
  kind: 'till',
  id: `ru-fns:${fn}`,
  version: 1,
  tenantId,
  fromMs: 0,
  toMs: null,
  heldReceipts: 0,
  signingKey: null,
});
export const gift = (giftId: string, pricePoints: number | null, over: Partial<DocumentOf<'gift'>> = {}): AnyDocument => ({
  kind: 'gift',
  id: giftId,
  version: 1,
  name: words(giftId),
  text: words(giftId),
  art: null,
  pricePoints,
  valueMinor: 20_000,
  collectAt: words('desk'),
  collectDays: 3,
  active: true,
  tenantId: null,
  face: { kind: 'goods' },
  ...over,
});
const staff = (staffId: string, over: object = {}): AnyDocument => ({
  kind: 'staff',
  id: staffId,
  version: 1,
  name: staffId,
  cardKey: cardKey(900),
  pinHash: '',
  pinRound: 0,
  campaigns: [],
  validFromMs: null,
  untilMs: null,
  roles: ['desk'],
  ownAccountId: null,
  active: true,
  ...over,
});

export const fnOf: Readonly<Record<string, string>> = {
  vesta: '9289000100000001',
  cafe: '9289000100000002',
  books: '9289000100000003',
  bank: '9289000100000004',
};
export const unknownFn = '9289000100000009';

const kiosk = (kioskId: string, use: 'desk' | 'import'): AnyDocument => {
  const chain = { publicKey: '', incarnation: 1, headSeq: 0, headHash: '0'.repeat(64), status: 'enrolled', seenAtMs: 0 } as const;
  return { kind: 'kiosk', id: kioskId, version: 1, mallId: 'mall', use, ...chain };
};

/** The mall as documents. */
export function mallDocuments(): AnyDocument[] {
  return [
    settings,
    {
      kind: 'mall',
      id: 'mall',
      version: 1,
      name: 'Mall',
      currency: 'RUB',
      languages: ['en', 'ru', 'fi', 'de'],
      defaultLanguage: 'ru',
      zone: 'Europe/Moscow',
      offsets: [{ atMs: 0, offsetMinutes: 180 }],
      dayCutoffMinutes: 240,
      opens: '10:00',
      closes: '22:00',
      deskPlace: words('desk'),
      cardRanges: [],
    },
    tenant('vesta'),
    tenant('cafe', { category: 'cafe' }),
    tenant('books', { pointRateMinor: 77_777 }),
    tenant('bank', { excluded: true }),
    tenant('kiosk-shop', { printsCode: false }),
    ...Object.entries(fnOf).map(([tenantId, fn]) => till(fn, tenantId)),
    gift('hare', null),
    gift('cup', 300),
    gift('retired', null),
    staff('olga'),
    staff('igor', { active: false }),
    staff('sven', { roles: ['service'] }),
    { ...emptyResource(stockId('hare'), 200), version: 1 },
    { ...emptyResource(stockId('cup'), 5), version: 1 },
    kiosk('IMPORT', 'import'),
    kiosk('D1', 'desk'),
  ];
}

/** A programme that decides facts one after another. */
export class Programme {
  readonly draft: WorldDraft;
  readonly rules = new RuleKeeper();
  readonly decisions: Decision[] = [];
  readonly #seqs = new Map<string, number>();
  now = noon;

  constructor(versions: readonly CampaignVersion[] = [base], extra: readonly AnyDocument[] = []) {
    this.draft = new WorldDraft(new MemoryWorld([...mallDocuments(), ...extra], versions));
  }

  /** The next fact of a kiosk. */
  fact(body: FactBody, over: Partial<Fact> = {}): Fact {
    const kioskId = over.kioskId ?? 'K1';
    const seq = (this.#seqs.get(kioskId) ?? 0) + 1;
    this.#seqs.set(kioskId, seq);
    return {
      id: id(
        'f',
        [...this.#seqs.values()].reduce((sum, n) => sum + n, 0),
      ),
      kioskId,
      incarnation: 1,
      seq,
      previousHash: '0'.repeat(64),
      registeredAtMs: this.now,
      clock: 'sure',
      body,
      ...over,
    };
  }

  context(over: Partial<DecideContext> = {}): DecideContext {
    return { decidedAtMs: this.now, role: 'decide', kioskId: 'K1', mallId: 'mall', ...over };
  }

  /** Decides and applies. */
  run(fact: Fact, context: Partial<DecideContext> = {}): Decision {
    const decision = decide(this.draft, fact, this.context({ kioskId: fact.kioskId, ...context }), this.rules);
    this.draft.apply(decision.changes);
    this.decisions.push(decision);
    return decision;
  }

  /** Makes, decides, applies. */
  do(body: FactBody, over: Partial<Fact> = {}): Decision {
    return this.run(this.fact(body, over));
  }

  account(n: number): DocumentOf<'account'> {
    const found = this.draft.get('account', account(n));
    if (found === null) throw new Error(`no account ${n}`);
    return found;
  }

  receipt(n: number): DocumentOf<'receipt'> {
    const found = this.draft.get('receipt', receiptId(n));
    if (found === null) throw new Error(`no receipt ${n}`);
    return found;
  }

  resource(resourceId: string): DocumentOf<'resource'> {
    return this.draft.get('resource', resourceId) ?? emptyResource(resourceId, 0);
  }

  /** The hare's day quota and stock. */
  hares(): { quota: DocumentOf<'resource'>; stock: DocumentOf<'resource'> } {
    return { quota: this.resource(dayQuotaId('hare', today)), stock: this.resource(stockId('hare')) };
  }
}

/** An active member. */
export const opened = (n: number, over: Partial<FactBodyOf<'account.opened'>> = {}): FactBodyOf<'account.opened'> => ({
  kind: 'account.opened',
  accountId: account(n),
  origin: 'imported',
  cardKey: cardKey(n),
  last4: '4821',
  medium: 'plastic',
  language: 'en',
  initial: 'A',
  sealed: null,
  consent: null,
  invitedBy: null,
  ...over,
});

/** Text of a Russian code. */
export const code = (fn: string, number: number, amountMinor: number, atLocal: string, kind = 1): string =>
  `t=${atLocal.slice(0, 16).replace(/[-:]/g, '')}&s=${Math.floor(amountMinor / 100)}.${String(amountMinor % 100).padStart(2, '0')}&fn=${fn}&i=${number}&fp=${1_000_000 + number}&n=${kind}`;

/** A scanned receipt of account `who`. */
export function scanned(
  n: number,
  who: number,
  amountMinor: number,
  over: { readonly fn?: string; readonly number?: number; readonly atLocal?: string; readonly paperKind?: number } & Partial<
    FactBodyOf<'receipt.registered'>
  > = {},
): FactBodyOf<'receipt.registered'> {
  const { fn = fnOf['vesta'] ?? '', number = n, atLocal = '2026-11-21T11:30:00', paperKind = 1, ...rest } = over;
  return {
    kind: 'receipt.registered',
    receiptId: receiptId(n),
    accountId: account(who),
    visitId: id('c', 1),
    reference: `K1-${n}`,
    source: 'scanned',
    raw: code(fn, number, amountMinor, atLocal, paperKind),
    tenantId: null,
    typed: null,
    staffId: null,
    override: null,
    details: null,
    ...rest,
  };
}

/** A typed receipt of account `who`. */
export function typed(
  n: number,
  who: number,
  amountMinor: number,
  over: { readonly number?: string | null; readonly atLocal?: string } & Partial<FactBodyOf<'receipt.registered'>> = {},
): FactBodyOf<'receipt.registered'> {
  const { number = String(n), atLocal = '2026-11-21T11:30:00', ...rest } = over;
  return {
    kind: 'receipt.registered',
    receiptId: receiptId(n),
    accountId: account(who),
    visitId: id('c', 1),
    reference: `K1-${n}`,
    source: 'typed',
    raw: null,
    tenantId: 'vesta',
    typed: { number, amountMinor, currency: 'RUB', purchasedAtLocal: atLocal },
    staffId: null,
    override: null,
    details: null,
    ...rest,
  };
}
