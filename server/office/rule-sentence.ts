/** A campaign version read back as one sentence, so that a slip of the pen is heard before it is loaded. */
import type { CampaignVersion } from '../../domain/contract/campaign.ts';
import { formatMoney } from '../../domain/text/format.ts';

const spans = {
  receipt: 'on one receipt',
  day: 'within one mall day',
  week: 'within one week',
  month: 'within one month',
  campaign: 'during the whole campaign',
} as const;
const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The mall as sentences need it: amounts are in its currency, times on its clocks. */
export interface SpokenMall {
  readonly currency: string;
  readonly zone: string;
}

/** Money in the words of the house. */
export function money(amountMinor: number, currency: string): string {
  return formatMoney(amountMinor, currency, 'en');
}

/** An instant on the mall's clocks. */
export function instant(ms: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: zone }).format(
    ms,
  );
}

function list(names: readonly string[], last: string): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1) ?? ''}`;
}

function who(version: CampaignVersion, currency: string): string {
  const { reach, span } = version;
  const parts = [
    ...(reach.sumMinor === null ? [] : [`buys for ${money(reach.sumMinor, currency)} or more`]),
    ...(reach.receipts === null ? [] : [`registers ${reach.receipts} receipts`]),
    ...(reach.shops === null ? [] : [`from at least ${reach.shops} different shops`]),
  ];
  return parts.length === 0 ? 'Whoever buys' : `Whoever ${list(parts, '')} ${spans[span]}`.replaceAll('  ', ' ');
}

function where({ where: place }: CampaignVersion): string {
  const only = [...place.categories, ...place.tenants];
  const except = [...place.except.categories, ...place.except.tenants];
  return `${only.length === 0 ? 'in any shop' : `in ${list(only, 'or')}`}${except.length === 0 ? '' : ` but ${list(except, 'and')}`}`;
}

function when({ when: time }: CampaignVersion, zone: string): string {
  const days =
    time.weekdays.length === 0
      ? ''
      : `, on ${list(
          time.weekdays.map((day) => weekdayNames[day - 1] ?? ''),
          'or',
        )}`;
  const hours = time.hours === null ? '' : `, ${time.hours.from} to ${time.hours.until}`;
  return `between ${instant(time.boughtFromMs, zone)} and ${instant(time.boughtUntilMs, zone)}${days}${hours}`;
}

function what({ reward, short }: CampaignVersion, currency: string): string {
  switch (reward.kind) {
    case 'gift':
      return `gets one ${short.en}`;
    case 'points':
      return `gets ${reward.points} points${reward.purse === 'everywhere' ? '' : ` to spend at ${reward.purse.replace('tenant:', '')}`}`;
    case 'points-per-amount':
      return `gets ${reward.points} ${reward.points === 1 ? 'point' : 'points'} for each full ${money(reward.perMinor, currency)}`;
  }
}

function limits({ quota }: CampaignVersion): string {
  const parts = [
    ...(quota.perDay === null ? [] : [`while ${quota.perDay} a day last`]),
    ...(quota.total === null ? [] : [`${quota.total} in all`]),
    ...(quota.perAccountWindow === null ? [] : [`${quota.perAccountWindow === 1 ? 'one' : quota.perAccountWindow} an account`]),
  ];
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`;
}

/** The sentence. */
export function ruleSentence(version: CampaignVersion, { currency, zone }: SpokenMall): string {
  return `${who(version, currency)} ${where(version)}, ${when(version, zone)}, ${what(version, currency)}${limits(version)}.`;
}
