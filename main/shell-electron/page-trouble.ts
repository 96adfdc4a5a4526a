import type { PageTrouble } from '../core/paint-watch.ts';

/** What the core tells its shell about the page; the only message that goes this way. */
export interface PageTroubleMessage {
  readonly type: 'page-trouble';
  readonly trouble: PageTrouble;
}

const reasons: Readonly<Record<PageTrouble, string>> = {
  'not-painting': 'paints nothing',
  'no-page': 'has not come to the core',
};

/** The reason in words for the log, or null for a message that is none of these. */
export function pageTroubleOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !('type' in message) || message.type !== 'page-trouble') return null;
  if (!('trouble' in message)) return null;
  return message.trouble === 'not-painting' || message.trouble === 'no-page' ? reasons[message.trouble] : null;
}
