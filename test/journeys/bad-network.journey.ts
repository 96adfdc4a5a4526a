/** Whatever the network does, a scan shows its row at once, and afterwards each receipt stands exactly once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { badNetwork, foulWeather, type BadNetwork } from './bad-network.ts';
import { BareMall, type BareStation } from './bare-mall.ts';
import { waitUntil } from './mall.ts';

const SCANS = 3;

let mall: BareMall;
let network: BadNetwork;
let k3: BareStation;

beforeAll(async () => {
  mall = await BareMall.open();
  network = await badNetwork(mall.api);
  k3 = await mall.station({ id: 'K3', use: 'kiosk', server: network.url });
  await k3.page.shows('attract');
});
afterAll(async () => {
  await network.close();
  await mall.close();
});

/** Rows of this visit that have their outcome; null while another screen stands over it. */
const rowsDone = (): number | null =>
  k3.page.screen?.kind === 'visit' ? k3.page.screen.rows.filter((row) => row.state !== 'waiting').length : null;

test.for(foulWeather)('in the weather "%s" each scan gets its row', { timeout: 60_000 }, async (weather) => {
  const members = k3.devices.state?.cards.filter((card) => card.use === 'member') ?? [];
  const at = foulWeather.indexOf(weather);
  await k3.page.goTo('attract');
  k3.devices.swipe(members[at % members.length]?.last4 ?? '');
  await k3.page.shows('visit');
  await k3.page.until(() => k3.page.screen?.frame.online === true, 'the kiosk to be online');
  network.turn(weather);
  for (let n = 1; n <= SCANS; n += 1) {
    k3.devices.send({ type: 'receipt', kind: 'sale', tenantId: 'vesta', amountMinor: 40_000 + at * 1_000 + n * 100, minutesAgo: 10 + n });
    await k3.page.until(() => (rowsDone() ?? SCANS) >= n, `row ${n}`);
    await k3.page.goTo('visit');
    await k3.page.until(() => rowsDone() === n, `row ${n}`);
  }
  const rows = k3.page.screen?.kind === 'visit' ? k3.page.screen.rows : [];
  expect(rows.filter((row) => row.state !== 'booked' && row.state !== 'held')).toEqual([]);
  // The kiosk has tried in this weather, at least once.
  await waitUntil(async () => Promise.resolve((network.met.get(weather) ?? 0) > 0));
  network.turn('fine');
});

test('when the sun shines again everything stands exactly once and every law holds', { timeout: 60_000 }, async () => {
  const acknowledged = [...k3.acknowledged()];
  await k3.page.goTo('attract');
  expect(acknowledged.length).toBe(foulWeather.length * SCANS);
  await waitUntil(async () => {
    const times = new Map<string, number>();
    for (const { reference } of await mall.receipts()) times.set(reference, (times.get(reference) ?? 0) + 1);
    return acknowledged.every((reference) => times.get(reference) === 1);
  });
  await k3.page.until(() => k3.page.screen?.frame.online === true, 'the kiosk to be online');
  const verified = await mall.verify();
  expect(verified.output).toContain('laws hold');
});
