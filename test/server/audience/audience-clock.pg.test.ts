import { describe, test } from 'vitest';
import { createDatabase, postgresMissing } from '../postgres-database.ts';
import { audienceConformance } from './audience-conformance.ts';

const missing = postgresMissing();

if (missing !== null) {
  test('the look at members on PostgreSQL', (context) => context.skip(missing));
} else {
  describe('PostgreSQL', () => {
    audienceConformance(async () => {
      const database = await createDatabase();
      return { place: { kind: 'postgres', url: database.url }, drop: () => database.drop() };
    });
  });
}
