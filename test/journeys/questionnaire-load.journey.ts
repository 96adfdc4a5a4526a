/** A questionnaire from a file to its sums: loaded by the command line through the running server, asked at a kiosk in use, answered, thanked for, and kept as sums alone. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expandCampaignDates } from '../../server/demo/campaign-dates.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { act } from './on-page.ts';
import { enter, leave, pointsOf, verified } from './on-visit.ts';

const same = (words: string): string => `{ en: ${words}, ru: ${words}, fi: ${words}, de: ${words} }`;
const asked = `
questionnaire: roof-garden
title: ${same('A garden on the roof')}
text: ${same('One question about a garden up there.')}
from: "{{today-1}}"
until: "{{today+10}}"
offer: home
who: everybody
questions:
  - id: wanted
    ask: one
    text: ${same('Would you come up for it?')}
    choices:
      - { id: gladly, text: ${same('Gladly')} }
      - { id: never, text: ${same('Never')} }
`;
const thanks = `
campaign: roof-garden-thanks
title: ${same('Thanks for your view')}
short: ${same('Seventy points')}
text: ${same('Seventy points for one answer.')}
on: questionnaire roof-garden
when: { from: "{{today-1}}", until: "{{today+10}}" }
give: { points: 70, expires: 180 days }
`;

let mall: Mall;
let k3: Station;

beforeAll(async () => {
  mall = await Mall.open();
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  await k3.shows('attract');
});
afterAll(async () => {
  await mall.close();
});

const today = (): string => new Date(Date.now() + 180 * 60_000).toISOString().slice(0, 10);

/** Writes a file and loads it with `passage … load` while the server runs. */
async function load(what: 'campaign' | 'questionnaire', name: string, text: string) {
  const path = join(mall.folder, name);
  writeFileSync(path, expandCampaignDates(text, today()));
  return mall.passage(what, 'load', path, '--data', mall.serverFolder);
}

test('a file with a mistake is refused with line and column, and nobody is asked', async () => {
  const { code, output } = await load('questionnaire', 'wrong.yaml', asked.replace('ask: one', 'ask: once'));
  expect(code).toBe(1);
  expect(output).toMatch(/wrong\.yaml:\d+:\d+/);
  expect(await mall.programme((programme) => programme.store.read((t) => t.document('questionnaire', 'roof-garden')))).toBeNull();
});

test(
  'loaded beside a running kiosk it is asked within seconds; the answer brings its points once, and stands nowhere but in a sum',
  { timeout: 90_000 },
  async () => {
    for (const { code, output } of [await load('campaign', 'thanks.yaml', thanks), await load('questionnaire', 'garden.yaml', asked)])
      expect(code, output).toBe(0);
    const before = pointsOf(await mall.member(1));
    await waitUntil(async () => {
      await enter(k3, 1);
      if ((await k3.page.innerText('body')).includes('A garden on the roof')) return true;
      await leave(k3);
      return false;
    });
    await act(k3, 'open-questionnaire');
    await k3.shows('questionnaire');
    expect(await k3.page.innerText('body')).toMatch(/70/);
    await act(k3, 'begin-questionnaire');
    await k3.shows('question');
    await act(k3, 'answer-gladly');
    await act(k3, 'next');
    await k3.shows('questionnaire-done');
    await waitUntil(async () => (await mall.member(1)).answered.includes('roof-garden'));
    expect(pointsOf(await mall.member(1))).toBe(before + 70);
    await act(k3, 'next');
    await k3.shows('visit');
    await leave(k3);
    const counts = await mall.programme((programme) => programme.store.read((t) => t.questionnaires.counts('roof-garden')));
    expect(counts.answered).toBe(1);
    expect(Object.fromEntries(counts.byChoice)).toEqual({ 'wanted/gladly': 1 });
    const log = await mall.programme((programme) => programme.store.read((t) => t.logSince(0, 100_000)));
    for (const row of log.filter((each) => each.source.includes('questionnaire.answered'))) expect(row.source).not.toMatch(/gladly/);
    for (const name of readdirSync(join(mall.folder, 'K3')).filter((each) => each.startsWith('journal.db')))
      expect(readFileSync(join(mall.folder, 'K3', name), 'latin1')).not.toContain('"gladly"');
    const { code, output } = await mall.passage('questionnaire', 'results', 'roof-garden', '--data', mall.serverFolder);
    expect(code, output).toBe(0);
    expect(output).toContain('roof-garden: A garden on the roof');
    expect(output).not.toMatch(/Gladly.*\b1\b/);
    // The same member is asked once.
    await enter(k3, 1);
    expect(await k3.page.innerText('body')).not.toContain('A garden on the roof');
    await leave(k3);
    await verified(mall);
  },
);
