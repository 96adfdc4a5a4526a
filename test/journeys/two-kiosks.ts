/** The opening of journeys that need two kiosks: K3 stands upright, K4 lies, both wait for a visitor. */
import { Mall, type Station } from './mall.ts';

/** A mall with its two kiosks. */
export interface TwoKiosks {
  readonly mall: Mall;
  readonly k3: Station;
  readonly k4: Station;
}

/** Opens both; the caller closes the mall. */
export async function openTwoKiosks(): Promise<TwoKiosks> {
  const mall = await Mall.open();
  const k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  const k4 = await mall.station('K4', 'kiosk', { width: 1920, height: 1080 });
  await k3.shows('attract');
  await k4.shows('attract');
  return { mall, k3, k4 };
}
