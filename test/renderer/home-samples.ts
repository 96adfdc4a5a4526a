/** Home with its doors, promotion days, help that grows, the search for a shop, posters that were touched. */
import type { CodePlace, HomeView } from '../../domain/contract/screen-home.ts';
import type { ScreenOf } from '../../domain/contract/screen.ts';
import type { Frame, PosterView } from '../../domain/contract/screen-parts.ts';
import { sentence } from '../../domain/text/wording.ts';
import { demoLogo } from '../../server/demo/catalogue/logos.ts';
import { campaign } from './mine-samples.ts';
import type { Names } from './sample-names.ts';
import { balance, heroProgress, progress, rows, shops } from './sample-pieces.ts';
import type { Sample } from './samples.ts';

const places: readonly CodePlace[] = [{ code: 'square', place: 'bottom', beside: 'ФН ФД ФП' }];

const kinds = [
  'Fashion',
  'Shoes',
  'Cafés',
  'Pharmacy',
  'Bank',
  'Books',
  'Electronics',
  'Home',
  'Toys',
  'Beauty',
  'Sport',
  'Grocery',
  'Leisure',
];
const logos = ['corso-shoes', 'vesta', 'cafe-tilia', 'nordlys-books', 'mira-toys', 'kilowatt', 'bakery-rye', 'gelato-nube'];

/** Shops of which some have a mark of their own; thirteen kinds, five floors. */
const markedShops = Array.from({ length: 26 }, (_, at) => ({
  ...(shops[at % shops.length] ?? { name: '', initials: '' }),
  tenantId: `shop-${at}`,
  name: at < shops.length ? (shops[at]?.name ?? '') : `${kinds[at % 13] ?? ''} ${at}`,
  category: kinds[at % 13] ?? '',
  floor: String(at % 5),
  initials: shops[at % shops.length]?.initials ?? '',
  logo: at < logos.length ? demoLogo(logos[at] ?? '') : null,
}));

/** The names of those that are steps of an open visit. */
export const homeVisitSamples = [
  'home-doors',
  'home-tier',
  'home-few',
  'home-newcomer',
  'home-promotion',
  'home-promotion-rows',
  'help-grown',
  'help-grown-typed',
  'code-help-three',
  'find-shop',
  'offers',
  'campaign-on-map',
] as const;

/** @see file comment. `plain`: a home as the core sends it. */
export function homeScreens(plain: ScreenOf<'visit'>, nobody: Frame, say: Names): Sample[] {
  const { frame } = plain;
  const home: HomeView = {
    campaigns: 6,
    forMe: 2,
    giftsNow: 3,
    giftsNear: 2,
    nearest: { name: say.umbrella, missingPoints: 260 },
    tier: null,
  };
  const tier: HomeView['tier'] = {
    campaignId: 'silver',
    name: say.silver,
    next: {
      key: 'near',
      args: { byLocal: '2026-12-31', missingClause: 'missing.sum', missingMinor: 4_355_000, winClause: 'win.tier', tier: say.silver },
    },
  };
  const scanning = { ...plain, codePlaces: [...places], progress: progress(say, 334_000), rows: rows(say).slice(0, 2), earnedPoints: 32 };
  const promotion = {
    ...plain,
    frame: { ...plain.frame, promotionDay: true },
    home: null,
    codePlaces: [...places],
    progress: [heroProgress(say, 0)],
  };
  const poster = { ...campaign(say), forMe: false, progress: null, left: 37, leftToday: true, place: say.desk, art: 'hare' };
  return [
    { name: 'home-doors', screen: { ...plain, home } },
    {
      name: 'home-tier',
      screen: {
        ...plain,
        home: { ...home, tier },
        balance: { ...balance(12_400), tier: { name: say.silver, lastDateLocal: '2026-12-31' } },
      },
    },
    {
      name: 'home-few',
      screen: { ...plain, home: { ...home, campaigns: 1, forMe: 0, giftsNow: 0 }, progress: [heroProgress(say, 476_000)], moreProgress: 0 },
    },
    {
      name: 'home-newcomer',
      screen: {
        ...plain,
        home: { campaigns: 0, forMe: 0, giftsNow: 0, giftsNear: 0, nearest: null, tier: null },
        balance: { ...balance(0), expiring: null },
        progress: [],
        moreProgress: 0,
        provisional: true,
      },
    },
    { name: 'home-promotion', screen: promotion },
    { name: 'home-promotion-rows', screen: { ...promotion, progress: [heroProgress(say, 245_000)], rows: rows(say), earnedPoints: 32 } },
    { name: 'help-grown', screen: { ...scanning, codeHelpGrown: true } },
    {
      name: 'help-grown-typed',
      screen: {
        ...scanning,
        codeHelpGrown: true,
        typedIdentity: true,
        balance: null,
        progress: [],
        home: null,
        frame: { ...frame, card: { initial: '', last4: '4821' } },
      },
    },
    {
      name: 'code-help-three',
      screen: {
        kind: 'code-help',
        frame,
        rows: rows(say).slice(0, 2),
        codePlaces: [
          { code: 'square', place: 'bottom', beside: 'ZOI EOR' },
          { code: 'block', place: 'top', beside: 'ZOI EOR' },
          { code: 'bars', place: 'middle', beside: '' },
        ],
      },
    },
    { name: 'find-shop', screen: { kind: 'find-shop', frame, filter: '', shops: markedShops, lately: 2 } },
    { name: 'find-shop-nobody', screen: { kind: 'find-shop', frame: nobody, filter: 'xyz', shops: [], lately: 0 } },
    { name: 'offers', screen: { kind: 'campaigns', frame, campaigns: [campaign(say)], forMe: 1, onlyForMe: true } },
    {
      name: 'campaign-on-map',
      screen: {
        kind: 'campaign',
        frame,
        campaign: campaign(say),
        hasTerms: true,
        onMap: [
          { tenantId: 'vesta', name: 'Vesta' },
          { tenantId: 'brandt', name: 'Brandt Electronics' },
          { tenantId: 'linde', name: 'Pharmacy Linde' },
        ],
      },
    },
    { name: 'poster', screen: { kind: 'campaign', frame: nobody, campaign: poster, hasTerms: true, onMap: [] } },
    {
      name: 'attract-near',
      screen: {
        kind: 'attract',
        frame: nobody,
        posters: [nearPoster(say)],
        hours: { state: 'open' },
        announcement: null,
        phoneUrl: 'https://lumen.example/k3',
        near: true,
      },
    },
    { name: 'poster-no-paper', screen: { kind: 'no-paper', frame: nobody, why: sentence('no-slip.paper-out') } },
  ];
}

function nearPoster(say: Names): PosterView {
  return {
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
}
