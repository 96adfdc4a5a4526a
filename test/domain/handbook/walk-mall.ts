/** A mall in memory in which the handbook's walk-throughs happen: the demo mall's shops and gifts, the real decider, nothing else. */
import { allotmentResources } from './stock-of.ts';
import type { AccountDocument } from '../../../domain/contract/account-document.ts';
import type { Act } from '../../../domain/contract/act.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { AnyDocument } from '../../../domain/contract/document.ts';
import type { FactBody } from '../../../domain/contract/fact.ts';
import { decideAct } from '../../../domain/decide/decide-act.ts';
import { decide } from '../../../domain/decide/decide.ts';
import { RuleKeeper } from '../../../domain/decide/rule-keeper.ts';
import type { Decision } from '../../../domain/decide/world.ts';
import { WorldDraft } from '../../../domain/decide/world-draft.ts';
import { utcOf } from '../../../domain/time/zone.ts';
import { demoCatalogue } from '../../../server/demo/demo-documents.ts';
import { demoTills, fiscalCode } from '../../../server/demo/demo-tills.ts';
import { MemoryWorld } from '../decide/memory-world.ts';

const nowMs = Date.UTC(2026, 10, 21, 9, 0, 0);

/** The kiosk at which visitors scan by themselves; all others take receipts as an import does, which holds nothing. */
export const visitorKiosk = 'K9';

/** The demo mall's catalogue as documents, with settings that hold nothing back and give nothing of their own. */
export function handbookDocuments(): readonly AnyDocument[] {
  return demoCatalogue(nowMs, Buffer.alloc(32, 7).toString('base64')).items.map((item) =>
    item.kind === 'settings' ? { ...item, welcomePoints: 0, receiptMinimumMinor: 0, receiptMaxAgeHours: 240 } : item,
  );
}

/** Members are named; ids follow from the order in which they appear. */
export class WalkMall {
  readonly draft: WorldDraft;
  readonly mall: Extract<AnyDocument, { kind: 'mall' }>;
  readonly #rules = new RuleKeeper();
  readonly #members: string[] = [];
  readonly #seqs = new Map<string, number>();
  #things = 0;

  constructor(versions: readonly CampaignVersion[], stocks: ReadonlyMap<string, number>) {
    const documents = handbookDocuments();
    const mall = documents.find((one) => one.kind === 'mall');
    if (mall?.kind !== 'mall') throw new Error('the demo mall has no mall document');
    this.mall = mall;
    const kiosks = ['K1', 'K2', 'K3', 'D1', visitorKiosk].map((id): AnyDocument => ({
      kind: 'kiosk',
      id,
      version: 1,
      mallId: mall.id,
      use: id === visitorKiosk ? 'kiosk' : 'import',
      publicKey: '',
      incarnation: 1,
      headSeq: 0,
      headHash: '0'.repeat(64),
      status: 'enrolled',
      seenAtMs: 0,
    }));
    this.draft = new WorldDraft(new MemoryWorld([...documents, ...kiosks, ...allotmentResources(stocks)], versions));
  }

  ms(local: string): number {
    return utcOf(local, this.mall.offsets);
  }

  /** The fiscal code that a shop's till prints. */
  code(tenantId: string, number: number, atLocal: string, amountMinor: number): string {
    const till = demoTills().find((one) => one.tenantId === tenantId && one.listed);
    if (till === undefined) throw new Error(`${tenantId} has no till`);
    return fiscalCode(till.fn, number, atLocal, amountMinor);
  }

  /** The clock, for everybody who has appeared. */
  tick(atMs: number): void {
    this.act({ kind: 'tick', atMs, accountIds: this.#members.filter((one) => this.isKnown(one)).map((one) => this.accountId(one)) }, atMs);
  }

  /** An id that nothing else has. */
  thing(letter: string): string {
    this.#things += 1;
    return `${letter.repeat(8)}-0000-7000-8000-${String(this.#things).padStart(12, '0')}`;
  }

  accountId(member: string): string {
    if (!this.#members.includes(member)) this.#members.push(member);
    return `aaaaaaaa-0000-7000-8000-${String(this.#members.indexOf(member) + 1).padStart(12, '0')}`;
  }

  isKnown(member: string): boolean {
    return this.draft.get('account', this.accountId(member)) !== null;
  }

  account(member: string): AccountDocument {
    const found = this.draft.get('account', this.accountId(member));
    if (found === null) throw new Error(`${member} has no account`);
    return found;
  }

  /** Decides and applies one fact, registered at a kiosk at an instant. */
  do(body: FactBody, registeredAtMs: number, kioskId = 'K1'): Decision {
    const seq = (this.#seqs.get(kioskId) ?? 0) + 1;
    this.#seqs.set(kioskId, seq);
    const fact = {
      id: this.thing('f'),
      kioskId,
      incarnation: 1,
      seq,
      previousHash: '0'.repeat(64),
      registeredAtMs,
      clock: 'sure' as const,
      body,
    };
    const decision = decide(this.draft, fact, { decidedAtMs: registeredAtMs, role: 'decide', kioskId, mallId: this.mall.id }, this.#rules);
    this.draft.apply(decision.changes);
    return decision;
  }

  /** Decides and applies one act of the server. */
  act(act: Act, atMs: number): void {
    const context = { decidedAtMs: atMs, role: 'decide', kioskId: 'SERVER', mallId: this.mall.id } as const;
    const { ending, changes } = decideAct(this.draft, this.thing('e'), act, context, this.#rules);
    if (!ending.ok) throw new Error(`${act.kind} was refused: ${ending.detail}`);
    this.draft.apply(changes);
  }
}
