/** Lines of a shop's list of refunds, CSV or JSON, from bytes that come in pieces: in bounded memory and in the encoding that it has. For the command and the page alike: no Node. */
import type { RefundFate, RefundLine } from '../../domain/contract/refund-line.ts';
import { linesAtOnce } from '../../domain/contract/refund-line.ts';
import { NoRefundList } from '../../domain/refund-file/refund-list.ts';
import type { ListedLine, RefundListReader } from '../../domain/refund-file/refund-list.ts';
import { createLineSplitter } from '../../domain/written-file/line-splitter.ts';

/** A JSON list is read whole; characters. */
const longestJson = 64_000_000;
const longestLine = 16_384;

/** The bytes of a file; asked for twice. */
export type ListBytes = () => AsyncIterable<Uint8Array>;

/** By its mark; else UTF-8 if all of it is, else windows-1251. */
async function encodingOf(bytes: ListBytes): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const chunk of bytes()) {
      if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
      if (isFirst && chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
      isFirst = false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1251';
    throw error;
  }
}

/** Lines in the order of the file. Throws NoRefundList, and what `bytes` throws. */
export async function* readListLines(bytes: ListBytes, reader: RefundListReader): AsyncGenerator<ListedLine> {
  const decoder = new TextDecoder(await encodingOf(bytes));
  let isJson: boolean | null = null;
  let whole = '';
  const splitter = createLineSplitter(longestLine);
  for await (const chunk of bytes()) {
    const text = decoder.decode(chunk, { stream: true });
    isJson ??= text.trim() === '' ? null : /^\s*[[{]/.test(text);
    if (isJson !== true) yield* csvLines(reader, splitter.add(text));
    else if (whole.length + text.length > longestJson)
      throw new NoRefundList(`a JSON list may have ${longestJson / 1_000_000} MB; write it as CSV, or load it in parts`);
    else whole += text;
  }
  if (isJson === true) yield* jsonLines(reader, whole + decoder.decode());
  else yield* csvLines(reader, splitter.add(`${decoder.decode()}\n`));
  if (isJson === null) throw new NoRefundList('the file is empty; the first line names the columns');
}

function* csvLines(
  reader: RefundListReader,
  lines: readonly { readonly number: number; readonly text: string | null }[],
): Generator<ListedLine> {
  for (const { number, text } of lines) {
    if (text !== null && text.trim() === '') continue;
    const line = reader.csvLine(number, text);
    if (line !== null) yield line;
  }
}

function* jsonLines(reader: RefundListReader, text: string): Generator<ListedLine> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new NoRefundList(`it begins as JSON and is none: ${error instanceof Error ? error.message : ''}`);
  }
  if (!Array.isArray(value)) throw new NoRefundList('a JSON list is [ {…}, {…} ]');
  for (const [index, one] of value.entries()) yield reader.jsonRow(index + 1, one);
}

/** Lines settled piece by piece, in the order of the file: what is wrong in itself, and what was decided. */
export async function* settledInPieces(
  lines: AsyncIterable<ListedLine>,
  settle: (lines: readonly RefundLine[]) => Promise<readonly RefundFate[]>,
): AsyncGenerator<readonly RefundFate[]> {
  let [open, said]: [RefundLine[], RefundFate[]] = [[], []];
  const piece = async (): Promise<readonly RefundFate[]> => {
    const fates = [...said, ...(open.length === 0 ? [] : await settle(open))].sort((a, b) => a.line - b.line);
    [open, said] = [[], []];
    return fates;
  };
  for await (const one of lines) {
    if (one.ok) open.push(one.line);
    else said.push(one.fate);
    if (open.length === linesAtOnce || said.length === linesAtOnce) yield await piece();
  }
  if (open.length + said.length > 0) yield await piece();
}
