import { describe, expect, test } from 'vitest';
import { openStore } from '../../server/store/open-store.ts';
import { noon } from '../domain/decide/fixture.ts';
import { createDatabase, postgresMissing } from './postgres-database.ts';
import { storeConformance } from './store-conformance.ts';

const missing = postgresMissing();

if (missing !== null) {
  test('PostgreSQL store conformance', (context) => context.skip(missing));
} else {
  storeConformance('PostgreSQL', async () => {
    const database = await createDatabase();
    return { place: { kind: 'postgres', url: database.url }, drop: () => database.drop() };
  });

  describe('PostgreSQL', () => {
    test('an address where nobody answers is told as such', async () => {
      await expect(openStore({ kind: 'postgres', url: 'postgres://nobody@127.0.0.1:1/nothing' }, noon)).rejects.toThrow(
        /PostgreSQL does not answer/,
      );
    });
  });
}
