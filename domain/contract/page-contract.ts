/**
 * The name of what a page and its core say to each other: a digest over the schemas of their messages. A page is built with the name of its contract and gives it when it opens its link; a
 * core whose contract has another name sends it nothing. So a page need not carry the schemas: what arrives on an open link is what its types say.
 */
import * as z from 'zod/mini';
import { canonicalJson } from '../encoding/canonical-json.ts';
import { sha256Hex } from '../encoding/hash.ts';
import { coreMessage } from './core-message.ts';
import { deskPageMessage } from './desk-intent.ts';
import { deskCoreMessage } from './desk-screen.ts';
import { pageMessage } from './intent.ts';
import { lookMessage } from './look-message.ts';
import { visitorCoreMessage } from './visitor-screen.ts';

const messages = {
  kiosk: { coreMessage, lookMessage, pageMessage },
  desk: { deskCoreMessage, deskPageMessage },
  visitor: { visitorCoreMessage, lookMessage },
} as const;

/** Pages whose link has a contract. */
export type ContractPage = keyof typeof messages;

/** Whether a page of this name talks under a contract. */
export function hasContract(page: string): page is ContractPage {
  return Object.hasOwn(messages, page);
}

/** Sixteen hex digits. Takes milliseconds: ask once. */
export function pageContract(page: ContractPage): string {
  const schemas = Object.entries(messages[page]).map(([name, schema]) => [
    name,
    JSON.parse(JSON.stringify(z.toJSONSchema(schema))) as unknown,
  ]);
  return sha256Hex(canonicalJson(Object.fromEntries(schemas))).slice(0, 16);
}
