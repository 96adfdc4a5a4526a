/** Sizes of the groups in which a number is written after its country's prefix: 916 123 45 67. Elsewhere a number may be of any length, so it grows in threes. */
export function phoneGroups(prefix: string, typed: number): readonly number[] {
  if (prefix === '+7') return [3, 3, 2, 2];
  return Array.from({ length: Math.max(3, Math.ceil((typed + 1) / 3)) }, () => 3);
}
