import { describe, test } from 'vitest';
import { createDatabase, postgresMissing } from '../postgres-database.ts';
import { refundConformance } from './refund-conformance.ts';

const missing = postgresMissing();
if (missing !== null) test("a shop's list of refunds, on PostgreSQL", (context) => context.skip(missing));
else
  describe("a shop's list of refunds, on PostgreSQL", () => {
    refundConformance(async () => {
      const database = await createDatabase();
      return { place: { kind: 'postgres', url: database.url }, drop: () => database.drop() };
    });
  });
