import type { ScreenOf } from '../../../domain/contract/screen.ts';
import type { Speech } from '../../look/speech.ts';

/** What stands over the posters: what the mall has to say, else that it closes soon; null: nothing. */
export function bannerOf(
  { announcement, hours }: Pick<ScreenOf<'attract'>, 'announcement' | 'hours'>,
  speech: Speech,
): { readonly text: string; readonly until: string | undefined } | null {
  if (announcement !== null)
    return { text: announcement.text, until: speech.say('attract.until', { untilLocal: speech.moment(announcement.untilLocal) }) };
  return hours.state === 'closing'
    ? { text: speech.say('attract.closing', { untilLocal: speech.time(hours.closesLocal) }), until: undefined }
    : null;
}
