import type { ProgressView } from '../../../domain/contract/screen.ts';
import type { Speech } from '../../look/speech.ts';

/** Progress of a campaign in figures and words. */
export interface ProgressFigures {
  /** Part of the goal, 0 to 1. */
  readonly share: number;
  /** What there is: '2,450 ₽' or '3'. */
  readonly done: string;
  /** 'of 5,000 ₽'. */
  readonly of: string;
  /** Both in words: '3 of 5 shops'. */
  readonly inWords: string;
  /** What is missing, '2,550 ₽ to go'; absent once reached. */
  readonly toGo: string | undefined;
  /** Counts behind tiles and doors. */
  readonly steps: { readonly done: number; readonly of: number };
}

/** Reads the figures that matter: the sum where there is one, else receipts or shops, whichever the picture shows. */
export function progressFigures(progress: ProgressView, speech: Speech): ProgressFigures {
  if (progress.sum !== null) {
    const { doneMinor, ofMinor } = progress.sum;
    const missing = Math.max(0, ofMinor - doneMinor);
    return {
      share: ofMinor === 0 ? 0 : doneMinor / ofMinor,
      done: speech.money(doneMinor),
      of: speech.say('visit.of', { goal: speech.money(ofMinor) }),
      inWords: speech.say('visit.sum-of', { doneMinor: speech.money(doneMinor), ofMinor: speech.money(ofMinor) }),
      toGo: missing === 0 ? undefined : speech.say('visit.to-go', { missing: speech.money(missing) }),
      steps: { done: 0, of: 0 },
    };
  }
  const byShops = progress.figure === 'doors' && progress.shops !== null;
  const steps = (byShops ? progress.shops : progress.receipts) ?? progress.shops ?? { done: 0, of: 0 };
  const inShops = steps === progress.shops;
  const args = { done: speech.count(steps.done), of: speech.count(steps.of) };
  return {
    share: steps.of === 0 ? 0 : steps.done / steps.of,
    done: speech.count(steps.done),
    of: inShops ? speech.say('visit.shops-of', args) : speech.say('visit.receipts-of', args),
    inWords: inShops ? speech.say('visit.shops-of', args) : speech.say('visit.receipts-of', args),
    toGo: undefined,
    steps,
  };
}

/** What the campaign gives, in words: the gift's name, '+500 points', '+2,000 points for Corso'. */
export function rewardWords(progress: ProgressView, speech: Speech): string {
  const { reward } = progress;
  if (reward.kind === 'gift') return reward.name;
  if (reward.spendAt !== null) return speech.say('visit.reward-points-at', { points: reward.points, spendAt: reward.spendAt });
  return speech.say('visit.reward-points', { points: reward.points });
}
