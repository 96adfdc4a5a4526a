/** How a newcomer joins at the kiosk: the steps that many journeys begin with. */
import type { Station } from './mall.ts';
import { act } from './on-page.ts';
import { type } from './on-visit.ts';

/** From the question of age to the question of the phone, without advertising. */
export async function toThePhone(station: Station): Promise<void> {
  await act(station, 'of-age');
  await station.shows('join-terms');
  await act(station, 'toggle-rules');
  await act(station, 'next');
  await station.shows('join-phone');
}

/** Gives a number, and no birthday: NOT NOW goes on. */
export async function givePhone(station: Station, phone: string): Promise<void> {
  await type(station, phone);
  await act(station, 'next');
  await station.shows('birthday');
  await act(station, 'not-now');
}

/** The unknown card in hand, joined with a number: what comes after it, the test says. */
export async function joinWith(station: Station, card: string, phone: string): Promise<void> {
  station.devices.swipe(card);
  await station.shows('unknown-card');
  await act(station, 'join');
  await toThePhone(station);
  await givePhone(station, phone);
}

/** Types a one-time code where the field is open, or opens within the page's own time. */
export async function typeCode(station: Station, digits: string): Promise<void> {
  await station.shows('enter-code');
  await station.page.waitForSelector('.pad [data-key="1"]');
  await type(station, digits);
  await act(station, 'next');
}
