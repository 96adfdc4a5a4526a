import type { IconName } from '../../look/icon-paths.ts';

/** One thing of a list that is touched to open it. */
export interface PickRow {
  /** Name of the button, and its key. */
  readonly name: string;
  readonly icon: IconName;
  readonly title: string;
  readonly more: string;
  /** A short word at its end. */
  readonly end?: string | undefined;
  /** Past: still readable, no longer called for. */
  readonly dim?: boolean;
  readonly chosen?: boolean | undefined;
  readonly onpress: () => void;
}
