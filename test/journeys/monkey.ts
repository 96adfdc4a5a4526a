/**
 * A hasty, curious, careless visitor as a machine: a seed decides what is touched (once, twice, as a double tap), swiped, scanned, pressed, unplugged and cut off. After each step the page
 * is held against the laws of every screen; what breaks one is thrown with the seed and the last steps before it.
 */
import * as z from 'zod/mini';
import { screen as screenOfContract, type Screen } from '../../domain/contract/screen.ts';
import type { DevicesRequest } from '../../domain/contract/devices.ts';
import type { Seeded } from '../simulation/seeded.ts';
import type { Station } from './mall.ts';

const TRAIL_MAX = 40;
const LOOKS_MAX = 300;
/** Forms lead back question by question; everywhere else it is three at most. */
const TOUCHES_TO_LEAVE_MAX = 8;
const shops = ['vesta', 'cafe-tilia', 'corso-shoes'];
const oddKinds = [
  'unknown-till',
  'refund',
  'too-old',
  'yesterday',
  'below-minimum',
  'future',
  'test',
  'again',
  'not-a-receipt',
  'wrong-clock-till',
] as const;
const printerActs = [
  'paper-out',
  'refill',
  'run-out-soon',
  'cover-open',
  'cover-close',
  'offline',
  'online',
  'power-off',
  'power-on',
] as const;
const strangeTexts = ['x', '%%%%', 'https://example.com/?a=1', '96430000', '\u202eabc\u202c', 'A'.repeat(3000)];
const keys = ['Enter', 'Escape', 'Tab', ' ', 'F5', 'ArrowLeft', 'Backspace', 'a', '9'];
/** A print under way offers nothing; a question with two answers is left by either. */
const withoutWayOut: ReadonlySet<string> = new Set(['printing', 'paper', 'poster-paper', 'whose-receipt', 'another-card', 'idle-warning']);
/** What somebody touches who wants to be gone, the best first. */
const waysOut = ['finish', 'slip-no', 'receipt-is-not-mine', 'use-other-card', 'back', 'later', 'leave-questionnaire', 'stay', 'next'];
/** Touched now and then only, or the monkey does little else than come and go. */
const isByTheWay = (name: string): boolean => /^(finish|back|large|lower|contrast|speech|read-on|language)/.test(name);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Button {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

interface Seen {
  readonly screen: string;
  readonly text: string;
  /** What can be touched: not disabled, and not covered. */
  readonly buttons: readonly Button[];
}

/** @see file comment */
export class Monkey {
  /** References of rows that a screen said are booked or held: from then on none may be lost or there twice. */
  readonly acknowledged = new Set<string>();
  /** How often each screen was seen. */
  readonly screens = new Map<string, number>();
  readonly #trail: string[] = [];
  readonly #troubles: string[] = [];
  /** Last four digits of cards of the visit. */
  readonly #cards = new Set<string>();
  #shown: Screen | null = null;
  readonly #station: Station;
  readonly #random: Seeded;

  constructor(station: Station, random: Seeded) {
    this.#station = station;
    this.#random = random;
  }

  /** Opens the page anew, so that its link is heard from the first word on. */
  async begin(): Promise<void> {
    const { page } = this.#station;
    page.on('pageerror', (error) => this.#troubles.push(`page error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.#troubles.push(`console: ${message.text()}`);
    });
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        this.#hear(payload.toString());
      });
    });
    await page.reload();
    await this.#station.shows('attract');
  }

  /** One step, and the laws after it. */
  async step(): Promise<void> {
    const seen = await this.#look();
    this.screens.set(seen.screen, (this.screens.get(seen.screen) ?? 0) + 1);
    await this.#do(seen);
    await this.#holdLaws();
  }

  /** Goes away; law: it takes a few touches from anywhere, and afterwards nothing of the visitor stands in the page. */
  async walkAway(): Promise<void> {
    // what was swiped or scanned last is answered first
    await pause(500);
    const touched: string[] = [];
    for (let looks = 0; looks < LOOKS_MAX; looks += 1) {
      const seen = await this.#look();
      if (seen.screen === 'attract') return this.#holdForgetting();
      const out =
        waysOut.map((name) => seen.buttons.find((one) => one.name === name)).find((one) => one !== undefined) ??
        seen.buttons.find((one) => one.name.startsWith('language-'));
      if (out === undefined) {
        await pause(100);
        continue;
      }
      touched.push(`${seen.screen}/${out.name}`);
      if (touched.length > TOUCHES_TO_LEAVE_MAX) this.#fail(`so many touches do not lead away: ${touched.join(', ')}`);
      await this.#touch(out, 1);
      await pause(250);
    }
    this.#fail(`attract is not reached: ${touched.join(', ')}`);
  }

  /** Everything is plugged in, filled and connected again. */
  mend(): void {
    const { devices } = this.#station;
    devices.send({ type: 'network', cut: false });
    for (const which of ['card', 'scanner'] as const) devices.send({ type: 'reader', which, plugged: true });
    for (const act of ['power-on', 'cable-in', 'cover-close', 'refill', 'clear-jam', 'online', 'talk'] as const)
      devices.send({ type: 'printer', act });
  }

  #hear(payload: string): void {
    const message = z.parse(z.looseObject({ type: z.string(), screen: z.optional(z.unknown()) }), JSON.parse(payload));
    if (message.type !== 'screen') return;
    const parsed = z.safeParse(screenOfContract, message.screen);
    if (!parsed.success) {
      this.#troubles.push(`a screen outside the contract: ${JSON.stringify(message.screen).slice(0, 300)}`);
      return;
    }
    this.#shown = parsed.data;
    const { card, test } = parsed.data.frame;
    if (card !== null && card.last4 !== '') this.#cards.add(card.last4);
    if (parsed.data.kind !== 'visit' || test) return;
    for (const row of parsed.data.rows)
      if ((row.state === 'booked' || row.state === 'held') && !row.reference.startsWith('TEST')) this.acknowledged.add(row.reference);
  }

  async #do(seen: Seen): Promise<void> {
    const random = this.#random;
    const roll = random.below(100);
    if (roll < 70) return this.#touchAny(seen);
    if (roll < 79) return this.#swipe(seen);
    if (roll < 93) {
      const kind = random.chance(60) ? ('sale' as const) : random.pick(oddKinds);
      const amountMinor = 100_000 + random.below(300_000);
      return this.#send(seen, { type: 'receipt', kind, tenantId: random.pick(shops), amountMinor, minutesAgo: 10 + random.below(50) });
    }
    if (roll < 95) return this.#send(seen, { type: 'printer', act: random.pick(printerActs) });
    if (roll < 96) return this.#send(seen, { type: 'network', cut: random.chance(40) });
    if (roll < 97)
      return this.#send(seen, { type: 'reader', which: random.pick(['card', 'scanner'] as const), plugged: random.chance(70) });
    if (roll < 98) return this.#send(seen, { type: 'text', text: random.pick(strangeTexts) });
    if (roll < 99) return this.#send(seen, { type: random.pick(['near', 'unreadable'] as const) });
    const key = random.pick(keys);
    this.#note(`${seen.screen}: key ${key}`);
    await this.#station.page.keyboard.press(key);
  }

  async #touchAny(seen: Seen): Promise<void> {
    const random = this.#random;
    const wanted = seen.buttons.filter((one) => !isByTheWay(one.name));
    const among = wanted.length > 0 && random.chance(65) ? wanted : seen.buttons;
    if (among.length === 0) return this.#note(`${seen.screen}: nothing to touch`);
    const one = random.pick(among);
    const how = random.pick(['once', 'once', 'once', 'twice', 'double'] as const);
    this.#note(`${seen.screen}: ${one.name} ${how}`);
    if (how === 'double') return this.#touch(one, 2);
    for (let times = 0; times < (how === 'twice' ? 2 : 1); times += 1) await this.#touch(one, 1);
  }

  #touch({ x, y }: Button, clickCount: number): Promise<void> {
    return this.#station.page.mouse.click(x, y, { clickCount });
  }

  /** Cards of staff have journeys of their own: what they open ends with them. */
  #swipe(seen: Seen): void {
    const cards = this.#station.devices.state?.cards ?? [];
    const random = this.#random;
    const mostly = random.chance(60) ? ['member'] : ['member', 'family', 'unknown', 'blank', 'payment', 'test'];
    const one = random.pick(cards.filter((card) => mostly.includes(card.use)));
    this.#note(`${seen.screen}: card ${one.label}`);
    this.#station.devices.send({ type: 'card', card: cards.indexOf(one), as: random.chance(70) ? 'stripe' : 'code' });
  }

  #send(seen: Seen, request: DevicesRequest): void {
    this.#note(`${seen.screen}: ${JSON.stringify(request).slice(0, 120)}`);
    this.#station.devices.send(request);
  }

  /** What holds on every screen. A page that is just changing gets one more look. */
  async #holdLaws(): Promise<void> {
    if (this.#troubles.length > 0) this.#fail(this.#troubles.join('; '));
    let broken: string | null = null;
    for (const wait of [0, 400, 1200]) {
      if (wait > 0) await pause(wait);
      broken = this.#brokenBy(await this.#look());
      if (broken === null) return;
    }
    this.#fail(broken ?? '');
  }

  #brokenBy(seen: Seen): string | null {
    if (seen.screen === '' || seen.text.trim() === '') return `a blank page, screen "${seen.screen}"`;
    const shown = this.#shown;
    if (shown === null || shown.frame.card === null || shown.kind !== seen.screen || withoutWayOut.has(shown.kind)) return null;
    return seen.buttons.some((one) => waysOut.includes(one.name)) || seen.buttons.some((one) => one.name.startsWith('language-'))
      ? null
      : `no way out of ${shown.kind}: ${seen.buttons.map((one) => one.name).join(' ')}`;
  }

  async #holdForgetting(): Promise<void> {
    const html = await this.#station.page.evaluate(() => document.documentElement.outerHTML);
    if (this.#shown?.kind !== 'attract') return;
    for (const last4 of this.#cards) if (html.includes(`••${last4}`)) this.#fail(`••${last4} still stands in the page`);
    this.#cards.clear();
  }

  #look(): Promise<Seen> {
    return this.#station.page.evaluate(() => {
      const buttons = [...document.querySelectorAll<HTMLButtonElement>('button[data-act], button[data-key]')].flatMap((one) => {
        const box = one.getBoundingClientRect();
        const x = box.x + box.width / 2;
        const y = box.y + box.height / 2;
        const isReached = box.width > 0 && !one.disabled && one.contains(document.elementFromPoint(x, y));
        return isReached ? [{ name: one.dataset['act'] ?? `key ${one.dataset['key'] ?? ''}`, x, y }] : [];
      });
      return { screen: document.documentElement.dataset['screen'] ?? '', text: document.body.innerText, buttons };
    });
  }

  #note(what: string): void {
    this.#trail.push(what);
    if (this.#trail.length > TRAIL_MAX) this.#trail.shift();
  }

  #fail(why: string): never {
    throw new Error(`${why}\nthe screen is ${this.#shown?.kind ?? 'none'}; the steps before:\n${this.#trail.join('\n')}`);
  }
}
