import { describe, test } from 'vitest';
import { createDatabase, postgresMissing } from '../postgres-database.ts';
import { peopleConformance } from './people-conformance.ts';

const missing = postgresMissing();
if (missing !== null) test('what members tell, on PostgreSQL', (context) => context.skip(missing));
else
  describe('what members tell, on PostgreSQL', () => {
    peopleConformance(async () => {
      const database = await createDatabase();
      return { place: { kind: 'postgres', url: database.url }, drop: () => database.drop() };
    });
  });
