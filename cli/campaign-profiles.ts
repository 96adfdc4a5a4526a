/** `passage campaign profiles`: the legal profiles, what each asks for, and what nobody has verified. */
import { legalProfiles } from '../domain/legal/profiles.ts';
import type { LegalProfile } from '../domain/legal/profile.ts';

/** Text for `passage campaign profiles --help`. */
export const help = `passage campaign profiles [--json]

Lists the legal profiles that a campaign file may name (legal: { profile: ..., fields: ... }) and the fields that each asks for.

Exit code: 0 done, 2 wrong use.`;

const occasions = { always: '', gift: ' (with gifts)', draw: ' (with a draw)', points: ' (with points)' } as const;

/** Runs the command; gives the exit code. */
export function profiles(args: readonly string[]): number {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(help);
    return 0;
  }
  if (args.some((arg) => arg !== '--json')) {
    console.error(help);
    return 2;
  }
  if (args.includes('--json')) console.log(JSON.stringify(legalProfiles, null, 2));
  else console.log(legalProfiles.map(worded).join('\n\n'));
  return 0;
}

function worded(profile: LegalProfile): string {
  const width = Math.max(0, ...profile.fields.map((field) => field.name.length));
  const fields = profile.fields.map((field) => `  ${field.name.padEnd(width)}  ${field.write}${occasions[field.occasion]}`);
  const age = profile.age === null ? [] : [`  Nobody under ${profile.age.years} takes part${occasions[profile.age.occasion]}.`];
  const draw = profile.draw === null ? ['  Not for draws.'] : [];
  return [
    `${profile.id}: ${profile.title} [${profile.country}]`,
    ...fields,
    ...age,
    ...draw,
    `  Not verified: ${profile.notVerified}`,
  ].join('\n');
}
