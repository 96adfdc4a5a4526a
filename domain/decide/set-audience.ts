/** Act `audience.set`: what only the server knows of members, as bits. Each list replaces the account's whole. */
import type { ActOf } from '../contract/act.ts';
import type { AudienceBit } from '../contract/account-document.ts';
import { canonicalJson } from '../encoding/canonical-json.ts';
import { accountIdOf } from './account-of.ts';
import { done } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import type { Scribe } from './scribe.ts';

/** Writes the lists that differ from what is there; unknown accounts are passed over. */
export function setAudience(scribe: Scribe, act: ActOf<'audience.set'>): ActEnding {
  for (const { accountId: named, bits } of act.accounts) {
    const accountId = accountIdOf(scribe.world, named);
    const account = scribe.world.get('account', accountId);
    if (account === null) continue;
    const next = inOrder(bits);
    if (canonicalJson(next) !== canonicalJson(account.audience)) scribe.change({ kind: 'account.audienceSet', accountId, bits: next });
  }
  return done;
}

/** By name, then beginning, each once: the same bits are the same bytes, in whatever order they were worked out. */
function inOrder(bits: readonly AudienceBit[]): AudienceBit[] {
  const byName = new Map(bits.map((bit) => [canonicalJson(bit), bit]));
  return [...byName.values()].sort((a, b) => (a.bit === b.bit ? a.fromMs - b.fromMs || endOf(a) - endOf(b) : a.bit < b.bit ? -1 : 1));
}

const endOf = (bit: AudienceBit): number => bit.untilMs ?? Number.MAX_SAFE_INTEGER;
