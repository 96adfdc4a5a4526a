import type { CampaignVersion } from '../../domain/contract/campaign.ts';
import type { Language } from '../../domain/contract/primitive.ts';
import type { AnnouncementView } from '../../domain/contract/screen-attract.ts';
import { localOf } from '../../domain/time/zone.ts';
import { codePlacesOf } from '../../domain/receipt/code-places.ts';
import { buildingOf } from '../../domain/visit/building.ts';
import { isPromotionDay, promotionPosters } from '../../domain/visit/promotion-day.ts';
import { runningCampaigns } from '../../domain/visit/running-campaigns.ts';
import { shopViews } from '../../domain/visit/shop-view.ts';
import { mallHours } from '../../domain/visit/mall-hours.ts';
import type { Catalogue } from '../../domain/visit/catalogue.ts';
import { ageRule, peopleView } from '../../domain/visit/people-view.ts';
import type { PeopleView } from '../../domain/visit/people-view.ts';
import { posterViews } from '../../domain/visit/poster-view.ts';
import type { HouseState } from '../../domain/visit/port.ts';
import type { ViewOptions } from '../../domain/visit/progress-view.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { cardDigitsOf } from './card-keys.ts';
import type { FactBook } from './fact-book.ts';
import { inEachLanguage, languages } from '../../domain/text/language.ts';

/** Devices as every screen shows them. */
export interface DeviceState {
  readonly reader: HouseState['reader'];
  readonly printer: HouseState['printer'];
}

/** What the house stands on. */
export interface HouseSource {
  readonly mirror: Mirror;
  readonly factBook: FactBook;
  readonly kioskId: () => string;
  /** Monotonic age of the last answer; null = none in this start. */
  readonly answerAgeMs: () => number | null;
  readonly devices: () => DeviceState;
  /** How keypad, jack and voice of this machine are set. */
  readonly access: HouseState['access'];
  /** The server lets this kiosk work (not fenced, not revoked). */
  readonly isWelcome: () => boolean;
  /** Visits begun here in the last ten minutes. */
  readonly visitsLately: () => number;
  /** Where visitors open the server on their own phones; null: nowhere, or not said yet. */
  readonly publicUrl: () => string | null;
}

/** The mall as screens need it; lists are kept until a document changes. */
export interface House {
  /** null until the mirror holds a mall and its settings. */
  catalogue(): Catalogue | null;
  /** How views are made now, in a language. Throws before the first fill. */
  options(language: Language): ViewOptions;
  state(): HouseState;
  /** Documents changed: lists are made anew at the next look. */
  forget(): void;
}

const FALLBACK_LIMITS: HouseState['limits'] = {
  idleWarningMs: 40_000,
  idleEndMs: 60_000,
  keptReceiptsMs: 90_000,
  whoseReceiptAfterMs: 15_000,
  otherCardAfterMs: 5000,
  welcomePoints: 0,
};

function inEach<T>(languages: readonly Language[], make: (language: Language) => readonly T[]): Readonly<Record<Language, readonly T[]>> {
  const of = (language: Language): readonly T[] => (languages.includes(language) ? make(language) : []);
  return inEachLanguage(of);
}

function catalogueOf(mirror: Mirror): Catalogue | null {
  const [mall] = mirror.list('mall');
  const settings = mirror.get('settings', 'settings');
  if (mall === undefined || settings === null) return null;
  return {
    mall,
    settings,
    tenants: mirror.list('tenant'),
    categories: mirror.list('category'),
    gifts: mirror.list('gift'),
    tiers: mirror.list('tier'),
    questionnaires: mirror.list('questionnaire'),
  };
}

const nobody: PeopleView = { invitation: null, birthdayGift: null };

/** The visitor's own phone; first where the mall wants it so, or where a crowd stands. */
function phoneOf(publicUrl: string | null, first: Catalogue['settings']['phoneFirst'], promotionDay: boolean): HouseState['phone'] {
  return publicUrl === null
    ? null
    : { url: `${publicUrl}/phone/`, first: first === 'always' || (first === 'promotion-day' && promotionDay) };
}

const nothingSaid: HouseState['announcement'] = inEachLanguage(() => null);

/** What the mall says to all, in each language, until its moment comes. */
function announcementOf({ settings, mall }: Catalogue, nowMs: number): HouseState['announcement'] {
  const said = settings.announcement;
  if (said === null || nowMs >= said.untilMs) return nothingSaid;
  const untilLocal = localOf(said.untilMs, mall.offsets);
  const of = (language: Language): AnnouncementView => ({ text: said.text[language], untilLocal });
  return inEachLanguage(of);
}

