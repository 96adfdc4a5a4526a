/** Sample screens of the kiosk, typed by the contract: every kind, and the cases that strain a layout. */
import { defaultKeys } from '../../main/speech/access-setting.ts';
import type { Screen } from '../../domain/contract/screen.ts';
import type { Frame, PosterView } from '../../domain/contract/screen-parts.ts';
import type { Language } from '../../domain/text/language.ts';
import { sentence } from '../../domain/text/wording.ts';
import { attractSamples, openDay } from './attract-samples.ts';
import { awardScreens } from './award-samples.ts';
import { codeScreens } from './code-samples.ts';
import { formScreens, joinScreens } from './form-samples.ts';
import { homeScreens, homeVisitSamples } from './home-samples.ts';
import { mapScreens } from './map-samples.ts';
import { mineScreens, mineVisitSamples } from './mine-samples.ts';
import { ownScreens } from './own-samples.ts';
import { peopleScreens, peopleVisitSamples, askedOffer } from './people-samples.ts';
import { serviceScreens } from './service-samples.ts';
import { names } from './sample-names.ts';
import type { Names } from './sample-names.ts';
import { voucher } from './sample-pieces.ts';
import { slipScreens, slipVisitSamples } from './slip-samples.ts';
import { giftScreens, visitScreens } from './visit-samples.ts';

/** A sample and the name its picture bears. */
export interface Sample {
  readonly name: string;
  readonly screen: Screen;
}

/** Whether a sample is a step of an open visit, where FINISH must stand in its place. */
export const visitSamples: ReadonlySet<string> = new Set([
  ...mineVisitSamples,
  ...homeVisitSamples,
  ...peopleVisitSamples,
  ...slipVisitSamples,
  'visit-home',
  'visit-rows',
  'visit-six',
  'visit-typed',
  'visit-offline',
  'message-refusal',
  'message-hold',
  'change-card',
  'code-help',
  'gifts',
  'gift-bound',
  'gift-reserved',
  'gift-gone',
  'gift-gone-instead',
  'gift-gone-points',
  'near-miss',
  'visit-combination',
  'visit-several-goals',
  'visit-tier-told',
  'visit-combination-rows',
  'visit-award-rows',
  'visit-held-rows',
  'near-miss-parts',
  'near-miss-tier',
  'near-miss-several',
  'gift-bound-choices',
  'gift-bound-coupon',
  'gifts-coupons',
  'history-awards',
  'result-awards',
  'result',
  'history',
  'pick-shop',
  'map-here',
  'map-shop',
  'map-shop-above',
]);

/** All samples in one language and theme. */
export function samples(
  language: Language,
  theme: Frame['theme'] = 'day',
  lower = false,
  access?: Frame['access'],
  large = false,
): Sample[] {
  const say = names[language];
  const visit: Frame = { ...house(language, theme, lower, access, large), card: { initial: say.initial, last4: '4821' } };
  const nobody = house(language, theme, lower, access, large);
  return [
    ...doorSamples(nobody, say),
    ...visitScreens(visit, say),
    ...homeOf(visitScreens(visit, say), nobody, say),
    ...giftScreens(visit, say),
    ...awardScreens(visit, say),
    ...mapScreens(visit, nobody, say),
    ...mineScreens(visit, language, say),
    ...formScreens(visit, nobody, say),
    ...joinScreens(nobody),
    ...codeScreens(visit, nobody),
    ...serviceScreens(nobody, language),
    ...trainingSamples({ ...visit, training: true, test: true }, { ...nobody, training: true }, say),
    ...ownScreens(visit),
    ...slipScreens(visit, language),
    ...peopleScreens(visit, nobody, language, say),
    ...homeAsked(visitScreens(visit, say), nobody, language, say),
  ];
}

/** Home with its doors, made of the plain one. */
function homeOf(plain: readonly Sample[], nobody: Frame, say: Names): Sample[] {
  const home = plain.find((each) => each.name === 'visit-home')?.screen;
  return home?.kind === 'visit' ? homeScreens(home, nobody, say) : [];
}

