import type { Store } from '../store/store.ts';
import { DocumentLaws } from './documents-laws.ts';
import { drawLaws } from './draw-laws.ts';
import { factLaws } from './fact-laws.ts';
import type { Finding } from './finding.ts';
import { replayLog } from './replay.ts';

/** Holds the laws of DESIGN §13 against a programme as it stands, in one read transaction: safe beside a running server. */
export function verifyProgramme(store: Store): Promise<readonly Finding[]> {
  return store.read(async (transaction) => {
    const replayed = await replayLog(transaction);
    const documents = await new DocumentLaws(replayed).read(transaction);
    return [...replayed.findings, ...documents, ...(await factLaws(transaction)), ...(await drawLaws(transaction))];
  });
}

/** One line a law. One that found nothing to look at is not counted as proof. */
export function wordFinding({ law, checked, breaches, examples }: Finding): string {
  if (checked === 0) return `idle    ${law} (nothing to check yet)`;
  const head = `${breaches === 0 ? 'holds ' : 'BROKEN'}  ${law} (${checked} checked${breaches === 0 ? '' : `, ${breaches} broken`})`;
  return [head, ...examples.map((example) => `        ${example}`)].join('\n');
}

/** The last line: how many laws hold, and how many had nothing to look at. */
export function wordVerdict(findings: readonly Finding[]): string {
  const broken = findings.filter((finding) => finding.breaches > 0).length;
  if (broken > 0)
    return `verify: ${broken} of ${findings.length} laws are broken. Make a backup now and keep it, then tell who cares for this system.`;
  const idle = findings.filter((finding) => finding.checked === 0).length;
  return `verify: all ${findings.length - idle} laws hold${idle === 0 ? '' : `; ${idle} more had nothing to check`}`;
}
