import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

import type { ReleasePackage } from '../../domain/release/manifest.ts';

/** Where a package comes from and goes to. */
export interface FetchOptions {
  /** Address of the folder that holds the file, with a slash at its end. */
  readonly feedUrl: string;
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** The package is not what was signed, and has been thrown away. */
export class WrongPackage extends Error {}

/** Unpacked it takes several times its size, and the journal must always have room. */
const ROOM_FACTOR = 6;
/** Longest silence of a feed within a download. */
const SILENCE_MS = 60_000;

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const part of createReadStream(file)) hash.update(part as Uint8Array);
  return hash.digest('base64');
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Appends what is missing of a file; a feed that sends more than was signed is cut off. */
async function append(response: Response, file: string, fromByte: number, bytes: number, heard: () => void): Promise<void> {
  const handle = await open(file, fromByte === 0 ? 'w' : 'r+');
  let at = fromByte;
  try {
    for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      heard();
      if (at + part.length > bytes) throw new WrongPackage(`the feed sends more than the ${bytes} bytes that were signed`);
      await handle.write(part, 0, part.length, at);
      at += part.length;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Fetches a package into the folder and checks it; answers its path. Goes on where an earlier try stopped. Throws WrongPackage when the file is not what was signed (it is gone
 * then), any other Error when it is not here yet: feed gone, disk full. Either way the program that runs is untouched.
 */
export async function fetchPackage(wanted: ReleasePackage, { feedUrl, folder, signal }: FetchOptions): Promise<string> {
  const file = join(folder, wanted.file);
  const part = `${file}.part`;
  const has = await sizeOf(part);
  const fromByte = has <= wanted.bytes ? has : 0;
  const room = await statfs(folder);
  if (room.bavail * room.bsize < wanted.bytes * ROOM_FACTOR - fromByte)
    throw new Error(
      `too little room: ${wanted.file} needs ${Math.ceil((wanted.bytes * ROOM_FACTOR) / 1_000_000)} MB to be fetched and unpacked`,
    );
  if (fromByte < wanted.bytes) {
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), SILENCE_MS);
    const heard = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
    };
    try {
      const response = await fetch(new URL(wanted.file, feedUrl), {
        headers: fromByte > 0 ? { range: `bytes=${fromByte}-` } : {},
        signal: AbortSignal.any([signal, silence.signal]),
        redirect: 'error',
      });
      if (response.status !== 200 && response.status !== 206) throw new Error(`the feed answers ${response.status} for ${wanted.file}`);
      await append(response, part, response.status === 206 ? fromByte : 0, wanted.bytes, heard);
    } catch (error) {
      if (error instanceof WrongPackage) await rm(part, { force: true });
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
  if ((await sizeOf(part)) < wanted.bytes) throw new Error(`${wanted.file} came in part; it goes on from there`);
  if ((await hashOf(part)) !== wanted.sha512) {
    await rm(part, { force: true });
    throw new WrongPackage(`${wanted.file} is not the file that was signed (SHA-512 differs)`);
  }
  return part;
}
