import { describe, test } from 'vitest';
import { createDatabase, postgresMissing } from '../postgres-database.ts';
import { officeConformance } from './office-conformance.ts';

const missing = postgresMissing();
if (missing !== null) test('the office, on PostgreSQL', (context) => context.skip(missing));
else
  describe('the office, on PostgreSQL', () => {
    officeConformance(async () => {
      const database = await createDatabase();
      return { place: { kind: 'postgres', url: database.url }, drop: () => database.drop() };
    });
  });
