import { describe } from 'vitest';
import { temporaryFolder } from '../test-programme.ts';
import { audienceConformance } from './audience-conformance.ts';

describe('SQLite', () => {
  audienceConformance(() => {
    const { folder, remove } = temporaryFolder();
    return Promise.resolve({ place: { kind: 'sqlite', folder }, drop: () => Promise.resolve(remove()) });
  });
});
