/** The attract screen through the mall's day: what begins soon, the last hour, the night, and what the mall has to say. */
import type { Frame, PosterView } from '../../domain/contract/screen-parts.ts';
import type { Language } from '../../domain/text/language.ts';
import type { Names } from './sample-names.ts';
import type { Sample } from './samples.ts';

/** A day like any other. */
export const openDay = { hours: { state: 'open' as const }, announcement: null, near: false };

const said: Readonly<Record<Language, string>> = {
  en: 'The cinema entrance is closed this evening. Please use the doors by the river.',
  ru: 'Сегодня вечером вход со стороны кинотеатра закрыт. Пройдите через двери у реки.',
  fi: 'Elokuvateatterin sisäänkäynti on tänä iltana suljettu. Käytä joen puoleisia ovia.',
  de: 'Der Eingang am Kino ist heute Abend geschlossen. Bitte nehmen Sie die Türen am Fluss.',
};

/** @see file comment */
export function attractSamples(frame: Frame, say: Names, poster: PosterView): Sample[] {
  const soon: PosterView = {
    ...poster,
    campaignId: 'draw',
    title: say.draw,
    art: 'lantern',
    palette: 'moss',
    left: null,
    beginsLocal: '2026-11-17T10:00:00',
    endsLocal: null,
  };
  return [
    { name: 'attract-soon', screen: { kind: 'attract', frame, ...openDay, posters: [soon], phoneUrl: null } },
    {
      name: 'attract-closing',
      screen: {
        kind: 'attract',
        frame,
        posters: [poster],
        hours: { state: 'closing', closesLocal: '2026-11-14T22:00:00' },
        announcement: null,
        phoneUrl: null,
        near: false,
      },
    },
    {
      name: 'attract-announcement',
      screen: {
        kind: 'attract',
        frame,
        ...openDay,
        posters: [poster],
        announcement: { text: said[frame.language], untilLocal: '2026-11-14T22:00:00' },
        phoneUrl: null,
      },
    },
    {
      name: 'attract-closed',
      screen: {
        kind: 'attract',
        frame: { ...frame, theme: frame.theme === 'day' ? 'night' : frame.theme },
        posters: [poster],
        hours: { state: 'closed', opensLocal: '2026-11-15T10:00:00' },
        announcement: null,
        phoneUrl: null,
        near: false,
      },
    },
  ];
}
