import { heardCue } from '../../domain/visit/heard-cue.ts';
import { initialState } from '../../domain/visit/state.ts';
import { step } from '../../domain/visit/step.ts';
import { frameOf, view } from '../../domain/visit/view.ts';
import type { VisitEvent } from '../../domain/visit/port.ts';
import type { Intent } from '../../domain/contract/intent.ts';
import type { Language } from '../../domain/contract/primitive.ts';
import { wedgeDecoder } from '../../hardware/reader/wedge.ts';
import type { ReaderEvent } from '../../hardware/reader/reader.ts';
import type { WedgeKey } from '../../hardware/reader/wedge-character.ts';
import { carryFailed } from './carriers/carry-failed.ts';
import { carry } from './carriers/carry.ts';
import type { TypedTries } from './carriers/check-typed-card.ts';
import { rangesOf } from './card-keys.ts';
import type { ClientConnection } from './connection.ts';
import type { CoreServices } from './core-services.ts';
import { createEventQueue } from './event-queue.ts';
import { listenToPage } from './page-input.ts';
import { createScreenSender } from './screen-sender.ts';
import { createVisitStage } from './visit-stage.ts';
import type { VisitStage } from './visit-stage.ts';
import { createServiceRuntime } from '../service/service-runtime.ts';
import { practiceServices } from '../service/practice-services.ts';
import { readInput } from './visit-input.ts';
import type { ReadContext, VisitInput } from './visit-input.ts';

/** The visitor's side of a kiosk: the machine, its carriers, its page. */
export interface VisitRuntime {
  connect(connection: ClientConnection): void;
  reader(event: ReaderEvent): void;
  /** Somebody comes near. */
  near(): void;
  /** Devices, link or documents changed. */
  houseChanged(): void;
  close(): void;
}

const TICK_MS = 250;
/** Longer than any pause within a burst, of a slow scanner with a prefix too. */
const BURST_OVER_MS = 1200;
/** Clock, posters and freshness of counts are looked at once a second; devices and link tell by themselves. */
const HOUSE_EVERY_TICKS = 4;

