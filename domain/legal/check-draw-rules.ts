import type { CampaignVersion } from '../contract/campaign.ts';
import type { LegalFinding } from './check-legal.ts';
import type { LegalProfile } from './profile.ts';
import { languages } from '../text/language.ts';

/** The draw of a campaign against what its profile asks of draws. */
export function drawFindings(profile: LegalProfile, version: CampaignVersion): LegalFinding[] {
  const { draw } = version;
  if (draw === null) return [];
  const problem = (path: readonly (string | number)[], what: string): LegalFinding => ({ level: 'problem', path, what });
  const rules = profile.draw;
  if (rules === null) return [problem(['legal', 'profile'], `${profile.id} has no rules for draws: choose a profile that has`)];
  const findings: LegalFinding[] = [];
  if (rules.reservesNeeded && draw.reserves === 0)
    findings.push(problem(['draw', 'reserves'], `${profile.id} wants at least one reserve winner for a prize that nobody claims`));
  if (draw.claimDays < rules.claimDaysMinimum)
    findings.push(problem(['draw', 'claimWithin'], `${profile.id} wants winners to have at least ${rules.claimDaysMinimum} days to claim`));
  const unnamed = languages.filter((language) => draw.publicValue[language].trim() === '');
  if (rules.publicValueNeeded && unnamed.length > 0)
    findings.push(problem(['draw', 'publicValue'], `must name the public value beforehand, also in: ${unnamed.join(', ')}`));
  if (rules.insidersExcluded) {
    const missing = (['mall-staff', 'jury'] as const).filter((person) => !version.notFor.includes(person));
    if (missing.length > 0) findings.push(problem(['notFor'], `${profile.id} wants insiders left out of draws: add ${missing.join(', ')}`));
  }
  return findings;
}
