import type { ProgressView } from '../../../domain/contract/screen-parts.ts';
import { enumeration } from '../../../domain/text/enumeration.ts';
import type { Speech } from '../../look/speech.ts';

/** Progress of a campaign in figures and words. */
export interface ProgressFigures {
  /** Part of the goal, 0 to 1. */
  readonly share: number;
  /** What there is: '2,450 ₽' or '3'. */
  readonly done: string;
  /** 'of 5,000 ₽', and what else is asked: '1 of 3 shops'. */
  readonly of: readonly string[];
  /** Both in words, with all else that is asked: '3 of 5 shops · 2 of 4 days'. */
  readonly inWords: string;
  /** The same, each for itself. */
  readonly words: readonly string[];
  /** The figure of the picture alone, in words: '3 of 5 shops'. */
  readonly first: string;
  /** What is missing, '2,550 ₽ to go'; absent once reached. */
  readonly toGo: string | undefined;
  /** Counts behind tiles and doors. */
  readonly steps: { readonly done: number; readonly of: number };
}

/** Reads the figures that matter: the sum where there is one, else what the picture shows; what else is asked follows in words. */
export function progressFigures(progress: ProgressView, speech: Speech): ProgressFigures {
  const counted = countsOf(progress, speech);
  if (progress.sum !== null) {
    const { doneMinor, ofMinor } = progress.sum;
    const missing = Math.max(0, ofMinor - doneMinor);
    const inWords = speech.say(progress.today ? 'visit.sum-of-today' : 'visit.sum-of', {
      doneMinor: speech.money(doneMinor),
      ofMinor: speech.money(ofMinor),
    });
    return {
      share: ofMinor === 0 ? 0 : doneMinor / ofMinor,
      done: speech.money(doneMinor),
      of: [
        speech.say(progress.today ? 'visit.of-today' : 'visit.of', { goal: speech.money(ofMinor) }),
        ...counted.map((each) => each.words),
      ],
      inWords: listed([inWords, ...counted.map((each) => each.words)]),
      words: [inWords, ...counted.map((each) => each.words)],
      first: inWords,
      toGo: missing === 0 ? undefined : speech.say('visit.to-go', { missing: speech.money(missing) }),
      steps: { done: 0, of: 0 },
    };
  }
  const [first] = counted;
  const steps = first?.steps ?? { done: 0, of: 0 };
  return {
    share: steps.of === 0 ? 0 : steps.done / steps.of,
    done: speech.count(steps.done),
    of: first === undefined ? [] : [first.words],
    inWords: listed(counted.map((each) => each.words)),
    words: counted.map((each) => each.words),
    first: first?.words ?? '',
    toGo: undefined,
    steps,
  };
}

interface Counted {
  readonly steps: { readonly done: number; readonly of: number };
  readonly words: string;
}

/** Everything that is counted, that of the picture first: shops and kinds of shop behind doors, the rest on stamps. */
function countsOf(progress: ProgressView, speech: Speech): readonly Counted[] {
  const { shops, categories, receipts, days, stamps, parts } = progress;
  const one = (key: CountKey, steps: Counted['steps'] | null): readonly Counted[] =>
    steps === null ? [] : [{ steps, words: speech.say(key, { done: speech.count(steps.done), of: speech.count(steps.of) }) }];
  const ofParts = parts.length === 0 ? null : { done: parts.filter((part) => part.done).length, of: parts.length };
  const behindDoors = [...one('visit.shops-of', shops), ...one('visit.categories-of', categories)];
  const onStamps = [
    ...one('visit.stamps-of', stamps),
    ...one('visit.receipts-of', receipts),
    ...one('visit.days-of', days),
    ...one('visit.parts-of', ofParts),
  ];
  return progress.figure === 'stamps' ? [...onStamps, ...behindDoors] : [...behindDoors, ...onStamps];
}

type CountKey = 'visit.shops-of' | 'visit.categories-of' | 'visit.stamps-of' | 'visit.receipts-of' | 'visit.days-of' | 'visit.parts-of';

/** Longest figure that stays on one line wherever it stands. */
const WHOLE_MAX = 18;

function listed(words: readonly string[]): string {
  return words.map((each) => (each.length <= WHOLE_MAX ? each.replaceAll(' ', '\u00a0') : each)).join('\u00a0· ');
}

/** What the campaign gives, in words: the gift's name, '+500 points', '+2,000 points for Corso', '2 draw tickets', 'Gold'. */
export function rewardWords({ reward }: ProgressView, speech: Speech): string {
  switch (reward.kind) {
    case 'gift':
      return reward.choices.length === 0 ? reward.name : enumeration([reward.name, ...reward.choices], speech.language, 'or');
    case 'points':
      return reward.spendAt === null
        ? speech.say('visit.reward-points', { points: reward.points })
        : speech.say('visit.reward-points-at', { points: reward.points, spendAt: reward.spendAt });
    case 'per-amount':
      return speech.say('visit.reward-amount', { points: reward.points, amount: speech.money(reward.perMinor) });
    case 'tickets':
      return reward.drawnLocal === null
        ? speech.say('visit.reward-tickets', { tickets: reward.tickets })
        : speech.say('visit.tickets-on', { tickets: reward.tickets, onLocal: speech.day(reward.drawnLocal) });
    case 'tier':
      return reward.name;
  }
}

/** What is won, in as few signs as an arch can hold. */
export function rewardSign({ reward }: ProgressView, speech: Speech): string {
  switch (reward.kind) {
    case 'gift':
      return '';
    case 'points':
    case 'per-amount':
      return speech.gain(reward.points);
    case 'tickets':
      return `×${speech.count(reward.tickets)}`;
    case 'tier':
      return reward.name;
  }
}
