/** Fact `language.chosen`: the language of this account from now on. */
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { usableAccount } from './account-of.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';

/** Decides the choice. */
export function chooseLanguage(scribe: Scribe, _fact: Fact, body: FactBodyOf<'language.chosen'>): Ending {
  const account = usableAccount(scribe, body.accountId);
  if (typeof account === 'string') return refused(account);
  if (account.language !== body.language) scribe.change({ kind: 'account.languageSet', accountId: account.id, language: body.language });
  return applied;
}
