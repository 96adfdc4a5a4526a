/** A programme with a campaign that gives draw tickets, loaded from its file, and receipts of several members registered by a kiosk. */
import { openProgramme } from '../../../server/open-programme.ts';
import type { Programme } from '../../../server/open-programme.ts';
import { loadCampaign } from '../../../server/load-campaign.ts';
import type { StorePlace } from '../../../server/store/open-store.ts';
import { opened, scanned, typed } from '../../domain/decide/fixture.ts';
import type { ScriptedKiosk } from '../scripted-kiosk.ts';
import type { TestClock } from '../test-programme.ts';
import { openTestProgramme } from '../test-programme.ts';

export const drawId = 'advent';
export const publicValue = 'IMOEX 3 127.45';
/** Noon of 21 March 2025 in Moscow: long ago, so that commands with the real clock may close and draw too. */
export const noon = Date.UTC(2025, 2, 21, 9);
export const closesAtMs = Date.UTC(2025, 2, 23, 9);
export const drawnAtMs = Date.UTC(2025, 2, 24, 15);
const atLocal = '2025-03-21T11:30:00';

/** From 1,500 on a receipt two tickets; a car, two phones, two reserve winners. */
export const drawFile = `campaign: ${drawId}
title: { en: Advent draw, ru: Розыгрыш, fi: Arvonta, de: Verlosung }
short: { en: two tickets, ru: два билета, fi: kaksi arpaa, de: zwei Lose }
text: { en: From 1500 on a receipt, ru: От 1500 в чеке, fi: Alkaen 1500, de: Ab 1500 }
when: { from: 2025-03-20, until: 2025-03-22, registerUntil: 2025-03-23 10:00 }
every: receipt
reach: { sum: 1500 }
give: { tickets: 2 }
notFor: [mall-staff, jury]
pays: { operator: 100 }
draw:
  closes: 2025-03-23 12:00
  drawn: 2025-03-24 18:00
  publicValue: { en: Closing value of the IMOEX on 24 March 2025, ru: Индекс, fi: Indeksi, de: Index }
  prizes:
    - { prize: car, name: { en: Car, ru: Машина, fi: Auto, de: Auto }, units: 1, value: 1000000 }
    - { prize: phone, name: { en: Phone, ru: Телефон, fi: Puhelin, de: Telefon }, units: 2, value: 50000 }
  reserves: 2
  claimWithin: 14 days
`;

/** Loads the campaign; throws what the file is told. */
export async function loadDraw(programme: Programme, text = drawFile): Promise<void> {
  const answer = await loadCampaign(programme, 'advent.yaml', text);
  if (answer.feedSeq === null) throw new Error(answer.problems.map((one) => `${one.line}: ${one.where} ${one.what}`).join('\n'));
}

/** A receipt of 2,000 or so of that day. */
export const paper = (n: number, member: number, amountMinor = 200_000) => scanned(n, member, amountMinor, { atLocal });
/** The same typed by the visitor: held. */
export const typedPaper = (n: number, member: number, amountMinor: number) => typed(n, member, amountMinor, { atLocal });

/** Members 1 to `members` come with one receipt of 2,000 each: two tickets a member. */
export async function register(programme: Programme, kiosk: ScriptedKiosk, members: number): Promise<void> {
  await programme.store.write((transaction) => transaction.putKiosk(kiosk.row()));
  for (let n = 1; n <= members; n += 1) {
    kiosk.record(opened(n), { registeredAtMs: noon });
    kiosk.record(paper(n, n), { registeredAtMs: noon });
  }
  await programme.decider.push({ kioskId: kiosk.kioskId, incarnation: 1, facts: kiosk.journal });
}

/** A programme with the draw loaded. */
export async function openDrawProgramme(place: StorePlace, clock: TestClock = { nowMs: noon }): Promise<Programme> {
  const programme = await openTestProgramme(place, clock);
  if ((await programme.store.read((transaction) => transaction.document('draw', drawId))) === null) await loadDraw(programme);
  return programme;
}

/** The same database again, as after a crash. */
export function reopen(place: StorePlace, clock: TestClock): Promise<Programme> {
  return openProgramme({ place, nowMs: () => clock.nowMs, secrets: null });
}
