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

/** One line a law. */
export function wordFinding({ law, checked, breaches, examples }: Finding): string {
  const head = `${breaches === 0 ? 'holds ' : 'BROKEN'}  ${law} (${checked} checked${breaches === 0 ? '' : `, ${breaches} broken`})`;
  return [head, ...examples.map((example) => `        ${example}`)].join('\n');
}
