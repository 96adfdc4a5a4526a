/** A campaign moved in time: a promise for next weekend is tried on the receipts of past ones. */
import type { CampaignVersion, PointsLife, PointsStart } from '../contract/campaign.ts';
import { localOfWallMs, wallMsOf } from '../time/local-time.ts';
import { localOf, utcOf } from '../time/zone.ts';
import type { Offsets } from '../time/zone.ts';

/** The version with all its times so many days later (earlier if negative), by the wall clock; a multiple of 7 keeps the weekdays. */
export function moveVersion(version: CampaignVersion, days: number, offsets: Offsets): CampaignVersion {
  if (days === 0) return version;
  const move = (ms: number): number => Math.max(0, utcOf(localOfWallMs(wallMsOf(localOf(ms, offsets)) + days * 86_400_000), offsets));
  const { when, reward, draw } = version;
  const moved = (ms: number | null) => (ms === null ? null : move(ms));
  return {
    ...version,
    when: {
      ...when,
      boughtFromMs: move(when.boughtFromMs),
      boughtUntilMs: move(when.boughtUntilMs),
      registeredUntilMs: move(when.registeredUntilMs),
      collectedUntilMs: moved(when.collectedUntilMs),
      announcedAtMs: moved(when.announcedAtMs),
    },
    reward: 'life' in reward ? { ...reward, life: moveLife(reward.life, move), start: moveStart(reward.start, move) } : reward,
    draw: draw === null ? null : { ...draw, closesAtMs: move(draw.closesAtMs), drawnAtMs: move(draw.drawnAtMs) },
  };
}

const moveLife = (life: PointsLife, move: (ms: number) => number): PointsLife =>
  life.kind === 'fixed' ? { ...life, atMs: move(life.atMs) } : life;

const moveStart = (start: PointsStart, move: (ms: number) => number): PointsStart =>
  start.kind === 'fixed' ? { ...start, atMs: move(start.atMs) } : start;
