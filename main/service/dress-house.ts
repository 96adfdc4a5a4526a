import type { Language } from '../../domain/contract/primitive.ts';
import type { AnnouncementView } from '../../domain/contract/screen-attract.ts';
import { phrase } from '../../domain/text/phrase.ts';
import { localOf } from '../../domain/time/zone.ts';
import type { ServiceState } from '../../domain/service/state.ts';
import type { HouseState } from '../../domain/visit/port.ts';
import { inEachLanguage } from '../../domain/text/language.ts';

const minuteOf = (local: string): string => `${local.slice(0, 16)}:00`;

/** The house with what staff have set this kiosk to. Its closing is said before any other announcement: it concerns whoever stands here. */
export function dressHouse(house: HouseState, state: ServiceState): HouseState {
  const { modes } = state;
  const { offsets, limits } = state.house;
  const dressed: HouseState = { ...house, training: modes.training !== null };
  const said = (text: (language: Language) => string, untilMs: number): HouseState => {
    const untilLocal = minuteOf(localOf(untilMs, offsets));
    const of = (language: Language): AnnouncementView => ({ text: text(language), untilLocal });
    return { ...dressed, announcement: inEachLanguage(of) };
  };
  if (modes.closing !== null) return said((language) => phrase(language, 'closed.notice'), modes.closing.atMs);
  const shown = limits.texts.find((one) => one.textId === modes.announcement?.textId);
  return shown === undefined || modes.announcement === null
    ? dressed
    : said((language) => shown.text[language], modes.announcement.untilMs);
}
