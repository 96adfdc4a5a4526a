/** Number of letters to add, drop, change or swap with the neighbour to get from one word to the other (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1)) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** The known name that was probably meant: few letters differ (at most a third), or one name holds the other. null when none is near. */
export function nearestName(word: string, known: readonly string[]): string | null {
  if (word.length > 80) return null;
  const wanted = word.toLowerCase();
  let best: { name: string; distance: number } | null = null;
  for (const name of known) {
    const distance = editDistance(wanted, name.toLowerCase());
    if (best === null || distance < best.distance) best = { name, distance };
  }
  if (best === null) return null;
  if (best.distance <= Math.max(1, Math.floor(Math.max(wanted.length, best.name.length) / 3))) return best.name;
  return wanted.length < 3 ? null : (known.find((name) => name.includes(wanted) || wanted.includes(name)) ?? null);
}
