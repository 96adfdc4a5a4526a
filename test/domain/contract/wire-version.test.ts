import * as z from 'zod/mini';
import { expect, test } from 'vitest';
import { anyDocument } from '../../../domain/contract/document.ts';
import { fact, signedFact } from '../../../domain/contract/fact.ts';
import * as sync from '../../../domain/contract/sync.ts';
import { WIRE_VERSION, WIRE_VERSION_MIN } from '../../../domain/contract/wire-version.ts';
import { canonicalJson } from '../../../domain/encoding/canonical-json.ts';
import { sha256Hex } from '../../../domain/encoding/hash.ts';

/** One line a wire version; a version once shipped keeps its line for ever. */
const pinned: Readonly<Record<number, string>> = {
  1: '939e0f87e361a2805c25cfd094ebc56a87fd640352bdd26c4aa82d602b68b334',
};

/** JSON Schema of everything that travels. Numbers in it are whole, so the canonical text of it can be hashed. */
function wireText(): string {
  const schemas = { fact, signedFact, anyDocument, ...Object.fromEntries(Object.entries(sync).filter(([, value]) => '_zod' in value)) };
  return canonicalJson(
    Object.fromEntries(
      Object.entries(schemas).map(([name, schema]) => [name, JSON.parse(JSON.stringify(z.toJSONSchema(schema))) as unknown]),
    ),
  );
}

test('the wire is what its version says: after a change raise WIRE_VERSION, tell its history, and pin the new hash here', () => {
  expect(sha256Hex(wireText())).toBe(pinned[WIRE_VERSION]);
  expect(WIRE_VERSION_MIN).toBeLessThanOrEqual(WIRE_VERSION);
});

test('the pin covers every schema of the wire', () => {
  const text = wireText();
  for (const name of [
    'receipt.registered',
    'notices.told',
    'writtenOff',
    'pushRequest',
    'pullAnswer',
    'startAnswer',
    'snapshotHeader',
    'apiError',
    'enrolAnswer',
  ])
    expect(text).toContain(name);
});