/** Invitations and birthdays in each language of the mall. */
function peopleIn(
  known: Catalogue,
  versions: readonly CampaignVersion[],
  options: (known: Catalogue, language: Language) => ViewOptions,
): HouseState['people'] {
  const of = (language: Language): PeopleView =>
    known.mall.languages.includes(language) ? peopleView(versions, options(known, language)) : nobody;
  return inEachLanguage(of);
}

function restingState(source: HouseSource): HouseState {
  const devices = source.devices();
  return {
    mallName: 'Passage',
    kioskId: source.kioskId() === '' ? 'K' : source.kioskId(),
    languages,
    defaultLanguage: 'en',
    currency: 'EUR',
    clockLocal: '1970-01-01T00:00:00',
    online: source.factBook.online(),
    ...devices,
    night: false,
    training: false,
    hours: { state: 'open' },
    announcement: nothingSaid,
    sounds: 0,
    ready: false,
    resting: 'no-mirror',
    posters: inEach([], () => []),
    shops: inEach([], () => []),
    codePlaces: [],
    promotionDay: false,
    phone: null,
    building: null,
    people: inEachLanguage(() => nobody),
    ages: { asksYear: false, ofAgeYears: 18 },
    cardDigits: null,
    access: source.access,
    limits: FALLBACK_LIMITS,
  };
}

/** The house over a mirror. */
export function createHouse(source: HouseSource): House {
  let catalogue: Catalogue | null = null;
  let shops: HouseState['shops'] | null = null;
  let codePlaces: HouseState['codePlaces'] | null = null;
  const current = (): Catalogue | null => (catalogue ??= catalogueOf(source.mirror));
  const optionsOf = (known: Catalogue, language: Language): ViewOptions => {
    const ageMs = source.answerAgeMs();
    return {
      catalogue: known,
      language,
      atMs: source.factBook.nowMs(),
      online: source.factBook.online(),
      countsFresh: ageMs !== null && ageMs <= known.settings.countFreshMs,
      kioskId: source.kioskId(),
    };
  };
  return {
    catalogue: current,
    forget: () => {
      catalogue = null;
      shops = null;
      codePlaces = null;
    },
    options: (language) => {
      const known = current();
      if (known === null) throw new Error('the mirror holds no mall yet');
      return optionsOf(known, language);
    },
    state: () => {
      const known = current();
      if (known === null) return restingState(source);
      const { mall, settings } = known;
      shops ??= inEach(mall.languages, (language) => shopViews(known, language));
      codePlaces ??= codePlacesOf(source.mirror.list('till').map((till) => till.id));
      const world = source.factBook.world();
      const running = runningCampaigns(world.campaigns(), source.factBook.nowMs());
      const promotionDay = isPromotionDay(settings.promotionDay, running, source.factBook.nowMs(), source.visitsLately());
      const idle = promotionDay ? settings.promotionDay : settings;
      const plan = source.mirror.get('plan', mall.id);
      const clockLocal = `${localOf(source.factBook.nowMs(), mall.offsets).slice(0, 16)}:00`;
      const hours = mallHours(clockLocal, mall.opens, mall.closes);
      return {
        mallName: mall.name,
        kioskId: source.kioskId(),
        languages: mall.languages,
        defaultLanguage: mall.defaultLanguage,
        currency: mall.currency,
        clockLocal,
        online: source.factBook.online(),
        ...source.devices(),
        // Night comes when the doors close.
        night: hours.state === 'closed',
        training: false,
        hours,
        announcement: announcementOf(known, source.factBook.nowMs()),
        sounds: settings.kioskSounds,
        ready: source.isWelcome(),
        resting: 'out-of-service',
        posters: inEach(mall.languages, (language) => {
          const posters = posterViews(world, optionsOf(known, language));
          return promotionDay ? promotionPosters(settings.promotionDay, posters) : posters;
        }),
        codePlaces,
        promotionDay,
        phone: phoneOf(source.publicUrl(), settings.phoneFirst, promotionDay),
        shops,
        building: plan === null ? null : buildingOf(plan, mall, known.tenants, running),
        people: peopleIn(known, world.campaigns(), optionsOf),
        ages: ageRule(world.campaigns(), source.factBook.nowMs()),
        cardDigits: cardDigitsOf(mall),
        access: source.access,
        limits: {
          idleWarningMs: idle.idleWarningMs,
          idleEndMs: idle.idleEndMs,
          keptReceiptsMs: settings.keptReceiptsMs,
          whoseReceiptAfterMs: settings.whoseReceiptAfterMs,
          otherCardAfterMs: settings.otherCardAfterMs,
          welcomePoints: settings.welcomePoints,
        },
      };
    },
  };
}
