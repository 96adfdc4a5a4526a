/**
 * Combinations whose parts ask for sums. Receipts that can serve one part only are its own; those that could serve several are tried in purchase order, part after
 * part, until all parts are served. To fill parts to sums exactly is a hard problem, so the search has a bound; no mall's campaign comes near it.
 */
import type { CampaignPart, ProgressEntry } from '../contract/campaign.ts';

/** Trials of one search. Beyond it the combination counts as not complete with these receipts. */
const maxTrials = 5_000;

/** Whether these receipts are enough for a part. */
export function isServed(part: CampaignPart, index: number, held: readonly ProgressEntry[]): boolean {
  return held.length >= part.receipts && sumFor(index, held) >= part.sumMinor;
}

/** What of these receipts counts for a part. */
function sumFor(index: number, held: readonly ProgressEntry[]): number {
  let sum = 0;
  for (const entry of held) sum += entry.parts.find((one) => one.part === index)?.amountMinor ?? 0;
  return sum;
}

/** Receipts by part, no more than each part needs once it is served. What is given for parts not served yet is what a screen shows. */
export function assignSums(parts: readonly CampaignPart[], entries: readonly ProgressEntry[]): readonly ProgressEntry[][] {
  const own = parts.map((_part, index) => entries.filter((entry) => entry.parts.length === 1 && entry.parts[0]?.part === index));
  const shared = entries.filter((entry) => entry.parts.length > 1);
  const given = search(parts, own, shared) ?? firstFit(parts, own, shared);
  return parts.map((part, index) => needed(part, index, [...(own[index] ?? []), ...(given[index] ?? [])]));
}

/** The first of these that are enough, or all. */
function needed(part: CampaignPart, index: number, held: readonly ProgressEntry[]): ProgressEntry[] {
  for (let length = 0; length < held.length; length += 1) {
    if (isServed(part, index, held.slice(0, length))) return held.slice(0, length);
  }
  return [...held];
}

type ByPart = readonly ProgressEntry[][];

/** Shared receipts by part such that every part is served; null: there is no such way, or none found in time. */
function search(parts: readonly CampaignPart[], own: ByPart, shared: readonly ProgressEntry[]): ByPart | null {
  const given = parts.map((): ProgressEntry[] => []);
  const held = (index: number) => [...(own[index] ?? []), ...(given[index] ?? [])];
  const isDone = (index: number) => {
    const part = parts[index];
    return part === undefined || isServed(part, index, held(index));
  };
  let trials = 0;
  const from = (at: number): boolean => {
    const open = parts.flatMap((_part, index) => (isDone(index) ? [] : [index]));
    if (open.length === 0) return true;
    trials += 1;
    if (trials > maxTrials) return false;
    const rest = shared.slice(at);
    const [entry] = rest;
    if (entry === undefined || open.some((index) => !isPossible(parts[index], index, held(index), rest))) return false;
    for (const { part: index } of entry.parts) {
      if (!open.includes(index)) continue;
      given[index]?.push(entry);
      if (from(at + 1)) return true;
      given[index]?.pop();
    }
    return from(at + 1);
  };
  return from(0) ? given : null;
}

/** Whether a part could be served if it got all the rest. */
function isPossible(
  part: CampaignPart | undefined,
  index: number,
  held: readonly ProgressEntry[],
  rest: readonly ProgressEntry[],
): boolean {
  const able = rest.filter((entry) => entry.parts.some((one) => one.part === index));
  return part !== undefined && held.length + able.length >= part.receipts && sumFor(index, held) + sumFor(index, able) >= part.sumMinor;
}

/** Each shared receipt to the first of its parts that is not served yet. */
function firstFit(parts: readonly CampaignPart[], own: ByPart, shared: readonly ProgressEntry[]): ByPart {
  const given = parts.map((): ProgressEntry[] => []);
  for (const entry of shared) {
    const open = entry.parts.find(({ part: index }) => {
      const part = parts[index];
      return part !== undefined && !isServed(part, index, [...(own[index] ?? []), ...(given[index] ?? [])]);
    });
    if (open !== undefined) given[open.part]?.push(entry);
  }
  return given;
}
