/** Screenshots of a journey's steps, where the environment names a folder for them (`PASSAGE_SHOTS`). */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Station } from './mall.ts';

/** Takes a picture of what a station shows now; does nothing without the folder. */
export async function shot(station: Station, name: string): Promise<void> {
  const folder = process.env['PASSAGE_SHOTS'];
  if (folder === undefined || folder === '') return;
  mkdirSync(folder, { recursive: true });
  await station.page.screenshot({ path: join(folder, `${name}.png`) });
}