/** Starts the machine. `readContext` tells codes apart. */
export function createVisitRuntime(services: CoreServices, readContext: ReadContext): VisitRuntime {
  const sender = createScreenSender(services.theme);
  const tries: TypedTries = { wrong: 0, pausedUntilMs: 0 };
  let state = initialState(services.house.state());
  let houseText = JSON.stringify(state.house);
  let isClosed = false;
  const onError = (error: unknown): void => services.log.error('visit', error);
  const queue = createEventQueue<VisitEvent>((event) => {
    const next = step(state, event);
    state = next.state;
    for (const effect of next.effects) carryOne(effect);
    show();
  }, onError);
  const emit = (input: VisitInput): void => {
    const event = service.training() ? practice.input(input) : input;
    if (event.kind === 'card.read' && event.test) stage.noteTestCard(event.cardToken);
    if (!isClosed && !queue.push({ ...event, atMs: services.monotonicMs() })) services.log.warn('queue-full', { kind: input.kind });
  };
  const show = (): void => {
    if (!isClosed) sender.show(service.screen(frameOf(state)) ?? view(state));
  };
  const practice = practiceServices(services, () => (service.training() ? stage.book(true) : null));
  const stage: VisitStage = createVisitStage(practice.services, emit, services.factBook);
  const service = createServiceRuntime(services, {
    visitIdle: () => (state.stage.kind === 'attract' && state.page === null && state.lookup === null) || state.stage.kind === 'goodbye',
    language: () => state.language,
    onScreen: () => show(),
    onModes: () => tellHouse(),
    onStaff: (here) => emit({ kind: 'staff.here', here }),
  });
  // One failing carrier must not keep the others of the same step from being carried out.
  const carryOne = (effect: Parameters<typeof carry>[2]): void => {
    if (effect.kind === 'cue') {
      const heard = heardCue(state, effect.cue);
      if (heard !== null) sender.tell({ type: 'cue', ...heard });
      return;
    }
    const failed = (error: unknown): void => {
      services.log.error(`carrier ${effect.kind}`, error);
      carryFailed(stage, effect);
    };
    try {
      const done = carry(stage, tries, effect);
      if (done !== undefined) done.catch(failed);
    } catch (error) {
      failed(error);
    }
  };
  const tellHouse = (): void => {
    const house = service.dress(services.house.state());
    const text = JSON.stringify(house);
    if (text === houseText) return;
    houseText = text;
    emit({ kind: 'house.changed', house });
  };
  /** The account on the screen, again: it changed itself, or ([]) something that its view is made of did. */
  const showAccountAgain = (accountIds: readonly string[]): void => {
    const shown = stage.current()?.shown ?? null;
    if (shown === null || shown.isTest) return;
    const account = services.factBook.account(shown.accountId);
    if (account === null) return;
    if (accountIds.length > 0 && !accountIds.includes(account.id) && !accountIds.includes(shown.accountId)) return;
    const view = stage.view(account, shown.last4, state.language, false);
    if (account.id !== shown.accountId) {
      // It went into another account, which stands for it from now on.
      stage.visit().shown = { ...shown, accountId: account.id };
      emit({ kind: 'account.joined', fromAccountId: shown.accountId, view });
    } else emit({ kind: 'account.changed', view });
  };
  const stopListening = services.factBook.onChange((accountIds) => {
    if (accountIds.length === 0) {
      service.documentsChanged();
      tellHouse();
    }
    showAccountAgain(accountIds);
  });
  /** A row that waits for its outcome is in the visitor's language, as it will be when it is booked. */
  const inVisitorsWords: ReadContext = { ...readContext, categoryName: (category) => readContext.categoryName(category, state.language) };
  const read = (event: ReaderEvent): void => {
    // Before enrolment and before the first fill nothing can be known of any card or code.
    if (services.house.catalogue() === null) return;
    const input = readInput(event, inVisitorsWords);
    if (service.takesRead(event, input) || input === null) return;
    emit(input.kind === 'cleaning-card.read' ? { kind: 'staff-card.read', cardToken: '' } : input);
  };
  let wedge: { readonly ranges: string; readonly decoder: ReturnType<typeof wedgeDecoder> } | null = null;
  const wedgeNow = (): ReturnType<typeof wedgeDecoder> => {
    const ranges = rangesOf(services.house.catalogue()?.mall ?? null);
    const text = JSON.stringify(ranges);
    if (wedge?.ranges !== text) wedge = { ranges: text, decoder: wedgeDecoder({ ...services.wedge, ranges }) };
    return wedge.decoder;
  };
  /** What stays behind half a burst is not kept: a code without its Enter ends here, anything else is wiped. The page's clock is not ours. */
  let endBurst: (() => void) | null = null;
  const keyPressed = (key: WedgeKey): void => {
    endBurst?.();
    const decoder = wedgeNow();
    const event = decoder.press(key);
    endBurst = services.after(BURST_OVER_MS, () => {
      endBurst = null;
      const last = decoder.silence(key.atMs + BURST_OVER_MS);
      if (last !== null && !isClosed) read(last);
    });
    if (event !== null) read(event);
  };
  let cancelTick: (() => void) | null = null;
  let ticks = 0;
  const tick = (): void => {
    ticks += 1;
    if (ticks % HOUSE_EVERY_TICKS === 1) tellHouse();
    service.tick();
    // While staff are at work nobody's silence is measured.
    if (!service.isOpen()) emit({ kind: 'ticked' });
    if (!isClosed) cancelTick = services.after(TICK_MS, tick);
  };
  const touched = (intent: Intent): void => {
    if (intent.kind === 'somebody-near') emit({ kind: 'somebody.near' });
    else if (!service.takesTouch(intent)) emit({ kind: 'touched', intent });
  };
  const lacksTexts = (language: Language, spoken: Language | null): void => {
    services.log.warn('page-lacks-texts', { language });
    if (spoken !== null) emit({ kind: 'texts.missing', spoken });
  };
  show();
  tick();
  return {
    connect: (connection) => {
      listenToPage(
        connection,
        (message) => {
          if (message.type === 'intent') touched(message.intent);
          else if (message.type === 'wedge') keyPressed(message);
          else if (message.type === 'speak') services.speaker.speak(message.text, message.language, message.volume);
          else if (message.type === 'hush') services.speaker.hush();
          else if (message.type === 'no-texts') lacksTexts(message.language, message.spoken);
        },
        (where) => services.log.warn('page-message-refused', { where }),
      );
      sender.connect(connection);
    },
    reader: read,
    near: () => emit({ kind: 'somebody.near' }),
    houseChanged: tellHouse,
    close: () => {
      isClosed = true;
      service.close();
      cancelTick?.();
      endBurst?.();
      services.speaker.hush();
      stopListening();
      stage.end();
      sender.close();
    },
  };
}
