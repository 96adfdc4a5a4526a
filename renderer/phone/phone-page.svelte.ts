/**
 * The page on a visitor's own phone: what the server said last, which question is open, and what was typed into it. Whatever is asked is asked once: a second touch waits for the first, and
 * asking again after a lost answer is the same request with the same ids.
 */
import type { PhoneView } from '../../domain/contract/phone-view.ts';
import { ask, freshId } from './ask.ts';
import type { Keepsake } from './keepsake.ts';
import type { StepTrail } from './step-trail.ts';

/** Which question is open, as long as nobody is known here. */
export type Step = 'begin' | 'age' | 'young' | 'terms' | 'number' | 'birthday' | 'card' | 'open' | 'code' | 'closed' | 'over';

/** What is typed; gone with the page. */
interface Typed {
  accepted: boolean;
  sms: boolean;
  email: boolean;
  number: string;
  digits: string;
  /** '1' to '31' and '1' to '12'; empty: not chosen. */
  day: string;
  month: string;
  year: string;
}

const nothingTyped: Typed = { accepted: false, sms: false, email: false, number: '', digits: '', day: '', month: '', year: '' };

/** @see file comment */
export class PhonePage {
  view = $state<PhoneView | null>(null);
  step = $state<Step>('begin');
  waiting = $state(false);
  trouble = $state<'no-line' | 'busy' | null>(null);
  /** A code is out; the moment (of this page's clock) from which another one may be asked for. */
  codeOut = $state<{ readonly againAtMs: number } | null>(null);
  /** LATER was touched. */
  later = $state(false);
  confirmed = $state(false);
  /** What stayed at the kiosk; told as long as the page is open. */
  stayed = $state<string | null>(null);
  typed = $state<Typed>({ ...nothingTyped });
  #texts = $state<Readonly<Record<string, string>>>({});
  #keepsake: Keepsake;
  #again: (() => Promise<void>) | null = null;
  #ids: Readonly<Record<string, string>> = {};
  readonly #trail: StepTrail<Step>;
  /** `trail` is given the way back: what shows a step that was shown before. */
  constructor(keepsake: Keepsake, trail: (back: (step: Step) => void) => StepTrail<Step>) {
    this.#keepsake = keepsake;
    this.#trail = trail((step) => this.#back(step));
  }

  /** A word of the page. */
  say(key: string): string {
    return this.#texts[key] ?? '';
  }

  /** The language shown, or wanted as long as nothing is. */
  get language(): string {
    return this.view?.language ?? this.#keepsake.languages()[0] ?? 'en';
  }

  /** The page was opened, or is asked for in another language. */
  open(): Promise<void> {
    return this.#ask('look', {}, true);
  }

  chooseLanguage(language: string): Promise<void> {
    this.#keepsake.chooseLanguage(language);
    return this.open();
  }

  go(step: Step): void {
    this.#trail.gone(this.step, step);
    this.step = step;
    scrollTo({ top: 0 });
  }

