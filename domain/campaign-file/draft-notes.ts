import type { Finding } from '../written-file/file-problem.ts';

/** Collects what is wrong in a file and what looks unintended; a draft is only good when no problem was found. */
export interface DraftNotes {
  readonly problem: (finding: Finding) => void;
  readonly warning: (finding: Finding) => void;
}
