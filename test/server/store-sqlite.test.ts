import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../server/store/open-store.ts';
import { noon } from '../domain/decide/fixture.ts';
import { storeConformance } from './store-conformance.ts';
import { openTestProgramme, temporaryFolder } from './test-programme.ts';

storeConformance('SQLite', async () => {
  const { folder, remove } = temporaryFolder();
  return { place: { kind: 'sqlite', folder }, drop: () => Promise.resolve(remove()) };
});

test('a damaged file is refused with the way out, and stays as it is', async () => {
  const { folder, remove } = temporaryFolder();
  await (await openTestProgramme({ kind: 'sqlite', folder })).close();
  const file = join(folder, 'programme.db');
  const bytes = readFileSync(file);
  for (let at = 4096; at < bytes.length; at += 64) bytes.fill(0xab, at, at + 32);
  writeFileSync(file, bytes);
  await expect(openStore({ kind: 'sqlite', folder }, noon)).rejects.toThrow(/is damaged .*restore the last backup/s);
  expect(readFileSync(file).equals(bytes)).toBe(true);
  remove();
});

test('a folder that cannot be made is told with the setting to change', async () => {
  const { folder, remove } = temporaryFolder();
  writeFileSync(join(folder, 'a-file'), '');
  await expect(openStore({ kind: 'sqlite', folder: join(folder, 'a-file', 'data') }, noon)).rejects.toThrow(/--data DIR/);
  remove();
});
