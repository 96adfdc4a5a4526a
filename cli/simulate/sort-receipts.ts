/** An external sort of receipt lines by registration: chunks are sorted in memory and spilled, then merged. Memory holds one chunk, whatever the file's size. */
import { createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLines } from './read-lines.ts';
import type { NumberedLine } from '../../domain/written-file/line-splitter.ts';

/** A line with what it is sorted by; lines of the same instant keep their order. */
export interface KeyedLine {
  readonly atMs: number;
  readonly number: number;
  readonly text: string;
}

const chunkLines = 200_000;
const batchLines = 2000;

const compare = (a: KeyedLine, b: KeyedLine): number => a.atMs - b.atMs || a.number - b.number;

/** Sorts. The temporary folder is gone when the lines are read to the end, or reading stops. */
export async function* sortLines(
  batches: AsyncIterable<readonly KeyedLine[]>,
  chunkSize = chunkLines,
): AsyncGenerator<readonly NumberedLine[]> {
  const folder = await mkdtemp(join(tmpdir(), 'passage-sort-'));
  try {
    const chunks: string[] = [];
    let chunk: KeyedLine[] = [];
    for await (const batch of batches) {
      for (const line of batch) chunk.push(line);
      if (chunk.length < chunkSize) continue;
      chunks.push(await spill(join(folder, `${chunks.length}`), chunk.sort(compare)));
      chunk = [];
    }
    if (chunks.length === 0) {
      yield* inBatches(chunk.sort(compare));
      return;
    }
    chunks.push(await spill(join(folder, `${chunks.length}`), chunk.sort(compare)));
    yield* merge(chunks.map(readChunk));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function spill(path: string, lines: readonly KeyedLine[]): Promise<string> {
  const out: WriteStream = createWriteStream(path);
  for (const { atMs, number, text } of lines) if (!out.write(`${atMs}\t${number}\t${text}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  return path;
}

async function* readChunk(path: string): AsyncGenerator<KeyedLine> {
  for await (const batch of readLines(path)) {
    for (const { text } of batch) {
      const [atMs = '', number = ''] = (text ?? '').split('\t', 2);
      yield { atMs: Number(atMs), number: Number(number), text: (text ?? '').slice(atMs.length + number.length + 2) };
    }
  }
}

/** A few chunks at most (a file of 200 million lines has 1000), so the smallest head is found by looking at all. */
async function* merge(sources: readonly AsyncGenerator<KeyedLine>[]): AsyncGenerator<readonly NumberedLine[]> {
  const heads = await Promise.all(sources.map((source) => source.next()));
  let batch: NumberedLine[] = [];
  for (;;) {
    let best = -1;
    let least: KeyedLine | null = null;
    for (const [index, head] of heads.entries()) {
      if (head.done === true || (least !== null && compare(least, head.value) <= 0)) continue;
      [best, least] = [index, head.value];
    }
    const source = sources[best];
    if (least === null || source === undefined) break;
    batch.push({ number: least.number, text: least.text });
    heads[best] = await source.next();
    if (batch.length < batchLines) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

function* inBatches(lines: readonly KeyedLine[]): Generator<readonly NumberedLine[]> {
  for (let at = 0; at < lines.length; at += batchLines) {
    yield lines.slice(at, at + batchLines).map(({ number, text }) => ({ number, text }));
  }
}
