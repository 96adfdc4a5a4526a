/** Whatever the network does, a scan shows its row at once, and afterwards each receipt stands exactly once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { badNetwork, foulWeather, type BadNetwork } from './bad-network.ts';
import { BareMall, type BareStation } from './bare-mall.ts';
import { waitUntil } from './mall.ts';

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

const rowsNow = () => (k3.page.screen?.kind === 'visit' ? k3.page.screen.rows : []);

test.for(foulWeather)('in the weather "%s" each scan gets its row', { timeout: 60_000 }, async (weather) => {
  const member = k3.devices.state?.cards.filter((card) => card.use === 'member')[foulWeather.indexOf(weather) % 5];
  await k3.page.shows('attract');
  k3.devices.swipe(member?.last4 ?? '');
  await k3.page.shows('visit');
  network.weather = weather;
  for (let n = 0; n < 3; n += 1) {
    k3.devices.send({ type: 'receipt', kind: 'sale', tenantId: 'vesta', amountMinor: 150_000 + foulWeather.indexOf(weather) * 1_000 + n, minutesAgo: 10 + n });
    await k3.page.until(() => rowsNow().filter((row) => row.state !== 'waiting').length === n + 1, `row ${n + 1}`);
  }
  expect(rowsNow().filter((row) => row.state === 'refused')).toEqual([]);
  // Long enough for the kiosk to try again in this weather.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  network.weather = 'fine';
  for (let touches = 0; touches < 4 && k3.page.screen?.kind !== 'attract'; touches += 1) {
    k3.page.send({ type: 'intent', intent: { kind: touches === 0 ? 'finish' : 'slip-no' } });
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
});

test('when the sun shines again everything stands exactly once and every law holds', { timeout: 60_000 }, async () => {
  const acknowledged = [...k3.acknowledged()];
  expect(acknowledged.length).toBe(foulWeather.length * 3);
  expect([...network.met.keys()]).toEqual(expect.arrayContaining([...foulWeather]));
  await waitUntil(async () => {
    const times = new Map<string, number>();
    for (const { reference } of await mall.receipts()) times.set(reference, (times.get(reference) ?? 0) + 1);
    return acknowledged.every((reference) => times.get(reference) === 1);
  });
  await k3.page.until(() => k3.page.screen?.frame.online === true, 'the kiosk to be online');
  const verified = await mall.verify();
  expect(verified.output).toContain('laws hold');
});
