import type { CampaignView } from '../../../domain/contract/screen-mine.ts';
import type { IconName } from '../../look/icon-paths.ts';
import type { Speech } from '../../look/speech.ts';

/** A thing one should know of a promotion, with its picture. */
export interface CampaignFact {
  readonly icon: IconName;
  readonly text: string;
}

/** Names that fit two lines; the terms have them all. */
const NAMES_MOST = 5;

/** Where, and when. */
export function whereAndWhen({ shops, except, fromLocal, untilLocal }: CampaignView, speech: Speech): readonly CampaignFact[] {
  const names = shops.slice(0, NAMES_MOST).join(', ');
  return [
    {
      icon: 'store',
      text:
        shops.length === 0
          ? speech.say('campaign.everywhere')
          : shops.length > NAMES_MOST
            ? speech.say('campaign.in-more', { names, count: shops.length - NAMES_MOST })
            : speech.say('campaign.in', { names }),
    },
    ...(except.length === 0
      ? []
      : [{ icon: 'minus', text: speech.say('campaign.except', { names: except.slice(0, NAMES_MOST).join(', ') }) } as const]),
    { icon: 'clock', text: speech.say('campaign.dates', { fromLocal: speech.day(fromLocal), untilLocal: speech.day(untilLocal) }) },
  ];
}

/** How many there are, and where they are collected. */
export function leftAndPlace({ left, leftToday, place }: CampaignView, speech: Speech): readonly CampaignFact[] {
  return [
    ...(left === null
      ? []
      : [{ icon: 'gift', text: speech.say(leftToday ? 'campaign.left-today' : 'campaign.left', { count: speech.count(left) }) } as const]),
    ...(place === null ? [] : [{ icon: 'pin', text: place } as const]),
  ];
}
