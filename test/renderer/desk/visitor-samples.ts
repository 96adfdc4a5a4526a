/** Everything the visitor's screen at the desk can show, in each language. */
import type { Language } from '../../../domain/contract/primitive.ts';
import type { VisitorFrame, VisitorScreen } from '../../../domain/contract/visitor-screen.ts';
import { heroProgress } from '../sample-pieces.ts';
import { names } from '../sample-names.ts';

/** Screens by name. */
export function visitorSamples(language: Language, night: boolean): Readonly<Record<string, VisitorScreen>> {
  const say = names[language];
  const frame: VisitorFrame = { mallName: 'Galleria Lumen', language, clockLocal: '2026-11-14T13:31:00', currency: 'RUB', night };
  const shops = ['Vesta', 'Café Tilia', 'Brandt Electronics', null];
  const rows = shops.map((shop, index) => ({
    rowId: `r${index}`,
    shop,
    amountMinor: index === 2 ? 100_000_000 : 245_000 + index * 13_700,
    points: index === 2 ? 10_000 : 24,
    toBeConfirmed: index === 3,
  }));
  const visit = {
    kind: 'visit' as const,
    frame,
    who: 'A. ••4821',
    rows,
    booked: 10,
    points: 10_096,
    looking: 4,
    gone: null,
    gifts: [],
    handing: null,
    progress: heroProgress(say, 245_000),
  };
  const hero = heroProgress(say, 500_000);
  const gift = hero.reward.kind === 'gift' ? { name: hero.reward.name, art: hero.reward.art } : { name: 'Plush hare', art: 'hare' };
  return {
    posters: { kind: 'posters', frame, posters: [] },
    'poster-gift': {
      kind: 'posters',
      frame,
      posters: [
        {
          campaignId: 'hare',
          title: hero.title,
          sentence: hero.sentence,
          art: 'hare',
          figure: null,
          palette: 'verdigris',
          left: 37,
          leftToday: true,
          limited: false,
          place: hero.reward.kind === 'gift' ? hero.reward.place : null,
          beginsLocal: null,
          endsLocal: '2026-11-14T21:00:00',
          dwellMs: 600_000,
        },
      ],
    },
    moment: { kind: 'moment', frame },
    hello: { ...visit, rows: [], booked: 0, points: 0, looking: 0 },
    first: { ...visit, rows: rows.slice(0, 1), booked: 1, points: 24, looking: 0 },
    full: visit,
    'without-progress': { ...visit, progress: null },
    gone: {
      ...visit,
      gone: {
        what: { key: 'counts.quota-gone', args: { campaignId: 'hare', short: gift.name } },
        instead: { key: 'award.instead', args: { campaignId: 'hare', gainClause: 'gain.gift', gift: gift.name } },
      },
    },
    yours: { ...visit, gifts: [gift] },
    handing: { ...visit, gifts: [], handing: gift, looking: 1 },
    goodbye: { kind: 'goodbye', frame, points: 58, booked: 3 },
    'goodbye-nothing': { kind: 'goodbye', frame, points: 0, booked: 0 },
  };
}
