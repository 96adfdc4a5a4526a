/** One real receipt code of a public source, with what else may stand for the same receipt. */
export interface Sample {
  readonly text: string;
  /** Where the text stands in public. */
  readonly source: string;
  /** Other texts of the same receipt: another host, order of fields, case, leading zeros. */
  readonly spellings?: readonly string[];
}
