import type { CampaignFile } from '../contract/campaign-file.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import { addDays, isLocalDateTime } from '../time/local-time.ts';
import type { DraftNotes } from './draft-notes.ts';
import type { MomentReader } from './draft-moment.ts';
import { daysIn } from './draft-points.ts';

/** `when` of a version with local times for instants; untils are exclusive. */
export interface DraftWhen extends Pick<CampaignVersion['when'], 'weekdays' | 'hours' | 'registeredWithinDays'> {
  readonly boughtFromLocal: string;
  readonly boughtUntilLocal: string;
  readonly registeredUntilLocal: string;
  readonly collectedUntilLocal: string | null;
  readonly announcedAtLocal: string | null;
}

const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `closesLocal` is when the campaign's draw closes: without a word of their own receipts may be registered until then. */
export function whenOf(when: CampaignFile['when'], closesLocal: string | null, moments: MomentReader, notes: DraftNotes): DraftWhen {
  const boughtUntilLocal = moments.end(when.until, ['when', 'until']);
  const registeredWithinDays = withinDays(when.register);
  const [from = '', until = ''] = when.hours?.split('-') ?? [];
  return {
    boughtFromLocal: moments.start(when.from, ['when', 'from']),
    boughtUntilLocal,
    registeredUntilLocal:
      when.registerUntil === undefined
        ? lastRegistration(
            moments.end(when.until.slice(0, 10), ['when', 'until']),
            boughtUntilLocal,
            registeredWithinDays ?? 1,
            closesLocal,
          )
        : moments.end(when.registerUntil, ['when', 'registerUntil']),
    registeredWithinDays,
    collectedUntilLocal: when.collectUntil === undefined ? null : moments.end(when.collectUntil, ['when', 'collectUntil']),
    announcedAtLocal: when.announced === undefined ? null : moments.start(when.announced, ['when', 'announced']),
    weekdays: [...new Set((when.weekdays ?? []).map((name) => weekdayNames.indexOf(name) + 1))].sort((a, b) => a - b),
    hours: when.hours === undefined ? null : { from: clock(from, notes), until: clock(until, notes) },
  };
}

/** Mall days after that of the purchase: 0 is the same one; null: not said. */
function withinDays(register: string | undefined): number | null {
  if (register === undefined) return null;
  return register === 'same day' ? 0 : register === 'next day' ? 1 : daysIn(register);
}

function lastRegistration(endOfLastDay: string, boughtUntilLocal: string, days: number, closesLocal: string | null): string {
  const last = `${addDays(endOfLastDay, days)}${endOfLastDay.slice(10)}`;
  return closesLocal !== null && closesLocal >= boughtUntilLocal && closesLocal < last ? closesLocal : last;
}

function clock(text: string, notes: DraftNotes): string {
  if (!isLocalDateTime(`2000-01-01T${text}:00`)) notes.problem({ path: ['when', 'hours'], what: `${text} is no time of day` });
  return text;
}
