/** Fact `consent.chosen`: whether advertising may come, each channel apart. */
import type { FactBodyOf } from '../contract/fact.ts';
import { usableAccount } from './account-of.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';

/** Decides the choice: the last one counts. */
export function chooseConsent(scribe: Scribe, { accountId, sms, email }: FactBodyOf<'consent.chosen'>): Ending {
  const account = usableAccount(scribe, accountId);
  if (typeof account === 'string') return refused(account);
  if (account.consent?.sms !== sms || account.consent.email !== email)
    scribe.change({ kind: 'account.consentSet', accountId: account.id, consent: { sms, email } });
  return applied;
}