/** Home with a question to answer, among its doors. */
function homeAsked(plain: readonly Sample[], nobody: Frame, language: Language, say: Names): Sample[] {
  const home = homeOf(plain, nobody, say).find((each) => each.name === 'home-doors')?.screen;
  return home?.kind === 'visit' ? [{ name: 'home-asked', screen: { ...home, questionnaire: askedOffer(language) } }] : [];
}

function house(language: Language, theme: Frame['theme'], lower: boolean, access: Frame['access'] | undefined, large: boolean): Frame {
  return {
    mallName: 'Galleria Lumen',
    kioskId: 'K3',
    language,
    languages: ['en', 'ru', 'fi', 'de'],
    clockLocal: '2026-11-14T13:10:00',
    currency: 'RUB',
    card: null,
    theme,
    lower,
    large,
    access: access ?? { keypad: false, speech: 'off', volume: 1, keys: defaultKeys, doubleStrikeMs: 0, coreVoices: [] },
    online: true,
    reader: 'ok',
    printer: 'ok',
    hasMap: true,
    promotionDay: false,
    training: false,
    test: false,
  };
}

/** The band of training over screens that have least room for it. */
function trainingSamples(visit: Frame, nobody: Frame, say: Names): Sample[] {
  const wanted = ['visit-rows', 'attract', 'visit-home', 'attract-announced'];
  return [...visitScreens(visit, say), ...doorSamples(nobody, say)]
    .filter((each) => wanted.includes(each.name))
    .map((each) => ({ ...each, name: `training-${each.name}` }));
}

function doorSamples(frame: Frame, say: Names): Sample[] {
  const poster: PosterView = {
    campaignId: 'hare-day',
    title: say.posterTitle,
    sentence: say.posterSentence,
    art: 'hare',
    figure: null,
    palette: 'verdigris',
    left: 37,
    leftToday: true,
    limited: false,
    place: say.desk,
    beginsLocal: null,
    endsLocal: '2026-11-14T21:00:00',
    dwellMs: 12_000,
  };
  const shoes: PosterView = {
    ...poster,
    campaignId: 'shoes',
    title: say.shoesTitle,
    sentence: say.shoesSentence,
    art: null,
    figure: '×3',
    palette: 'oxide',
    left: null,
    place: null,
    endsLocal: '2026-11-30T21:00:00',
  };
  const cinema: PosterView = {
    ...shoes,
    campaignId: 'cinema',
    title: say.cinemaTitle,
    sentence: say.shoesSentence,
    art: 'ticket',
    figure: null,
    palette: 'slate',
    limited: true,
    place: say.desk,
  };
  return [
    { name: 'resting', screen: { kind: 'resting', frame, say: sentence('resting.starting') } },
    { name: 'attract', screen: { kind: 'attract', frame, ...openDay, posters: [poster], phoneUrl: 'https://lumen.example/k3' } },
    {
      name: 'attract-art-figure',
      screen: {
        kind: 'attract',
        frame,
        ...openDay,
        posters: [{ ...shoes, art: 'parcel', figure: '+500', palette: 'brass', title: say.combination, endsLocal: '2026-12-21T21:00:00' }],
        phoneUrl: null,
      },
    },
    {
      name: 'attract-in-all',
      screen: { kind: 'attract', frame, ...openDay, posters: [{ ...poster, left: 1990, leftToday: false }], phoneUrl: null },
    },
    { name: 'attract-figure', screen: { kind: 'attract', frame, ...openDay, posters: [shoes], phoneUrl: null } },
    {
      name: 'attract-limited',
      screen: { kind: 'attract', frame: { ...frame, online: false }, ...openDay, posters: [cinema], phoneUrl: null },
    },
    { name: 'attract-empty', screen: { kind: 'attract', frame: { ...frame, reader: 'gone' }, ...openDay, posters: [], phoneUrl: null } },
    ...attractSamples(frame, say, poster),
    { name: 'goodbye', screen: { kind: 'goodbye', frame, earnedPoints: 58, vouchers: [voucher(say, 'granted')] } },
    { name: 'goodbye-nothing', screen: { kind: 'goodbye', frame, earnedPoints: 0, vouchers: [] } },
  ];
}
