/** Laws of a poster that was touched: anybody reads and prints its terms, nothing of a visit begins, and whoever comes next finds the posters again. */
import { describe, expect, test } from 'vitest';
import { screen } from '../../../domain/contract/screen.ts';
import type { HouseState } from '../../../domain/visit/port.ts';
import type { CampaignOffer } from '../../../domain/visit/campaign-view.ts';
import { Driver } from './driver.ts';
import { house } from './fixtures.ts';

const poster = {
  campaignId: 'hare',
  title: 'Hare',
  sentence: 's',
  art: null,
  figure: null,
  palette: 'verdigris' as const,
  left: 37,
  leftToday: true,
  limited: false,
  place: null,
  beginsLocal: null,
  endsLocal: null,
  dwellMs: 10_000,
};
const hung: HouseState = { ...house, posters: { en: [poster], ru: [poster], fi: [poster], de: [poster] } };
const offer = (title: string): CampaignOffer => ({
  view: {
    campaignId: 'hare',
    title,
    sentence: 's',
    art: null,
    forMe: false,
    progress: null,
    fromLocal: '2026-11-14',
    untilLocal: '2026-11-15T21:00:00',
    shops: [],
    except: [],
    left: 37,
    leftToday: true,
    place: null,
  },
  version: 2,
  terms: 'One.\n\nTwo.',
});

function open(start: HouseState = hung): Driver {
  const d = new Driver(start);
  d.touch({ kind: 'open-poster', campaignId: 'hare' });
  return d.feed({ kind: 'poster.found', campaignId: 'hare', offer: offer('Hare') });
}

describe('a poster', () => {
  test('opens for anybody, with terms before taking part, and no visit begins', () => {
    const d = open();
    expect(d.screen).toMatchObject({ kind: 'campaign', hasTerms: true, campaign: { title: 'Hare' }, frame: { card: null } });
    expect(screen.safeParse(d.screen).error).toBeUndefined();
    expect(d.touch({ kind: 'terms' }).screen).toMatchObject({ kind: 'terms', clauses: ['One.', 'Two.'] });
    expect(d.all('begin-visit')).toEqual([]);
    expect(d.touch({ kind: 'back' }).screen.kind).toBe('campaign');
    expect(d.touch({ kind: 'back' }).screen.kind).toBe('attract');
  });

  test('that does not hang, or came down meanwhile, opens nothing', () => {
    const d = new Driver(hung);
    d.touch({ kind: 'open-poster', campaignId: 'other' });
    expect(d.all('find-poster')).toEqual([]);
    d.touch({ kind: 'open-poster', campaignId: 'hare' }).feed({ kind: 'poster.found', campaignId: 'hare', offer: null });
    expect(d.screen.kind).toBe('attract');
  });

  test('an answer that comes when somebody is being served changes nothing', () => {
    const d = new Driver(hung);
    d.touch({ kind: 'open-poster', campaignId: 'hare' });
    d.member(1).feed({ kind: 'poster.found', campaignId: 'hare', offer: offer('Hare') });
    expect(d.screen.kind).toBe('visit');
  });

  test('terms are printed without a card; a paper that does not come is said, and the terms stand again', () => {
    const d = open();
    d.touch({ kind: 'print' });
    expect(d.all('print-paper')).toEqual([]);
    d.touch({ kind: 'terms' }).touch({ kind: 'print' });
    expect(d.all('print-paper')).toMatchObject([{ paper: { kind: 'terms', campaignId: 'hare' }, accountId: null }]);
    expect(d.screen.kind).toBe('printing');
    const jobId = d.all('print-paper')[0]?.jobId ?? '';
    // nobody ends it under the knife
    expect(d.touch({ kind: 'back' }).touch({ kind: 'finish' }).screen.kind).toBe('printing');
    d.feed({ kind: 'slip.outcome', jobId, outcome: 'paper-out' });
    expect(d.screen).toMatchObject({ kind: 'no-paper', why: { key: 'no-slip.paper-out' } });
    expect(d.touch({ kind: 'back' }).screen.kind).toBe('terms');
    d.touch({ kind: 'print' });
    d.feed({ kind: 'slip.outcome', jobId: d.all('print-paper')[1]?.jobId ?? '', outcome: 'printed' });
    expect(d.screen.kind).toBe('terms');
  });

  test('without paper that is said at once', () => {
    const d = open({ ...hung, printer: 'paper-out' });
    d.touch({ kind: 'terms' }).touch({ kind: 'print' });
    expect(d.screen.kind).toBe('no-paper');
    expect(d.all('print-paper')).toEqual([]);
  });

  test('in another language the page stays where it is', () => {
    const d = open();
    d.touch({ kind: 'terms' }).touch({ kind: 'choose-language', language: 'de' });
    expect(d.all('find-poster').at(-1)).toMatchObject({ campaignId: 'hare', language: 'de' });
    d.feed({ kind: 'poster.found', campaignId: 'hare', offer: offer('Hase') });
    expect(d.screen).toMatchObject({ kind: 'terms', title: 'Hase' });
  });

  test('a card takes its place at once, and silence brings the posters back', () => {
    expect(open().member(1).screen.kind).toBe('visit');
    const left = open();
    expect(left.wait(house.limits.idleEndMs - 250).screen.kind).toBe('campaign');
    expect(left.wait(500).screen.kind).toBe('attract');
  });
});

describe('somebody who comes near', () => {
  test('is looked at for a while, silently and without a visit', () => {
    const d = new Driver(hung);
    d.feed({ kind: 'somebody.near' });
    expect(d.screen).toMatchObject({ kind: 'attract', near: true });
    expect(d.effects).toEqual([]);
    expect(d.wait(12_000).screen).toMatchObject({ kind: 'attract', near: false });
  });

  test('neither keeps a visit alive nor changes its screen', () => {
    const d = new Driver(hung);
    d.member(1);
    const before = d.screen;
    const active = d.state.lastActiveAtMs;
    d.atMs += 5_000;
    d.feed({ kind: 'somebody.near' });
    expect(d.screen).toEqual(before);
    expect(d.state.lastActiveAtMs).toBe(active);
  });
});
