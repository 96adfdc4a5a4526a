import { describe } from 'vitest';
import { temporaryFolder } from '../test-programme.ts';
import { officeConformance } from './office-conformance.ts';

describe('the office, on SQLite', () => {
  officeConformance(() => {
    const { folder, remove } = temporaryFolder();
    return Promise.resolve({ place: { kind: 'sqlite', folder }, drop: () => Promise.resolve(remove()) });
  });
});
