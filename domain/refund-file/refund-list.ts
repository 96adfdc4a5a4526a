/** A whole list of refunds, line after line: what is read, what is wrong, which line says the same as one before. */
import type { RefundFate, RefundLine } from '../contract/refund-line.ts';
import { sha256Hex } from '../encoding/hash.ts';
import { canonicalJson } from '../encoding/canonical-json.ts';
import { readRow } from '../simulate/csv-table.ts';
import type { CsvTable } from '../simulate/csv-table.ts';
import { readRefundHeader, refundColumnOf, refundColumns } from './refund-columns.ts';
import type { RefundColumn } from './refund-columns.ts';
import { readRefundLine } from './read-refund-line.ts';

/** As many lines a list may have; a longer one is loaded in parts. */
export const mostRefundLines = 200_000;

/** A line that can be sent, or what became of it already. */
export type ListedLine = { readonly ok: true; readonly line: RefundLine } | { readonly ok: false; readonly fate: RefundFate };

/** Why the file is no list at all. */
export class NoRefundList extends Error {}

const said = (line: number, fate: RefundFate['fate'], what: string): ListedLine => ({
  ok: false,
  fate: { line, fate, reference: null, points: 0, missing: 0, what },
});

/** Reads lines one by one; one for each file. Memory grows by 16 characters a line and no more. */
export class RefundListReader {
  readonly #digits: number;
  readonly #seen = new Map<string, number>();
  #table: CsvTable<RefundColumn> | null = null;
  #lines = 0;
  constructor(digits: number) {
    this.#digits = digits;
  }

  /** Columns that the file has and nobody reads; known after the first line. */
  unknownColumns(): readonly string[] {
    return this.#table?.unknown ?? [];
  }

  /** A line of a CSV file; null: it was the header. `text` null: longer than any line of a list. Throws NoRefundList where the first line names no columns, or there are too many. */
  csvLine(number: number, text: string | null): ListedLine | null {
    if (this.#table === null) {
      const header = text === null ? ({ ok: false, what: 'the first line is too long to name columns' } as const) : readRefundHeader(text);
      if (!header.ok) throw new NoRefundList(header.what);
      this.#table = header.table;
      return null;
    }
    this.#count();
    if (text === null) return said(number, 'wrong', 'it is too long for a line of a list; take it out');
    const read = readRow(text, this.#table);
    return read.ok ? this.#line(number, read.row) : said(number, 'wrong', read.what);
  }

  /** An object of a JSON list. */
  jsonRow(number: number, value: unknown): ListedLine {
    this.#count();
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return said(number, 'wrong', 'it is no object; write {"refund_amount": "12.50", …}');
    const fields = new Map<string, string>();
    const known = new Set<string>(refundColumns.known);
    for (const [name, field] of Object.entries(value).slice(0, 100)) {
      const column = refundColumnOf(name.slice(0, 80));
      if (!known.has(column) || field === null) continue;
      if (typeof field !== 'string' && typeof field !== 'number')
        return said(number, 'wrong', `${column}: it is neither a text nor a number`);
      const text = String(field).trim();
      if (text.length > 5_000 || unprintable.test(text))
        return said(number, 'wrong', `${column}: it is too long, or holds a character that is no text`);
      fields.set(column, text);
    }
    return this.#line(number, (column) => fields.get(column) ?? '');
  }

  #count(): void {
    this.#lines += 1;
    if (this.#lines > mostRefundLines) throw new NoRefundList(`the list has more than ${mostRefundLines} lines; load it in parts`);
  }

  #line(number: number, row: (column: RefundColumn) => string): ListedLine {
    const read = readRefundLine(row, number, this.#digits);
    if (!read.ok) return said(number, 'wrong', read.what);
    const { purchase, refund } = read.value;
    const key = sha256Hex(canonicalJson({ purchase, refund })).slice(0, 16);
    const before = this.#seen.get(key);
    if (before !== undefined)
      return said(number, 'already', `line ${before} is the same refund; two of one amount need their times or refund_number`);
    this.#seen.set(key, number);
    return { ok: true, line: read.value };
  }
}

const unprintable = /[\u0000-\u001f\u007f-\u009f\ufffd]/;
