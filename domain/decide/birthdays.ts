/** Act `birthdays.came`: what campaigns give on a birthday, once a year, told at the next scan. */
import type { ActOf } from '../contract/act.ts';
import { accountIdOf } from './account-of.ts';
import { done } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import { settleEvent } from './event-awards.ts';
import { officeKiosk } from './prize-claims.ts';
import { notify } from './say.ts';
import type { Scribe } from './scribe.ts';

/** Gives each member named what is due; unknown and closed accounts are passed over. */
export function runBirthdays(scribe: Scribe, act: ActOf<'birthdays.came'>): ActEnding {
  const accountIds = new Set(act.accountIds.map((id) => accountIdOf(scribe.world, id)));
  for (const accountId of accountIds) {
    const account = scribe.world.get('account', accountId);
    if (account === null || account.status === 'closed') continue;
    const event = { trigger: 'birthday', questionnaireId: null, atMs: act.atMs, kioskId: officeKiosk } as const;
    for (const award of settleEvent(scribe, accountId, event)) notify(scribe, accountId, `award/${award.awardKey}`, award.explanation);
  }
  return done;
}
