/** Codes from standard input, one a line: UTF-8 with or without byte order mark, LF or CRLF, in bounded memory however long a line is. */
import type { Readable } from 'node:stream';
import { maxReceiptCodeLength } from '../../domain/receipt/read-receipt.ts';
import { createLineSplitter } from '../../domain/written-file/line-splitter.ts';
import type { NumberedLine } from '../../domain/written-file/line-splitter.ts';

/** A code with a scanner's marks and a tester's in front is a little longer than the code itself; what is longer than this is null. */
const longestLine = maxReceiptCodeLength + 64;

/** Every line that is not blank, as they come; null for one that is too long. */
export async function* readCodes(input: Readable): AsyncGenerator<readonly (string | null)[]> {
  const decoder = new TextDecoder('utf-8');
  const splitter = createLineSplitter(longestLine);
  for await (const chunk of input) {
    yield codesOf(splitter.add(typeof chunk === 'string' ? chunk : decoder.decode(bytesOf(chunk), { stream: true })));
  }
  yield codesOf(splitter.add(`${decoder.decode()}\n`));
}

function codesOf(lines: readonly NumberedLine[]): (string | null)[] {
  return lines.map((line) => line.text).filter((text) => text === null || text.trim() !== '');
}

function bytesOf(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  throw new Error('standard input gave neither bytes nor text');
}
