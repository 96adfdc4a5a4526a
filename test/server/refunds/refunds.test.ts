import { describe } from 'vitest';
import { temporaryFolder } from '../test-programme.ts';
import { refundConformance } from './refund-conformance.ts';

describe("a shop's list of refunds, on SQLite", () => {
  refundConformance(() => {
    const { folder, remove } = temporaryFolder();
    return Promise.resolve({ place: { kind: 'sqlite', folder }, drop: () => Promise.resolve(remove()) });
  });
});
