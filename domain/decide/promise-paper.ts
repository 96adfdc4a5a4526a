/** Fact `paper.promised`: a paper whose code does not scan will be shown at the desk. */
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { usableAccount } from './account-of.ts';
import { notify, say } from './say.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';

/** Notices about papers wait for the desk; a kiosk does not clear them. */
export const paperNotice = 'paper/';

/** The account remembers the paper under its reference. */
export function promisePaper(scribe: Scribe, _fact: Fact, body: FactBodyOf<'paper.promised'>): Ending {
  const account = usableAccount(scribe, body.accountId);
  if (typeof account === 'string') return refused(account);
  const noticeId = `${paperNotice}${body.reference}`;
  if (account.notices.some((one) => one.noticeId === noticeId)) return applied;
  notify(scribe, account.id, noticeId, say('notice.paper', { reference: body.reference }));
  return applied;
}