  /** The phone's own BACK. Whoever is known, too young or at the end has nothing behind them; a request under way is waited for. */
  #back(step: Step): void {
    const isOver = this.step === 'closed' || this.step === 'over';
    if (isOver || this.waiting || (this.view !== null && this.view.standing !== 'nobody')) return this.#trail.forget();
    this.step = this.step === 'young' ? 'begin' : step;
    if (this.step === 'begin') this.#trail.forget();
    scrollTo({ top: 0 });
  }

  async join(withNumber: boolean, withBirthday = false): Promise<void> {
    const { sms, email, number, day, month, year } = this.typed;
    const birthday = withBirthday ? { day: Number(day), month: Number(month), year: Number(year) } : null;
    await this.#ask('join', { sms, email, number: withNumber ? bare(number) : null, birthday });
    // Nothing was stored, and what was typed goes too.
    if (this.view?.answer.trouble !== 'young') return;
    this.typed = { ...nothingTyped };
    this.go('young');
  }

  /** Books the kept receipts on the typed card number. The same number again is the same try. */
  earn(): Promise<void> {
    const number = bare(this.typed.number);
    return this.#ask('card', { tryId: this.#idFor(`card ${number}`), number });
  }

  /** Asks for a code; `again`: another one than the one that is out. */
  async sendCode(again: boolean): Promise<void> {
    const isOwn = this.view?.standing === 'joined';
    const number = isOwn ? null : bare(this.typed.number);
    if (again) this.#forgetId(`code ${number ?? ''}`);
    await this.#ask('code', { codeId: this.#idFor(`code ${number ?? ''}`), number });
    if (this.trouble !== null) return;
    this.typed.digits = '';
    this.later = false;
    if (!isOwn) this.go('code');
  }

  async check(): Promise<void> {
    const { digits } = this.typed;
    const wasJoined = this.view?.standing === 'joined';
    await this.#ask('check', { tryId: this.#idFor(`check ${digits}`), digits });
    if (this.trouble !== null) return;
    // Digits that were looked at and did not fit: the same again is another try.
    this.#forgetId(`check ${digits}`);
    if (this.view?.standing === 'owner') {
      this.confirmed = wasJoined;
      this.codeOut = null;
      this.typed = { ...nothingTyped };
      scrollTo({ top: 0 });
    } else this.typed.digits = '';
  }

  /** This phone forgets, the server too. */
  async close(): Promise<void> {
    await this.#ask('close', {});
    if (this.trouble !== null) return;
    this.#begin('closed');
  }

  /** From a closed or old page back to the beginning. */
  async startAnew(): Promise<void> {
    this.#begin('begin');
    await this.open();
  }

  /** The last request once more, just as it was. */
  again(): Promise<void> {
    return this.#again?.() ?? this.open();
  }

  #begin(step: Step): void {
    this.#keepsake.forget();
    this.#ids = {};
    this.typed = { ...nothingTyped };
    this.codeOut = null;
    this.later = false;
    this.confirmed = false;
    this.stayed = null;
    this.go(step);
  }

  #idFor(what: string): string {
    const id = this.#ids[what] ?? freshId();
    this.#ids = { ...this.#ids, [what]: id };
    return id;
  }

  /** The next one of its kind is another one. */
  #forgetId(what: string): void {
    this.#ids = Object.fromEntries(Object.entries(this.#ids).filter(([name]) => name !== what));
  }

  #ask(path: string, fields: Readonly<Record<string, unknown>>, texts = false): Promise<void> {
    const who = { phone: this.#keepsake.secret(), claim: this.#keepsake.claim(), languages: this.#keepsake.languages(), texts };
    const run = async (): Promise<void> => {
      if (this.waiting) return;
      this.waiting = true;
      this.trouble = null;
      const asked = await ask(path, { ...who, ...fields });
      this.waiting = false;
      if (!asked.ok) {
        this.trouble = asked.why;
        this.#again = run;
        return;
      }
      this.#again = null;
      this.#take(asked.view, path);
    };
    return run();
  }

  #take(view: PhoneView, path: string): void {
    const was = this.view?.standing ?? 'nobody';
    this.view = view;
    this.stayed = view.stayed ?? this.stayed;
    if (view.texts !== null) {
      this.#texts = view.texts;
      document.documentElement.lang = view.language;
      document.documentElement.dir = view.direction;
      document.title = view.texts['phone.page'] ?? document.title;
    }
    if (path === 'code') this.codeOut = view.answer.code === null ? null : { againAtMs: performance.now() + view.answer.code.againMs };
    if (view.standing !== 'nobody' && was === 'nobody') {
      this.#keepsake.dropClaim();
      this.typed = { ...nothingTyped };
      scrollTo({ top: 0 });
    }
    // Somebody else was quicker, or the time is over: said at once, wherever the visitor stands.
    if (view.standing === 'nobody' && (view.claim === 'taken' || view.claim === 'ended') && this.step !== 'begin') this.go('begin');
    if (view.standing === 'nobody' && was !== 'nobody' && path !== 'close') this.#begin('over');
  }
}

/** Digits of what was typed with blanks, dashes and brackets. */
export function bare(text: string): string {
  return text.replace(/\D/g, '');
}
