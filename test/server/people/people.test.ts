import { describe } from 'vitest';
import { temporaryFolder } from '../test-programme.ts';
import { peopleConformance } from './people-conformance.ts';

describe('what members tell, on SQLite', () => {
  peopleConformance(() => {
    const { folder, remove } = temporaryFolder();
    return Promise.resolve({ place: { kind: 'sqlite', folder }, drop: () => Promise.resolve(remove()) });
  });
});
