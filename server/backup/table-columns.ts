import { migrations } from '../store/schema.ts';
import type { BulkTable } from '../store/sql-session.ts';

/** Columns of a table after the first `schema` migrations, read off the migrations themselves. */
export function columnsOf(table: string, schema: number): BulkTable['columns'] {
  const statements = migrations.filter((step) => step.number <= schema).flatMap((step) => step.statements);
  const mine = statements.filter((statement) => new RegExp(`^(CREATE|ALTER) TABLE ${table} `).test(statement));
  return mine.flatMap((statement) =>
    [...statement.matchAll(/(\w+) \{(integer|text)\}/g)].map((match) => ({
      name: match[1] ?? '',
      type: match[2] === 'integer' ? ('integer' as const) : ('text' as const),
    })),
  );
}
