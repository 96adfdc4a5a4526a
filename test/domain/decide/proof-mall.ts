/** The small mall with a policy of proof, and Slovak codes: one that says all, one that says nothing but its number. */
import type { Act, ActOf } from '../../../domain/contract/act.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { SettingsDocument } from '../../../domain/contract/document.ts';
import { decideAct } from '../../../domain/decide/decide-act.ts';
import type { ActDecision } from '../../../domain/decide/decide-act.ts';
import { base, noon, opened, Programme, receiptId, scanned, settings, typed } from './fixture.ts';

export type Policy = SettingsDocument['receiptProof'];

/** Act of the server, decided and applied. */
export function act(mall: Programme, one: Act): ActDecision {
  const decision = decideAct(mall.draft, 'act:1', one, mall.context({ kioskId: '' }), mall.rules);
  mall.draft.apply(decision.changes);
  return decision;
}

/** Members 1 to 3 in a mall with this policy. */
export function proofMall(
  receiptProof: Policy,
  over: Partial<SettingsDocument> = {},
  versions: readonly CampaignVersion[] = [base],
): Programme {
  const mall = new Programme(versions, [{ ...settings, receiptProof, ...over }]);
  [1, 2, 3].forEach((n) => void mall.do(opened(n), { kioskId: 'K9' }));
  return mall;
}

/** The same with the euro as its money. */
export function euroMall(
  receiptProof: Policy,
  over: Partial<SettingsDocument> = {},
  versions: readonly CampaignVersion[] = [base],
): Programme {
  const mall = proofMall(receiptProof, over, versions);
  const house = mall.draft.get('mall', 'mall');
  if (house === null) throw new Error('fixture');
  mall.draft.apply([{ kind: 'document.put', document: { ...house, currency: 'EUR', zone: 'Europe/Bratislava' } }]);
  return mall;
}

/** The authority's answer about receipt `n`. */
export const checked = (
  n: number,
  verdict: ActOf<'receipt.checked'>['verdict'],
  told: ActOf<'receipt.checked'>['told'] = null,
): ActOf<'receipt.checked'> => ({
  kind: 'receipt.checked',
  receiptId: receiptId(n),
  verdict,
  told,
  verifier: 'test-office',
  atMs: noon + 60_000,
});

/** An identifier that says neither sum nor time. */
export const bareCode = (n: number): string => `O-${String(n).padStart(32, '0')}`;
/** A code that says all, of till `88812345678900001`. */
export const fullCode = (n: number, amount: string): string =>
  `65674ADF-5F4CB684-A0656DAA-8EABB201-${String(n).padStart(8, '0')}:88812345678900001:261121113000:${n}:${amount}`;
export const fullTill = 'sk-ekasa:88812345678900001';

type Registered = ReturnType<typeof scanned>;

/** A bare code of account `who`, its gaps typed. */
export function bare(
  n: number,
  who: number,
  amountMinor: number,
  over: Partial<Registered> & { readonly atLocal?: string } = {},
): Registered {
  const { atLocal, ...rest } = over;
  const { typed: words } = typed(n, who, amountMinor, { number: null, ...(atLocal === undefined ? {} : { atLocal }) });
  return {
    ...scanned(n, who, amountMinor),
    raw: bareCode(n),
    tenantId: 'vesta',
    typed: words === null ? null : { ...words, currency: 'EUR' },
    ...rest,
  };
}
